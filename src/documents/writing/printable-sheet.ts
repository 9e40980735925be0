import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";

/** One sheet as it is to be given back: on paper, as a worksheet or as machine data. */
export type PrintableSheet = {
  form: FormDefinition;
  fiscalYear: number;
  /** From the top: ["総務部", "総務課"]. */
  unit: string[];
  /** 「R08-0012-5」; null when the sheet was never in a database. */
  sheetNumber: string | null;
  /** The edition that is printed beside the number; left out where it is not known. */
  revision?: number | undefined;
  content: SheetContent;
  municipality?: string | undefined;
};

/** A file that can't be written as it stands; `message` is Japanese and says what, where and what to do. */
export type WriteRefusal = { ok: false; reason: "no-sheets" | "bad-character" | "too-long"; message: string };
export type WriteOutcome = { ok: true; bytes: Uint8Array } | WriteRefusal;

export const noSheets: WriteRefusal = {
  ok: false,
  reason: "no-sheets",
  message: "書き出すシートがありません。シートを選び直してください。",
};
