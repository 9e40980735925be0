import { writeXlsx } from "../../src/documents/writing/xlsx/write-xlsx.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import type { SheetContent, Texts } from "../../src/domain/sheets/sheet-content.ts";
import { type ImportRunner, importRunner } from "../../src/jobs/import-runner.ts";
import { confirmImport } from "../../src/usecases/imports/confirm-import.ts";
import { type ImportView, readImport } from "../../src/usecases/imports/read-import.ts";
import { type GivenFile, type ImportOptions, startImport } from "../../src/usecases/imports/start-import.ts";
import type { SheetView } from "../../src/usecases/sheets/read-sheet.ts";
import type { TestDatabase } from "./database.ts";

/** An .xlsx file of one section on the section form, as an invented city would have it. */
export async function sectionWorkbook(
  unit: string[],
  goals: Texts[],
  fiscalYear = 2026,
  sheetNumber: string | null = null,
) {
  const form = builtInForm("yokote-2018");
  if (!form) throw new Error("The form is gone.");
  const content: SheetContent = {
    texts: {},
    goals: goals.map((texts, index) => ({
      id: `${index}`,
      texts: { unit: unit.at(-1) ?? "", ...texts },
      workItems: [],
    })),
  };
  return await written([{ form, fiscalYear, unit, sheetNumber, content }]);
}

/** A stored sheet as its export, after a person has worked on its content offline. */
export async function returnedWorkbook(view: SheetView, content: SheetContent, revision: number | undefined) {
  const { form, fiscalYear, unit, sheetNumber } = view;
  return await written([{ form, fiscalYear, unit: unit.path, sheetNumber, revision, content }]);
}

async function written(sheets: Parameters<typeof writeXlsx>[0]): Promise<Uint8Array> {
  const outcome = await writeXlsx(sheets);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.bytes;
}

export type ImportDesk = {
  runner: ImportRunner;
  /** Starts an import and waits until its files are read. */
  bring(files: GivenFile[], options?: Partial<ImportOptions>): Promise<ImportView>;
  look(importId: string): Promise<ImportView>;
  confirm(view: ImportView): ReturnType<typeof confirmImport>;
};

/** What a person of the office does with imports, with the real runner behind it. */
export function importDesk(t: TestDatabase, actor: Actor): ImportDesk {
  const runner = importRunner(t.db);
  const look = async (importId: string): Promise<ImportView> => {
    const view = await readImport(t.db, actor, importId);
    if (!view) throw new Error("There is no such import.");
    return view;
  };
  return {
    runner,
    look,
    async bring(files, options) {
      const given = { formKey: null, fiscalYear: null, ...options };
      const outcome = await startImport(t.db, actor, files, given, runner.readers);
      if (!outcome.ok) throw new Error(outcome.reason);
      runner.wake(actor.tenantId);
      await runner.idle();
      return await look(outcome.importId);
    },
    confirm: (view) => confirmImport(t.db, actor, view.row.importId, view.fingerprint),
  };
}
