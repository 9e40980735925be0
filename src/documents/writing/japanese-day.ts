/** The ISO day it is in Japan at that moment. */
export function japaneseDay(at: Date): string {
  return new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Tokyo" }).format(at);
}
