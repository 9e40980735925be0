import type { Database } from "../../database/database.ts";
import {
  deleteEvidence,
  deleteNote,
  insertEvidence,
  insertNote,
  noteOf,
  updateNote,
} from "../../database/note-store.ts";
import type { Statement } from "../../database/statement.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { type ActivityNote, type NotePlace, type NoteRefusal, notedState } from "../../domain/notes/activity-note.ts";
import type { EvidenceKind, EvidenceRefusal } from "../../domain/notes/evidence-file.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { storableText } from "../../domain/sheets/storable-text.ts";
import { isUuid } from "../is-uuid.ts";
import { type CheckedFile, checkFiles, type GivenEvidence, toEvidence } from "./check-evidence.ts";
import { closeNote, lockNotedSheet, refusalOf } from "./noted-sheet.ts";

/** What a person writes down. `noteId`: the writer's, so that a retry has one effect. */
export type WrittenNote = NotePlace & { noteId: string; on: string; body: string; files: GivenEvidence[] };

export type NoteOutcome =
  | { ok: true; noteId: string }
  | { ok: false; reason: "not-found" | "forbidden" | NoteRefusal }
  | { ok: false; reason: EvidenceRefusal; fileName: string; kind: EvidenceKind | null }
  /** Somebody changed the note meanwhile: nothing is overwritten unseen. */
  | { ok: false; reason: "changed-meanwhile"; present: ActivityNote };

/** Adds a note to a goal of the sheet, with its files, and an entry to the history. */
export async function addNote(db: Database, actor: Actor, sheetId: string, written: WrittenNote): Promise<NoteOutcome> {
  const checked = checkFiles(written.files);
  return await db.withTenant(actor.tenantId, async (tx) => {
    const locked = await lockNotedSheet(tx, actor, sheetId);
    if (!locked.ok) return locked;
    const { sheet } = locked;
    const known = await tx.query("select 1 from activity_notes where note_id = $1", [written.noteId]);
    if (known.length > 0) return { ok: true, noteId: written.noteId };
    if (!checked.ok) return checked;
    const note = { ...written, body: storableText(written.body) };
    const refusal = await refusalOf(tx, sheet, note, checked.files, null);
    if (refusal) return { ok: false, reason: refusal };
    const after = notedState({ ...note, files: checked.files.map(toEvidence) });
    await tx.queryAll([
      insertNote(sheetId, actor.personId, note),
      ...checked.files.map((file) => insertEvidence(note.noteId, file)),
      closeNote(sheet, actor, { noteId: note.noteId, before: null, after }),
    ]);
    return { ok: true, noteId: note.noteId };
  });
}

/** What is wanted of a note that is there. `version`: the one that was read; `removed`: ids of its files. */
export type ChangedNote = WrittenNote & { version: number; removed: string[] };

/** Changes the words, the day, the place or the files of a note. */
export async function changeNote(
  db: Database,
  actor: Actor,
  sheetId: string,
  wanted: ChangedNote,
): Promise<NoteOutcome> {
  const checked = checkFiles(wanted.files);
  return await db.withTenant(actor.tenantId, async (tx) => {
    const locked = await lockNotedSheet(tx, actor, sheetId);
    if (!locked.ok) return locked;
    const present = await presentNote(tx, sheetId, wanted.noteId);
    if (!present) return { ok: false, reason: "not-found" };
    if (present.version !== wanted.version) return { ok: false, reason: "changed-meanwhile", present };
    if (!checked.ok) return checked;
    const note = { ...wanted, body: storableText(wanted.body) };
    const kept = present.files.filter(({ fileId }) => !wanted.removed.includes(fileId));
    const refusal = await refusalOf(tx, locked.sheet, note, checked.files, { ...present, files: kept });
    if (refusal) return { ok: false, reason: refusal };
    const before = notedState(present);
    const after = notedState({ ...note, files: [...kept, ...checked.files.map(toEvidence)] });
    if (JSON.stringify(before) === JSON.stringify(after) && present.workItemId === note.workItemId) {
      return { ok: true, noteId: note.noteId };
    }
    await tx.queryAll([
      updateNote(note),
      deleteEvidence(note.noteId, wanted.removed),
      ...checked.files.map((file: CheckedFile): Statement => insertEvidence(note.noteId, file)),
      closeNote(locked.sheet, actor, { noteId: note.noteId, before, after }),
    ]);
    return { ok: true, noteId: note.noteId };
  });
}

/** Removes a note with its files. Its words stay in the history; of the files only name, size and digest. Twice is once. */
export async function removeNote(db: Database, actor: Actor, sheetId: string, noteId: string): Promise<NoteOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const locked = await lockNotedSheet(tx, actor, sheetId);
    if (!locked.ok) return locked;
    const present = await presentNote(tx, sheetId, noteId);
    if (!present) return { ok: false, reason: "not-found" };
    await tx.queryAll([
      deleteNote(noteId),
      closeNote(locked.sheet, actor, { noteId, before: notedState(present), after: null }),
    ]);
    return { ok: true, noteId };
  });
}

async function presentNote(tx: TenantTransaction, sheetId: string, noteId: string): Promise<ActivityNote | undefined> {
  return isUuid(noteId) ? await noteOf(tx, sheetId, noteId) : undefined;
}
