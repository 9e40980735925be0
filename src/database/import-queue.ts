import type { TenantTransaction } from "./tenant-transaction.ts";

export type ClaimedFile = {
  fileId: string;
  importId: string;
  name: string;
  bytes: Uint8Array;
  formKey: string | null;
  fiscalYear: number | null;
};

/** Takes the file that waits longest, so that nobody else reads it; also one whose reader was lost: none takes minutes. */
export async function claimFile(tx: TenantTransaction): Promise<ClaimedFile | null> {
  const [row] = await tx.query<ClaimedFile>(
    `update import_files f set state = 'reading', changed_at = now() from imports i
     where i.import_id = f.import_id and f.file_id = (
       select file_id from import_files
       where state = 'queued' or state = 'reading' and changed_at < now() - interval '2 minutes'
       order by changed_at, position limit 1 for update skip locked
     )
     returning f.file_id as "fileId", f.import_id as "importId", f.name, f.bytes,
       coalesce(f.form_key, i.form_key) as "formKey", i.fiscal_year as "fiscalYear"`,
  );
  return row ?? null;
}

export type ReadingResult =
  | { state: "read"; result: unknown; summary: unknown; notes: string[] }
  | { state: "refused"; refusal: unknown };

/** Files a reading's outcome and, after the last file, closes the import's reading. What was cancelled meanwhile stays so. */
export async function finishFile(tx: TenantTransaction, file: ClaimedFile, outcome: ReadingResult): Promise<void> {
  // Whoever finishes the last two files at once must see each other's.
  await tx.query("select 1 from imports where import_id = $1 for update", [file.importId]);
  const read = outcome.state === "read" ? outcome : null;
  await tx.query(
    `update import_files set state = $2, result = $3, summary = $4, notes = $5, refusal = $6, corrections = '[]',
       decisions = '{}', changed_at = now()
     where file_id = $1 and state = 'reading'`,
    [
      file.fileId,
      outcome.state,
      read && JSON.stringify(read.result),
      read && JSON.stringify(read.summary),
      read?.notes ?? [],
      outcome.state === "refused" ? JSON.stringify(outcome.refusal) : null,
    ],
  );
  await closeReading(tx, file.importId);
}

export async function closeReading(tx: TenantTransaction, importId: string): Promise<void> {
  await tx.query(
    `update imports set state = 'read' where import_id = $1 and state = 'reading' and not exists (
       select from import_files where import_id = $1 and state in ('queued', 'reading'))`,
    [importId],
  );
}

/** Puts back a file whose reading was ended; one that was cancelled stays cancelled. */
export async function releaseFile(tx: TenantTransaction, fileId: string): Promise<void> {
  await tx.query("update import_files set state = 'queued' where file_id = $1 and state = 'reading'", [fileId]);
}

/** At the start: what a program that ended was reading waits again. Read twice, a file only gives the same again. */
export async function requeueFiles(tx: TenantTransaction): Promise<void> {
  await tx.query("update import_files set state = 'queued' where state = 'reading'");
}

/** Puts one file back to be read again, on the form the person names. */
export async function requeueFile(tx: TenantTransaction, importId: string, fileId: string, formKey: string | null) {
  await tx.query(
    `update import_files set state = 'queued', form_key = $3, result = null, summary = null, refusal = null, changed_at = now()
     where import_id = $1 and file_id = $2 and state in ('read', 'refused') and length(bytes) > 0`,
    [importId, fileId, formKey],
  );
  await tx.query("update imports set state = 'reading' where import_id = $1 and state = 'read'", [importId]);
  await closeReading(tx, importId);
}

/** Ends an import with nothing written; the files' contents are let go. */
export async function cancelImportRows(tx: TenantTransaction, importId: string, personId: string): Promise<void> {
  await tx.query("update imports set state = 'cancelled', finished_at = now(), finished_by = $2 where import_id = $1", [
    importId,
    personId,
  ]);
  await tx.query(
    `update import_files set state = 'cancelled', bytes = '', result = null, changed_at = now()
     where import_id = $1 and state in ('queued', 'reading', 'read')`,
    [importId],
  );
}
