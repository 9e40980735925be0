import type { ActivityNote, NotePlace } from "../domain/notes/activity-note.ts";
import type { EvidenceKind } from "../domain/notes/evidence-file.ts";
import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

const selectNotes = `
  select n.note_id as "noteId", n.goal_id as "goalId", n.work_item_id as "workItemId", n.marker, n.happened_on as "on",
    n.body, n.version, p.name as by,
    (select coalesce(json_agg(json_build_object('fileId', f.file_id, 'name', f.name, 'kind', f.kind, 'size', f.size,
        'sha256', encode(f.sha256, 'hex')) order by f.added_at, f.file_id), '[]')
     from evidence_files f where f.note_id = n.note_id) as files
  from activity_notes n join people p on p.person_id = n.written_by`;

/** The notes of a sheet, or of one of its goals; the latest day first. */
export function notesOf(tx: TenantTransaction, sheetId: string, goalId: string | null = null): Promise<ActivityNote[]> {
  return tx.query(
    `${selectNotes} where n.sheet_id = $1 and ($2::uuid is null or n.goal_id = $2)
     order by n.happened_on desc, n.written_at desc, n.note_id`,
    [sheetId, goalId],
  );
}

export async function noteOf(
  tx: TenantTransaction,
  sheetId: string,
  noteId: string,
): Promise<ActivityNote | undefined> {
  const [row] = await tx.query<ActivityNote>(`${selectNotes} where n.sheet_id = $1 and n.note_id = $2`, [
    sheetId,
    noteId,
  ]);
  return row;
}

/** How many notes each goal of a sheet has, by its id. */
export async function noteCountsOf(tx: TenantTransaction, sheetId: string): Promise<Record<string, number>> {
  const rows = await tx.query<{ goalId: string; count: number }>(
    `select goal_id as "goalId", count(*)::integer as count from activity_notes where sheet_id = $1 group by goal_id`,
    [sheetId],
  );
  return Object.fromEntries(rows.map(({ goalId, count }) => [goalId, count]));
}

/** Bytes that are kept for all notes of a sheet. */
export async function evidenceSize(tx: TenantTransaction, sheetId: string): Promise<number> {
  const [row] = await tx.query<{ size: number }>(
    `select coalesce(sum(f.size), 0)::bigint as size
       from evidence_files f join activity_notes n on n.note_id = f.note_id where n.sheet_id = $1`,
    [sheetId],
  );
  return row?.size ?? 0;
}

type WrittenNote = NotePlace & { noteId: string; on: string; body: string };

export function insertNote(sheetId: string, personId: string, note: WrittenNote): Statement {
  return {
    sql: `insert into activity_notes (note_id, sheet_id, goal_id, work_item_id, marker, happened_on, body, written_by)
          values ($1, $2, $3, $4, $5, $6, $7, $8)`,
    values: [note.noteId, sheetId, note.goalId, note.workItemId, note.marker, note.on, note.body, personId],
  };
}

export function updateNote(note: WrittenNote): Statement {
  return {
    sql: `update activity_notes set goal_id = $2, work_item_id = $3, marker = $4, happened_on = $5, body = $6,
            version = version + 1 where note_id = $1`,
    values: [note.noteId, note.goalId, note.workItemId, note.marker, note.on, note.body],
  };
}

/** The note with its files. */
export function deleteNote(noteId: string): Statement {
  return { sql: "delete from activity_notes where note_id = $1", values: [noteId] };
}

export type NewEvidence = { fileId: string; name: string; kind: EvidenceKind; sha256: Buffer; bytes: Uint8Array };

export function insertEvidence(noteId: string, file: NewEvidence): Statement {
  return {
    sql: `insert into evidence_files (file_id, note_id, name, kind, size, sha256, bytes)
          values ($1, $2, $3, $4, $5, $6, $7)`,
    values: [file.fileId, noteId, file.name, file.kind, file.bytes.length, file.sha256, file.bytes],
  };
}

export function deleteEvidence(noteId: string, fileIds: string[]): Statement {
  return { sql: "delete from evidence_files where note_id = $1 and file_id = any($2)", values: [noteId, fileIds] };
}

export type EvidenceBytes = { name: string; kind: EvidenceKind; bytes: Buffer };

export async function evidenceOf(
  tx: TenantTransaction,
  { sheetId, noteId, fileId }: { sheetId: string; noteId: string; fileId: string },
): Promise<EvidenceBytes | undefined> {
  const [row] = await tx.query<EvidenceBytes>(
    `select f.name, f.kind, f.bytes from evidence_files f join activity_notes n on n.note_id = f.note_id
      where n.sheet_id = $1 and n.note_id = $2 and f.file_id = $3`,
    [sheetId, noteId, fileId],
  );
  return row;
}
