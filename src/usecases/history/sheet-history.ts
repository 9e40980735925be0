import type { Database } from "../../database/database.ts";
import { type HistoryRow, sheetEntries } from "../../database/history-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import { eventsWithout } from "../../domain/cycle/hidden-concepts.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { type Concern, concerns } from "../../domain/history/concerns.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import type { NoteEvent } from "../../domain/notes/activity-note.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadHistory, mayReadNotes, mayReadSheet } from "../../domain/permissions/permissions.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import { isUuid } from "../is-uuid.ts";
import { hiddenOn } from "../sheets/visible-sheet.ts";

/** What one request did to a sheet. `events` in their order; empty when the entry was disposed of by rule. */
export type HistoryEntry = {
  seq: number;
  /** ISO time. Reading the sheet as of this time shows it after the entry. */
  at: string;
  by: string;
  via: string;
  sheetId: string | null;
  events: SheetEvent[];
  /** In words, what happened beside the sheets' texts. */
  note: string | null;
  /** What was done with a note of the year; null also for those who don't read notes. */
  activityNote: NoteEvent | null;
  /** The reason for which confirmed words were changed; null on other entries. */
  amendment: string | null;
};

/** Newest first. `next`: give it as `before` for the following page; null at the end. */
export type HistoryPage = { entries: HistoryEntry[]; next: number | null };

export type PageOptions = { before?: number | undefined; limit?: number | undefined };

/** With a concern: only what was about that goal and field, and of each request only that. */
export async function sheetHistory(
  db: Database,
  actor: Actor,
  sheetId: string,
  { before = Number.MAX_SAFE_INTEGER, limit = 50, goalId = null, concept = null }: PageOptions & Partial<Concern> = {},
): Promise<({ ok: true } & HistoryPage) | { ok: false; reason: "not-found" | "forbidden" }> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await loadSheet(tx, sheetId);
    if (!sheet || !mayReadSheet(actor, sheet)) return { ok: false, reason: "not-found" };
    if (!mayReadHistory(actor, sheet)) return { ok: false, reason: "forbidden" };
    const rows = await sheetEntries(tx, sheetId, { before, limit: limit + 1, goalId, concept });
    const shown = { withNotes: mayReadNotes(actor, sheet), hidden: hiddenOn(actor, sheet) };
    const page = pageOf(rows, limit, shown);
    return { ok: true, ...page, entries: aboutOnly(page.entries, { goalId, concept }) };
  });
}

function aboutOnly(entries: HistoryEntry[], concern: Concern): HistoryEntry[] {
  if (concern.goalId === null && concern.concept === null) return entries;
  return entries
    .map((entry) => ({ ...entry, events: entry.events.filter((event) => concerns(event, concern)) }))
    .filter(({ events }) => events.length > 0);
}

/**
 * `rows`: one more than the page holds, to know whether there is a next one. `withNotes`: the words of notes, too, which
 * not everyone reads who reads the sheet. `hidden`: what is not shown yet; entries about nothing else are left out.
 */
export function pageOf(
  rows: HistoryRow[],
  limit: number,
  { withNotes = false, hidden = [] }: { withNotes?: boolean; hidden?: Concept[] } = {},
): HistoryPage {
  const shown = rows.slice(0, limit);
  const entries = shown
    .map(entryOf)
    .map((entry) => (withNotes ? entry : { ...entry, activityNote: null }))
    .flatMap((entry) => entryWithout(entry, hidden) ?? []);
  return { entries, next: rows.length > limit ? (shown.at(-1)?.seq ?? null) : null };
}

/** The entry without what is hidden; null when nothing else was in it. */
export function entryWithout<Entry extends HistoryEntry>(entry: Entry, hidden: readonly Concept[]): Entry | null {
  if (hidden.length === 0 || entry.events.length === 0) return entry;
  const events = eventsWithout(entry.events, hidden);
  return events.length === 0 && entry.note === null ? null : { ...entry, events };
}

function entryOf({ seq, at, via, sheetId, payload }: HistoryRow): HistoryEntry {
  const read = readPayload(payload);
  const { by = "", events = [], note = null, activityNote = null, amendment = null } = read ?? {};
  return { seq, at, via, sheetId, by, events, note, activityNote, amendment };
}
