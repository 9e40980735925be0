import {
  type ImportFileRow,
  type ImportRow,
  importFiles,
  type ReadFileRow,
  readFiles,
} from "../../database/import-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { ImportedDocument } from "../../documents/imported-document.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { applyCorrections, type Correction } from "./apply-corrections.ts";
import type { Decisions } from "./decisions.ts";
import { type PlannableFile, type PlannedFile, planImport } from "./import-plan.ts";
import { importPreview } from "./import-preview.ts";
import { knownForms } from "./known-forms.ts";
import { planContext } from "./plan-context.ts";

/** A confirmed import as it was read, for looking at: what was put right, and what was left without a cell. */
export async function loadConfirmed(tx: TenantTransaction, row: ImportRow): Promise<ImportPlan> {
  const forms = await knownForms(tx);
  const files = await importFiles(tx, row.importId);
  const read = (await readFiles(tx, row.importId)).filter(({ state }) => state === "confirmed");
  const planned = read.map((one): PlannedFile => {
    const file = plannableFile(one, forms, row.fiscalYear);
    const sheets = file.preview.sheets.map((sheet, index) => {
      return { index, sheet, unit: { path: sheet.unit, unitId: null }, act: "done" as const };
    });
    return { ...file, sheets, obstacles: [] };
  });
  return { files, planned, forms };
}

export type ImportPlan = { files: ImportFileRow[]; planned: PlannedFile[]; forms: FormDefinition[] };

/** Everything known of an import's files, with what confirming by this person would do as the database stands. */
export async function loadPlan(tx: TenantTransaction, actor: Actor, row: ImportRow): Promise<ImportPlan> {
  const forms = await knownForms(tx);
  const files = await importFiles(tx, row.importId);
  const read = (await readFiles(tx, row.importId)).filter(({ state }) => state === "read");
  const plannable = read.map((file) => plannableFile(file, forms, row.fiscalYear));
  const acceptedYears = new Map(
    read.flatMap((file) => (file.fiscalYear === null ? [] : [[file.fileId, file.fiscalYear]])),
  );
  const context = await planContext(tx, plannable, { chosenYear: row.fiscalYear, acceptedYears });
  return { files, planned: planImport(plannable, context, actor), forms };
}

/** The file as understood, with what a person put right. */
export function plannableFile(file: ReadFileRow, forms: FormDefinition[], chosenYear: number | null): PlannableFile {
  const document = file.result as ImportedDocument;
  const form = forms.find(({ key }) => key === document.form);
  if (!form) throw new Error(`The form of an imported file is gone: ${document.form}`);
  const preview = applyCorrections(importPreview(document, form), correctionsOf(file), form);
  return {
    fileId: file.fileId,
    name: file.name,
    form,
    preview,
    decisions: decisionsOf(file),
    corrections: correctionsOf(file).length,
    fiscalYear: file.fiscalYear ?? document.fiscalYear ?? chosenYear,
  };
}

export function correctionsOf(file: ReadFileRow): Correction[] {
  return file.corrections as Correction[];
}

export function decisionsOf(file: ReadFileRow): Decisions {
  return file.decisions as Decisions;
}
