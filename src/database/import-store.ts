import type { TenantTransaction } from "./tenant-transaction.ts";

export type ImportState = "reading" | "read" | "confirmed" | "cancelled";
export type FileState = "queued" | "reading" | "read" | "refused" | "confirmed" | "cancelled";

export type ImportRow = {
  importId: string;
  createdBy: string;
  createdById: string;
  createdAt: string;
  fiscalYear: number | null;
  formKey: string | null;
  state: ImportState;
  finishedAt: string | null;
  finishedBy: string | null;
};

/** A file without its bytes and its result. `summary`, `refusal`: as the use case wrote them. */
export type ImportFileRow = {
  fileId: string;
  name: string;
  state: FileState;
  refusal: unknown;
  notes: string[];
  summary: unknown;
  formKey: string | null;
  fiscalYear: number | null;
  sheetIds: string[];
};

/** `result`: the understood document. */
export type ReadFileRow = ImportFileRow & { result: unknown; corrections: unknown; decisions: unknown };

const importColumns = `i.import_id as "importId", c.name as "createdBy", i.created_by as "createdById",
  i.created_at as "createdAt",
  i.fiscal_year as "fiscalYear", i.form_key as "formKey", i.state, i.finished_at as "finishedAt", f.name as "finishedBy"`;
const importTables = `imports i join people c on c.person_id = i.created_by left join people f on f.person_id = i.finished_by`;
const fileColumns = `file_id as "fileId", name, state, refusal, notes, summary, form_key as "formKey",
  fiscal_year as "fiscalYear", sheet_ids as "sheetIds"`;
const resultColumns = `${fileColumns}, result, corrections, decisions`;

export async function insertImport(
  tx: TenantTransaction,
  given: { createdBy: string; fiscalYear: number | null; formKey: string | null },
): Promise<string> {
  const [row] = await tx.query<{ importId: string }>(
    `insert into imports (created_by, fiscal_year, form_key) values ($1, $2, $3) returning import_id as "importId"`,
    [given.createdBy, given.fiscalYear, given.formKey],
  );
  if (!row) throw new Error("The import was not made.");
  return row.importId;
}

export type NewFile = { name: string; bytes: Uint8Array; sha256: Buffer; refusal: unknown };

/** Stores a file to be read; one that is refused beforehand stays in the list with its reason. */
export async function insertFile(tx: TenantTransaction, importId: string, position: number, file: NewFile) {
  const { name, bytes, sha256, refusal } = file;
  const [state, kept] = refusal ? ["refused", new Uint8Array()] : ["queued", bytes];
  await tx.query(
    `insert into import_files (import_id, position, name, sha256, bytes, state, refusal) values ($1, $2, $3, $4, $5, $6, $7)`,
    [importId, position, name, sha256, Buffer.from(kept), state, refusal ? JSON.stringify(refusal) : null],
  );
}

export async function loadImport(tx: TenantTransaction, importId: string): Promise<ImportRow | null> {
  const [row] = await tx.query<ImportRow>(`select ${importColumns} from ${importTables} where i.import_id = $1`, [
    importId,
  ]);
  return row ?? null;
}

/** Locks the import until the end of the transaction, so that two acts on it come one after the other. */
export async function lockImport(tx: TenantTransaction, importId: string): Promise<ImportRow | null> {
  await tx.query("select 1 from imports where import_id = $1 for update", [importId]);
  return await loadImport(tx, importId);
}

export type ImportListRow = ImportRow & { files: number; refused: number; sheets: number };

/** The latest imports, newest first. `createdById` null: of everybody. */
export function listImportRows(
  tx: TenantTransaction,
  createdById: string | null,
  limit: number,
): Promise<ImportListRow[]> {
  return tx.query(
    `select ${importColumns}, n.files, n.refused, n.sheets from ${importTables}
     cross join lateral (
       select count(*)::integer as files, (count(*) filter (where state = 'refused'))::integer as refused,
         coalesce(sum(cardinality(sheet_ids)), 0)::integer as sheets
       from import_files where import_id = i.import_id
     ) n where $1::uuid is null or i.created_by = $1 order by i.created_at desc limit $2`,
    [createdById, limit],
  );
}

export function importFiles(tx: TenantTransaction, importId: string): Promise<ImportFileRow[]> {
  return tx.query(`select ${fileColumns} from import_files where import_id = $1 order by position`, [importId]);
}

/** The files that were understood, with everything a preview needs. */
export function readFiles(tx: TenantTransaction, importId: string): Promise<ReadFileRow[]> {
  return tx.query(
    `select ${resultColumns} from import_files where import_id = $1 and result is not null order by position`,
    [importId],
  );
}

export async function readFile(tx: TenantTransaction, importId: string, fileId: string): Promise<ReadFileRow | null> {
  const [row] = await tx.query<ReadFileRow>(
    `select ${resultColumns} from import_files where import_id = $1 and file_id = $2`,
    [importId, fileId],
  );
  return row ?? null;
}

/** Keeps what a person put right or decided in the preview, with the new summary. */
export async function saveFileWork(
  tx: TenantTransaction,
  fileId: string,
  work: { corrections: unknown; decisions: unknown; summary: unknown; fiscalYear: number | null },
): Promise<void> {
  await tx.query(
    `update import_files set corrections = $2, decisions = $3, summary = $4, fiscal_year = $5, changed_at = now()
     where file_id = $1`,
    [
      fileId,
      JSON.stringify(work.corrections),
      JSON.stringify(work.decisions),
      JSON.stringify(work.summary),
      work.fiscalYear,
    ],
  );
}

/** Leaves a file out of the import, or takes it in again if it was understood. */
export async function setFileState(tx: TenantTransaction, fileId: string, state: "cancelled" | "read"): Promise<void> {
  await tx.query(
    `update import_files set state = $2, changed_at = now()
     where file_id = $1 and case $2 when 'read' then state = 'cancelled' and result is not null
       else state in ('read', 'refused') end`,
    [fileId, state],
  );
}

/** When and by whom files of these contents were taken over before, by their hash as hex. */
export async function confirmedBefore(
  tx: TenantTransaction,
  hashes: Buffer[],
): Promise<Map<string, { at: string; by: string; sheetIds: string[] }>> {
  const rows = await tx.query<{ hash: string; at: string; by: string; sheetIds: string[] }>(
    `select distinct on (sha256) encode(sha256, 'hex') as hash, i.finished_at as at, p.name as by, f.sheet_ids as "sheetIds"
     from import_files f join imports i using (import_id) join people p on p.person_id = i.finished_by
     where f.state = 'confirmed' and f.sha256 = any($1) order by sha256, i.finished_at desc`,
    [hashes],
  );
  return new Map(rows.map(({ hash, ...before }) => [hash, before]));
}

export async function hashesOf(tx: TenantTransaction, fileIds: string[]): Promise<Buffer[]> {
  const rows = await tx.query<{ sha256: Buffer }>("select sha256 from import_files where file_id = any($1)", [fileIds]);
  return rows.map(({ sha256 }) => sha256);
}

export async function markConfirmed(tx: TenantTransaction, fileId: string, sheetIds: string[]): Promise<void> {
  await tx.query("update import_files set state = 'confirmed', sheet_ids = $2, changed_at = now() where file_id = $1", [
    fileId,
    sheetIds,
  ]);
}

/** The files that were not taken over lose their contents; their names and reasons stay in the list. */
export async function closeImport(tx: TenantTransaction, importId: string, personId: string): Promise<void> {
  await tx.query("update imports set state = 'confirmed', finished_at = now(), finished_by = $2 where import_id = $1", [
    importId,
    personId,
  ]);
  await tx.query("update import_files set bytes = '' where import_id = $1 and state <> 'confirmed'", [importId]);
}
