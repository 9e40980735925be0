const days = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" });

/** The day in Japan as `YYYY-MM-DD`. */
export function japanDay(at: Date): string {
  return days.format(at);
}
