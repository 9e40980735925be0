import { noSheets, type PrintableSheet, type WriteOutcome } from "../printable-sheet.ts";
import { csvColumns, csvRecords } from "./csv-records.ts";
import { csvText } from "./csv-text.ts";

/** Machine data: one value per cell, no merges, western years; UTF-8 with BOM and CRLF, so that Excel opens it. */
export function writeCsv(sheets: PrintableSheet[]): WriteOutcome {
  if (sheets.length === 0) return noSheets;
  const columns = csvColumns(sheets);
  const rows = csvRecords(sheets).map((record) => columns.map((column) => column.value(record)));
  return { ok: true, bytes: csvText([columns.map(({ heading }) => heading), ...rows]) };
}
