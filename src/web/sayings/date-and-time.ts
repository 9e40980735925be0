import { dayWithWeekday } from "../../domain/periods/day-with-weekday.ts";

const japanTime = "Asia/Tokyo";

const dayParts = new Intl.DateTimeFormat("ja-JP", {
  timeZone: japanTime,
  year: "numeric",
  month: "numeric",
  day: "numeric",
  weekday: "short",
});
const clock = new Intl.DateTimeFormat("ja-JP", {
  timeZone: japanTime,
  hour: "numeric",
  minute: "2-digit",
  hour12: false,
});

/** 「11月20日(金) 10:32」 of an ISO time, in Japan's time. */
export function dateAndTime(iso: string): string {
  return `${dayAndWeekday(iso)} ${clock.format(new Date(iso))}`;
}

/** 「11月20日(金)」 of an ISO time or date, in Japan's time. */
export function dayAndWeekday(iso: string): string {
  const at = new Date(iso);
  const part = (type: string) => dayParts.formatToParts(at).find((one) => one.type === type)?.value ?? "";
  return `${part("month")}月${part("day")}日(${part("weekday")})`;
}

/** 「10月10日(金)」 of a day `YYYY-MM-DD`. */
export function dayInWords(day: string): string {
  return dayWithWeekday(day);
}

/** 「2026年11月20日」 of a day `YYYY-MM-DD`. */
export function fullDay(day: string): string {
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日`;
}

/** 「2026年11月20日(金) 10:32」: where the year matters. */
export function yearDateAndTime(iso: string): string {
  const year = dayParts.formatToParts(new Date(iso)).find((one) => one.type === "year")?.value ?? "";
  return `${year}年${dateAndTime(iso)}`;
}
