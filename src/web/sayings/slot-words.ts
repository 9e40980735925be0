import { dayInWords } from "./date-and-time.ts";

type Slot = { date: string; start: string; end: string; venue: string | null };

/** 「4月11日(月) 14:00～15:00 第1会議室」 of a consultation. */
export function slotWords({ date, start, end, venue }: Slot): string {
  return [dayInWords(date), `${start}～${end}`, venue].filter(Boolean).join(" ");
}
