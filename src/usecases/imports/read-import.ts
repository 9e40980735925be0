import type { Database, TenantTransaction } from "../../database/database.ts";
import {
  type ImportFileRow,
  type ImportListRow,
  type ImportRow,
  importFiles,
  listImportRows,
  loadImport,
} from "../../database/import-store.ts";
import { orgUnits } from "../../database/org-unit-store.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { KnownUnit } from "../../domain/imports/unit-path.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayImport, mayReturnSheets, maySeeImport } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";
import type { FileRefusal } from "./file-refusals.ts";
import type { PlannedFile } from "./import-plan.ts";
import { knownForms } from "./known-forms.ts";
import { loadConfirmed, loadPlan } from "./load-plan.ts";
import { withPaths } from "./plan-context.ts";
import { planFingerprint } from "./plan-fingerprint.ts";

/** One line of the list of imports, and one file of an import. */
export type ImportListEntry = ImportListRow;
export type ImportFile = ImportFileRow;

/** An import with its files. `planned`: the files that were understood, waiting to be confirmed or confirmed. */
export type ImportView = {
  row: ImportRow;
  files: ImportFileRow[];
  planned: PlannedFile[];
  forms: FormDefinition[];
  fingerprint: string;
  /** What the sheets that files became are called, by id. */
  sheetNames: Map<string, string>;
};

/** The latest imports that the person may see, newest first. */
export async function listImports(db: Database, actor: Actor): Promise<ImportListRow[]> {
  if (!mayReturnSheets(actor)) return [];
  return await db.withTenant(actor.tenantId, (tx) => listImportRows(tx, mayImport(actor) ? null : actor.personId, 50));
}

/** Null: there is none for this person. */
export async function readImport(db: Database, actor: Actor, importId: string): Promise<ImportView | null> {
  if (!isUuid(importId)) return null;
  return await db.withTenant(actor.tenantId, async (tx) => {
    const row = await loadImport(tx, importId);
    if (!row || !maySeeImport(actor, row.createdById)) return null;
    const { files, planned, forms } = await (row.state === "confirmed"
      ? loadConfirmed(tx, row)
      : loadPlan(tx, actor, row));
    const sheetNames = await namesOf(tx, files);
    return { row, files, planned, forms, fingerprint: planFingerprint(planned), sheetNames };
  });
}

export type ImportProgress = {
  state: ImportRow["state"];
  done: number;
  files: { fileId: string; state: ImportFileRow["state"] }[];
};

async function namesOf(tx: TenantTransaction, files: ImportFileRow[]): Promise<Map<string, string>> {
  const ids = files.flatMap(({ sheetIds, refusal }) => [
    ...sheetIds,
    ...((refusal as FileRefusal | null)?.before?.sheetIds ?? []),
  ]);
  const rows = await tx.query<{ sheetId: string; name: string }>(
    `select s.sheet_id as "sheetId", o.name || ' ' || s.sheet_number as name
     from sheets s join org_units o using (unit_id) where s.sheet_id = any($1)`,
    [ids],
  );
  return new Map(rows.map(({ sheetId, name }) => [sheetId, name]));
}

/** How far the reading is; cheap enough to be asked twice a second. */
export async function importProgress(db: Database, actor: Actor, importId: string): Promise<ImportProgress | null> {
  if (!isUuid(importId)) return null;
  return await db.withTenant(actor.tenantId, async (tx) => {
    const row = await loadImport(tx, importId);
    if (!row || !maySeeImport(actor, row.createdById)) return null;
    const files = (await importFiles(tx, importId)).map(({ fileId, state }) => ({ fileId, state }));
    const done = files.filter(({ state }) => state !== "queued" && state !== "reading").length;
    return { state: row.state, done, files };
  });
}

/** What the upload page offers to choose from. */
export async function importChoices(db: Database, actor: Actor): Promise<{ forms: FormDefinition[] }> {
  return await db.withTenant(actor.tenantId, async (tx) => ({ forms: await knownForms(tx) }));
}

/** The units of a year, for saying whose sheet it is. */
export async function unitsOfYear(db: Database, actor: Actor, fiscalYear: number): Promise<KnownUnit[]> {
  return await db.withTenant(actor.tenantId, async (tx) => withPaths(await orgUnits(tx, fiscalYear)));
}
