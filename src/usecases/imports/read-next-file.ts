import type { Database } from "../../database/database.ts";
import {
  type ClaimedFile,
  claimFile,
  finishFile,
  type ReadingResult,
  releaseFile,
} from "../../database/import-queue.ts";
import type { DocumentReaders } from "../../documents/reading/document-readers.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { FileRefusal } from "./file-refusals.ts";
import { importPreview, summaryOf } from "./import-preview.ts";
import { knownForms } from "./known-forms.ts";

/**
 * Reads the file of the municipality that waits longest and stores what was understood. False: none was waiting.
 * `signalOf`: ends the reading of an import's files when it is cancelled. `report` is told what nobody foresaw: the file
 * is refused then, so that it neither waits for ever nor holds up the others. Throws when the database is away.
 */
export async function readNextFile(
  db: Database,
  tenantId: string,
  readers: Pick<DocumentReaders, "read">,
  signalOf: (importId: string) => AbortSignal,
  report: (error: unknown) => void,
): Promise<boolean> {
  const claimed = await db.withTenant(tenantId, async (tx) => {
    const file = await claimFile(tx);
    return file && { file, forms: await knownForms(tx) };
  });
  if (!claimed) return false;
  const { file, forms } = claimed;
  const finish = (outcome: ReadingResult) => db.withTenant(tenantId, (tx) => finishFile(tx, file, outcome));
  try {
    const outcome = await understand(file, forms, readers, signalOf(file.importId));
    if (outcome) await finish(outcome);
    else await db.withTenant(tenantId, (tx) => releaseFile(tx, file.fileId));
  } catch (error) {
    await finish({ state: "refused", refusal: unforeseen });
    report(error);
  }
  return true;
}

const unforeseen: FileRefusal = {
  reason: "unforeseen",
  message:
    "読み取りの途中で予期しない問題が起きたため、このファイルは取り込めません。Excel で開いて保存し直してから、もう一度お試しください。",
};

/** Null: the reading was ended, by cancelling the import or because the program stops. */
async function understand(
  file: ClaimedFile,
  forms: FormDefinition[],
  readers: Pick<DocumentReaders, "read">,
  signal: AbortSignal,
): Promise<ReadingResult | null> {
  const { name, bytes, formKey, fiscalYear } = file;
  const outcome = await readers.read(bytes, name, {
    forms,
    signal,
    ...(formKey !== null && { formKey }),
    ...(fiscalYear !== null && { fiscalYear }),
  });
  if (!outcome.ok) {
    if (outcome.reason === "cancelled") return null;
    const refusal: FileRefusal = { reason: outcome.reason, message: outcome.message };
    return { state: "refused", refusal };
  }
  const { document, notes = [] } = outcome;
  const form = forms.find(({ key }) => key === document.form);
  if (!form) throw new Error(`A file was understood on a form that isn't known: ${document.form}`);
  return { state: "read", result: document, summary: summaryOf(importPreview(document, form), form), notes };
}
