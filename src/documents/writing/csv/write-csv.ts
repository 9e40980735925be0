import { noSheets, type PrintableSheet, type WriteOutcome } from "../printable-sheet.ts";
import { csvColumns, csvRecords } from "./csv-records.ts";
import { guardFormula } from "./formula-guard.ts";

/** Machine data: one value per cell, no merges, western years; UTF-8 with BOM and CRLF, so that Excel opens it. */
export function writeCsv(sheets: PrintableSheet[]): WriteOutcome {
  if (sheets.length === 0) return noSheets;
  const columns = csvColumns(sheets);
  const lines = csvRecords(sheets).map((record) => csvLine(columns.map((column) => column.value(record))));
  const text = [csvLine(columns.map(({ heading }) => heading)), ...lines].join("\r\n");
  return { ok: true, bytes: new TextEncoder().encode(`\uFEFF${text}\r\n`) };
}

function csvLine(values: string[]): string {
  return values.map((value) => quoted(guardFormula(value))).join(",");
}

function quoted(value: string): string {
  return /[",\r\n\t]|^\s|\s$/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}
