import { createHash } from "node:crypto";
import ical, { ICalCalendarMethod, ICalEventTransparency } from "ical-generator";
import { addDays } from "../domain/periods/add-days.ts";
import { fiscalYearLabel } from "../domain/periods/fiscal-year.ts";
import type { FeedEntry } from "../usecases/calendar/read-feed.ts";
import { url } from "./routes.ts";
import { slotWords } from "./sayings/slot-words.ts";

const whats = {
  write: "提出",
  amend: "修正",
  approve: "承認",
  agree: "同意",
  confirm: "確定",
} as const satisfies Record<FeedEntry["what"], string>;

/**
 * Deadlines as an iCalendar file: whole days, which are the same everywhere. `site`: where links lead; null: none.
 * The tag changes with what is in it, not with the hour at which it is asked for.
 */
export function calendarFile(
  { city, site, entries }: { city: string; site: string | null; entries: readonly FeedEntry[] },
  now: Date,
): { text: string; tag: string } {
  const calendar = ical({
    name: `道しるべの期限（${city}）`,
    prodId: { company: "michishirube", product: "deadlines", language: "JA" },
    method: ICalCalendarMethod.PUBLISH,
    ttl: 6 * 60 * 60,
  });
  for (const entry of entries) {
    const { uid, sheetId, due } = entry;
    const link = site === null ? null : site + (sheetId === null ? url("todo") : url("sheet", { sheetId }));
    calendar.createEvent({
      id: `${uid}@michishirube`,
      stamp: now,
      start: dayOf(due),
      end: dayOf(addDays(due, 1)),
      allDay: true,
      // A last day takes nobody's time.
      transparency: ICalEventTransparency.TRANSPARENT,
      summary: summaryOf(entry),
      description: descriptionOf(entry, link),
      ...(link !== null && { url: link }),
    });
  }
  const tag = createHash("sha256").update(JSON.stringify({ city, site, entries })).digest("base64url");
  return { text: calendar.toString(), tag: `W/"${tag}"` };
}

function summaryOf({ path, label, what, done }: FeedEntry): string {
  const words = [path.at(-1), label, `${whats[what]}の期限`].filter((word) => word !== undefined).join(" ");
  return done ? `（済）${words}` : words;
}

function descriptionOf({ path, fiscalYear, sheetNumber, talk }: FeedEntry, link: string | null): string {
  const sheet = sheetNumber === null ? "すべてのシート" : `${path.join(" ")}　シート番号 ${sheetNumber}`;
  const when = talk && `協議 ${slotWords(talk)}`;
  return [`${fiscalYearLabel(fiscalYear)}　${sheet}`, when, link].filter((line) => line !== null).join("\n");
}

function dayOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}
