import type { Database } from "../../database/database.ts";
import { type EvidenceBytes, evidenceOf, noteCountsOf, noteOf, notesOf } from "../../database/note-store.ts";
import { sheetPlace } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadNotes, mayReadSheet } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";

type Refused = { ok: false; reason: "not-found" | "forbidden" };

/** The notes of a sheet, or of one goal of it; the latest day first. */
export async function sheetNotes(
  db: Database,
  actor: Actor,
  sheetId: string,
  goalId: string | null = null,
): Promise<{ ok: true; notes: ActivityNote[] } | Refused> {
  return await reading(db, actor, sheetId, async (tx) => {
    return { ok: true, notes: goalId === null || isUuid(goalId) ? await notesOf(tx, sheetId, goalId) : [] };
  });
}

/** How many notes each goal has; null for who doesn't read them. */
export async function countNotes(db: Database, actor: Actor, sheetId: string): Promise<Record<string, number> | null> {
  const outcome = await reading<{ ok: true; counts: Record<string, number> } | Refused>(
    db,
    actor,
    sheetId,
    async (tx) => {
      return { ok: true, counts: await noteCountsOf(tx, sheetId) };
    },
  );
  return outcome.ok ? outcome.counts : null;
}

export async function readNote(
  db: Database,
  actor: Actor,
  sheetId: string,
  noteId: string,
): Promise<{ ok: true; note: ActivityNote } | Refused> {
  return await reading<{ ok: true; note: ActivityNote } | Refused>(db, actor, sheetId, async (tx) => {
    const note = isUuid(noteId) ? await noteOf(tx, sheetId, noteId) : undefined;
    return note ? { ok: true, note } : { ok: false, reason: "not-found" };
  });
}

/** A file that was kept with a note, byte for byte. */
export async function readEvidence(
  db: Database,
  actor: Actor,
  asked: { sheetId: string; noteId: string; fileId: string },
): Promise<({ ok: true } & EvidenceBytes) | Refused> {
  return await reading<({ ok: true } & EvidenceBytes) | Refused>(db, actor, asked.sheetId, async (tx) => {
    const file = isUuid(asked.noteId) && isUuid(asked.fileId) ? await evidenceOf(tx, asked) : undefined;
    return file ? { ok: true, ...file } : { ok: false, reason: "not-found" };
  });
}

async function reading<T>(
  db: Database,
  actor: Actor,
  sheetId: string,
  read: (tx: TenantTransaction) => Promise<T>,
): Promise<T | Refused> {
  if (!isUuid(sheetId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const place = await sheetPlace(tx, sheetId);
    if (!place || !mayReadSheet(actor, place)) return { ok: false, reason: "not-found" };
    return mayReadNotes(actor, place) ? await read(tx) : { ok: false, reason: "forbidden" };
  });
}
