import { closeBeside } from "../../database/history-store.ts";
import { evidenceSize } from "../../database/note-store.ts";
import { loadSheet, lockSheet, type SheetRow } from "../../database/sheet-store.ts";
import type { Statement } from "../../database/statement.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { placeName } from "../../domain/comments/comment-note.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import {
  type ActivityNote,
  isInYear,
  longestNote,
  type NoteEvent,
  type NotePlace,
  type NoteRefusal,
  noteSentence,
} from "../../domain/notes/activity-note.ts";
import { evidenceLimits } from "../../domain/notes/evidence-file.ts";
import { isSamePlace, notePlaces } from "../../domain/notes/note-places.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet, mayWriteNotes } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";

/** The sheet on which the actor writes notes, locked: before the history's lock is taken, as every save does. */
export async function lockNotedSheet(
  tx: TenantTransaction,
  actor: Actor,
  sheetId: string,
): Promise<{ ok: true; sheet: SheetRow } | { ok: false; reason: "not-found" | "forbidden" }> {
  const sheet = isUuid(sheetId) && (await lockSheet(tx, sheetId, [])) ? await loadSheet(tx, sheetId) : undefined;
  if (!sheet || !mayReadSheet(actor, sheet)) return { ok: false, reason: "not-found" };
  return mayWriteNotes(actor, sheet) ? { ok: true, sheet } : { ok: false, reason: "forbidden" };
}

/** Why a note isn't taken. `present`: the note as it would stay with its files; it may stay at a goal that is gone. */
export async function refusalOf(
  tx: TenantTransaction,
  sheet: SheetRow,
  note: NotePlace & { on: string; body: string },
  added: { bytes: Uint8Array }[],
  present: Pick<ActivityNote, "goalId" | "workItemId" | "marker" | "files"> | null,
): Promise<NoteRefusal | null> {
  if (note.body.trim() === "") return "no-words";
  if (note.body.length > longestNote) return "too-long";
  if (!isInYear(note.on, sheet.fiscalYear)) return "not-in-year";
  const places = sheet.goals.flatMap((goal) => notePlaces(sheet.form, goal));
  const isThere = places.some((place) => isSamePlace(place, note));
  if (!isThere && !(present && isSamePlace(present, note))) return "no-such-place";
  if (added.length === 0) return null;
  if (added.length + (present?.files.length ?? 0) > evidenceLimits.files) return "too-many-files";
  const size = added.reduce((sum, { bytes }) => sum + bytes.length, 0);
  return size + (await evidenceSize(tx, sheet.sheetId)) > evidenceLimits.sheetBytes ? "sheet-full" : null;
}

/** The entry of the history; counts the sheet's revision up. */
export function closeNote(sheet: SheetRow, actor: Actor, event: NoteEvent): Statement {
  const goalId = event.after?.goalId ?? event.before?.goalId ?? null;
  const note = noteSentence(placeName(sheet.form, sheet, { goalId, concept: null }), event);
  return closeBeside({
    sheetId: sheet.sheetId,
    actorId: actor.personId,
    via: "activity-note",
    payload: writePayload({ by: actor.name, events: [], note, activityNote: event }),
  });
}
