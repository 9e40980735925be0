import type { Database, TenantTransaction } from "../../database/database.ts";
import { cancelImportRows, requeueFile } from "../../database/import-queue.ts";
import {
  type ImportRow,
  lockImport,
  type ReadFileRow,
  readFile,
  saveFileWork,
  setFileState,
} from "../../database/import-store.ts";
import type { ImportedDocument } from "../../documents/imported-document.ts";
import type { Choices } from "../../domain/imports/changes-of.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { maySeeImport } from "../../domain/permissions/permissions.ts";
import { isUuid } from "../is-uuid.ts";
import { applyCorrection, applyCorrections, type Correction } from "./apply-corrections.ts";
import { type Decisions, decisionOf } from "./decisions.ts";
import { importPreview, summaryOf } from "./import-preview.ts";
import { knownForms } from "./known-forms.ts";
import { correctionsOf, decisionsOf } from "./load-plan.ts";

/** What a person does in the preview of a file. */
export type FileAct =
  | { do: "correct"; correction: Correction }
  | { do: "take-back-correction" }
  | { do: "choose"; sheet: number; choices: Choices }
  | { do: "skip-sheet"; sheet: number; skip: boolean }
  | { do: "year"; fiscalYear: number | null }
  | { do: "read-again"; formKey: string | null }
  | { do: "leave-out"; leave: boolean };

export type ImportActOutcome = { ok: true } | { ok: false; reason: "not-found" | "finished" | "no-such-cell" };

/** Does one act on a file of an import that is not yet confirmed. Nothing but the import changes. */
export async function changeImportFile(
  db: Database,
  actor: Actor,
  importId: string,
  fileId: string,
  act: FileAct,
): Promise<ImportActOutcome> {
  if (!isUuid(importId) || !isUuid(fileId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const row = await lockImport(tx, importId);
    if (!row || !maySeeImport(actor, row.createdById)) return { ok: false, reason: "not-found" };
    const file = await readFile(tx, importId, fileId);
    if (!file) return { ok: false, reason: "not-found" };
    if (row.state === "confirmed" || row.state === "cancelled") return { ok: false, reason: "finished" };
    return await doAct(tx, row, file, act);
  });
}

/** Ends an import: nothing of it is written. */
export async function cancelImport(db: Database, actor: Actor, importId: string): Promise<ImportActOutcome> {
  if (!isUuid(importId)) return { ok: false, reason: "not-found" };
  return await db.withTenant(actor.tenantId, async (tx) => {
    const row = await lockImport(tx, importId);
    if (!row || !maySeeImport(actor, row.createdById)) return { ok: false, reason: "not-found" };
    if (row.state === "confirmed") return { ok: false, reason: "finished" };
    if (row.state !== "cancelled") await cancelImportRows(tx, importId, actor.personId);
    return { ok: true };
  });
}

async function doAct(
  tx: TenantTransaction,
  row: ImportRow,
  file: ReadFileRow,
  act: FileAct,
): Promise<ImportActOutcome> {
  const { fileId } = file;
  if (act.do === "leave-out") {
    await setFileState(tx, fileId, act.leave ? "cancelled" : "read");
    return { ok: true };
  }
  if (act.do === "read-again") {
    await requeueFile(tx, row.importId, fileId, act.formKey);
    return { ok: true };
  }
  if (file.result === null) return { ok: false, reason: "finished" };
  const work = await workAfter(tx, file, act);
  if (!work) return { ok: false, reason: "no-such-cell" };
  const { corrections, decisions, fiscalYear } = work;
  const summary = await summarise(tx, file, corrections);
  await saveFileWork(tx, fileId, { corrections, decisions, fiscalYear, summary });
  return { ok: true };
}

type Work = { corrections: Correction[]; decisions: Decisions; fiscalYear: number | null };

async function workAfter(
  tx: TenantTransaction,
  file: ReadFileRow,
  act: Exclude<FileAct, { do: "leave-out" | "read-again" }>,
): Promise<Work | null> {
  const work: Work = { corrections: correctionsOf(file), decisions: decisionsOf(file), fiscalYear: file.fiscalYear };
  switch (act.do) {
    case "correct": {
      const { preview, form } = await understood(tx, file, work.corrections);
      if (!applyCorrection(preview, act.correction, form)) return null;
      return { ...work, corrections: [...work.corrections, act.correction] };
    }
    case "take-back-correction":
      return { ...work, corrections: work.corrections.slice(0, -1) };
    case "year":
      return { ...work, fiscalYear: act.fiscalYear };
    case "choose": {
      const before = decisionOf(work.decisions, act.sheet);
      const choices = { ...before.choices, ...act.choices };
      return { ...work, decisions: { ...work.decisions, [act.sheet]: { ...before, choices } } };
    }
    case "skip-sheet": {
      const before = decisionOf(work.decisions, act.sheet);
      return { ...work, decisions: { ...work.decisions, [act.sheet]: { ...before, skip: act.skip } } };
    }
  }
}

async function summarise(tx: TenantTransaction, file: ReadFileRow, corrections: Correction[]) {
  const { preview, form } = await understood(tx, file, corrections);
  return summaryOf(preview, form);
}

async function understood(tx: TenantTransaction, file: ReadFileRow, corrections: Correction[]) {
  const document = file.result as ImportedDocument;
  const form = (await knownForms(tx)).find(({ key }) => key === document.form);
  if (!form) throw new Error(`The form of an imported file is gone: ${document.form}`);
  return { form, preview: applyCorrections(importPreview(document, form), corrections, form) };
}
