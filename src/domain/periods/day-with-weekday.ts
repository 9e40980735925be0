const weekdays = "日月火水木金土";

/** 「10月10日(金)」 of a day `YYYY-MM-DD`. */
export function dayWithWeekday(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return `${at.getUTCMonth() + 1}月${at.getUTCDate()}日(${weekdays[at.getUTCDay()]})`;
}
