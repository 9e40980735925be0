import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import { csvText } from "./csv/csv-text.ts";
import { cellValue } from "./xlsx/cell-value.ts";

/** `width` in characters. */
export type TableColumn = { heading: string; width: number };

/** A plain table of texts as a file: a list that people read, sort and send back. Values are never taken for formulas. */
export async function writeTable(
  format: "xlsx" | "csv",
  title: string,
  columns: TableColumn[],
  rows: string[][],
): Promise<Uint8Array> {
  const headings = columns.map(({ heading }) => heading);
  if (format === "csv") return csvText([headings, ...rows]);
  const style = { alignment: { wrapText: true, vertical: "top" } } as const;
  return await writeWorkbook({
    sheets: [
      {
        name: title,
        columns: columns.map(({ width }) => ({ width, style })),
        rows: [headings, ...rows].map((row) => row.map(cellValue)),
        freezePane: { rows: 1 },
        autoFilter: { range: `A1:${String.fromCharCode(64 + columns.length)}${rows.length + 1}` },
        pageSetup: { paperSize: "a4", orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
      },
    ],
    properties: { title },
  });
}
