import type { ImportedDocument } from "../../imported-document.ts";
import { importedSheetOf } from "../../recognising/imported-sheet-of.ts";
import { noSheets, type PrintableSheet, type WriteOutcome } from "../printable-sheet.ts";

/**
 * The shape of `michi import --json` (design.md §4): one document, or an array of them when the sheets are of
 * several forms, years or cities.
 */
export function writeJson(sheets: PrintableSheet[]): WriteOutcome {
  if (sheets.length === 0) return noSheets;
  const documents = new Map<string, ImportedDocument>();
  for (const sheet of sheets) {
    const { form, fiscalYear, unit, sheetNumber } = sheet;
    const municipality = sheet.municipality ?? null;
    const key = JSON.stringify([form.key, fiscalYear, municipality]);
    const document = documents.get(key) ?? emptyDocument(form.key, fiscalYear, municipality);
    document.sheets.push(importedSheetOf(sheet.content, form, { fiscalYear, unit, sheetNumber }));
    documents.set(key, document);
  }
  const all = [...documents.values()];
  return { ok: true, bytes: jsonBytes(all.length === 1 ? all[0] : all) };
}

/** Indented, with a newline at its end; UTF-8. */
export function jsonBytes(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 2)}\n`);
}

function emptyDocument(form: string, fiscalYear: number, municipality: string | null): ImportedDocument {
  return { form, fiscalYear, municipality, sheets: [], timetable: [], rules: [], unplaced: [] };
}
