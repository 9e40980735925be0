import type { Grid, GridCell, GridRow } from "../reading/grid.ts";

/** 「シート番号 R08-0012-5」, which our own export prints; it survives every cleaning of the file. */
const label = /^\s*シート番号\s*[:：]?\s*([A-Za-z0-9Ａ-Ｚ０-９][-A-Za-z0-9Ａ-Ｚ０-９‐－]{2,30})?\s*$/u;

/** The sheet number in a row and the cells that hold it, or null. */
export function sheetNumberIn(row: GridRow): { value: string; cells: GridCell[] } | null {
  for (const [index, cell] of row.cells.entries()) {
    if (!cell.text.startsWith("シート番号")) continue;
    const own = label.exec(cell.text);
    if (own === null) continue;
    if (own[1] !== undefined) return { value: own[1].normalize("NFKC"), cells: [cell] };
    const next = row.cells[index + 1];
    if (next !== undefined && /^[-A-Za-z0-9‐－]{3,30}$/u.test(next.text.normalize("NFKC"))) {
      return { value: next.text.normalize("NFKC"), cells: [cell, next] };
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
