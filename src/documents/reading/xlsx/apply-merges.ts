import type { GridCell, GridRow } from "../grid.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import type { MergedRange } from "./cell-place.ts";

/** Rows that merged ranges touch, all together: an honest sheet needs far fewer. */
const maxTouchedRows = 5_000_000;

/**
 * Gives the first cell of each merged range its spans, and drops what other cells of the range still hold:
 * the sheet does not show it. Only rows with text are looked at, so a range over the whole sheet costs nothing.
 */
export function applyMerges(rows: GridRow[], merges: readonly MergedRange[], sheet: string): void {
  const dropped = new Set<GridCell>();
  let touched = 0;
  for (const merge of merges) {
    for (let index = firstRowFrom(rows, merge.top); index < rows.length; index++) {
      const row = rows[index] as GridRow;
      if (row.line > merge.bottom) break;
      touched++;
      if (touched > maxTouchedRows) throw new UnreadableFile("too-large", `シート「${sheet}」のセルの結合`);
      for (let at = firstCellFrom(row.cells, merge.left); at < row.cells.length; at++) {
        const cell = row.cells[at] as GridCell;
        if (cell.column > merge.right) break;
        if (row.line === merge.top && cell.column === merge.left) {
          cell.columnSpan = merge.right - merge.left + 1;
          cell.rowSpan = merge.bottom - merge.top + 1;
        } else dropped.add(cell);
      }
    }
  }
  if (dropped.size === 0) return;
  for (const row of rows) row.cells = row.cells.filter((cell) => !dropped.has(cell));
}

function firstRowFrom(rows: readonly GridRow[], line: number): number {
  return lowest(rows.length, (index) => (rows[index] as GridRow).line >= line);
}

function firstCellFrom(cells: readonly GridCell[], column: number): number {
  return lowest(cells.length, (index) => (cells[index] as GridCell).column >= column);
}

/** The first index for which `holds`, by halving; `length` if there is none. */
function lowest(length: number, holds: (index: number) => boolean): number {
  let from = 0;
  let to = length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if (holds(middle)) to = middle;
    else from = middle + 1;
  }
  return from;
}
