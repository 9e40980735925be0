import type { Grid, GridCell, GridRow } from "../reading/grid.ts";

/** 「シート番号 R08-0012-5　第17版」, which our own export prints; it survives every cleaning of the file. */
const label =
  /^\s*シート番号\s*[:：]?\s*([A-Za-z0-9Ａ-Ｚ０-９][-A-Za-z0-9Ａ-Ｚ０-９‐－]{2,30})?\s*(?:第?\s*([0-9０-９]{1,9})\s*版)?\s*$/u;

/** `revision`: null where the export's edition is not told. */
export type FoundSheetNumber = { value: string; revision: number | null; cells: GridCell[] };

/** The sheet number in a row and the cells that hold it, or null. */
export function sheetNumberIn(row: GridRow): FoundSheetNumber | null {
  for (const [index, cell] of row.cells.entries()) {
    if (!cell.text.startsWith("シート番号")) continue;
    const own = label.exec(cell.text);
    if (own === null) continue;
    const revision = own[2] === undefined ? null : Number(own[2].normalize("NFKC"));
    if (own[1] !== undefined) return { value: own[1].normalize("NFKC"), revision, cells: [cell] };
    const next = row.cells[index + 1];
    if (next !== undefined && /^[-A-Za-z0-9‐－]{3,30}$/u.test(next.text.normalize("NFKC"))) {
      return { value: next.text.normalize("NFKC"), revision, cells: [cell, next] };
    }
  }
  return null;
}

export function findSheetNumber(grid: Grid): string | null {
  for (const row of grid.rows) {
    const found = sheetNumberIn(row);
    if (found !== null) return found.value;
  }
  return null;
}
