import type { GridCell, GridRow } from "../reading/grid.ts";
import type { Alignment } from "./align-cells.ts";
import { clauseKinds, traitsOf } from "./cell-traits.ts";
import { columnFit, isTyped } from "./column-fit.ts";
import type { RowContext } from "./placed-row.ts";

/** A row in which one cell was taken apart; `cell` counts the first of the two pieces. */
export type SplitRow = { row: GridRow; cell: number };

/** How much better the two pieces must suit their columns than the whole suits one. */
const clearGain = 0.8;
const mostBoundaries = 12;

/**
 * A cell that an extraction joined from two neighbouring columns, of which one is now empty: taken apart before a
 * bullet where the words on both sides plainly differ. Null where no cell is plainly two.
 */
export function splitJoined(row: GridRow, { columns: placed }: Alignment, context: RowContext): SplitRow | null {
  let best: { gain: number; cell: number; at: number } | null = null;
  const suits = (text: string, leaf: number) => {
    const column = context.columns[leaf];
    return column === undefined ? 0 : columnFit(traitsOf(text, context.fiscalYear), column, context).score;
  };
  for (const [cell, { text }] of row.cells.entries()) {
    const leaf = placed[cell];
    if (leaf === null || leaf === undefined) continue;
    for (const [left, right] of [
      [leaf, leaf + 1],
      [leaf - 1, leaf],
    ] as const) {
      const other = left === leaf ? right : left;
      if (placed.includes(other) || !isFree(left, context) || !isFree(right, context)) continue;
      for (const { index: at } of [...text.matchAll(/\s(?=[・•●○])/gu)].slice(0, mostBoundaries)) {
        if (!turns(text.slice(0, at), text.slice(at))) continue;
        const gain = suits(text.slice(0, at), left) + suits(text.slice(at), right) - suits(text, leaf);
        if (gain >= clearGain && gain > (best?.gain ?? 0)) best = { gain, cell, at };
      }
    }
  }
  if (best === null) return null;
  const { cell, at } = best;
  return { row: { ...row, cells: row.cells.flatMap((one, index) => piecesOf(one, index, cell, at)) }, cell };
}

/** The way of speaking changes at the boundary: from what was done to what will be, from sentences to keywords. */
function turns(before: string, after: string): boolean {
  return clauseKinds(before).at(-1) !== clauseKinds(after)[0];
}

/** The cells behind the taken one stand where they would have stood. */
function piecesOf(one: GridCell, index: number, cell: number, at: number): GridCell[] {
  if (index < cell) return [one];
  if (index > cell) return [{ ...one, column: one.column + 1 }];
  return [
    { ...one, text: one.text.slice(0, at).trim() },
    { ...one, text: one.text.slice(at).trim(), column: one.column + 1 },
  ];
}

function isFree(leaf: number, { columns }: RowContext): boolean {
  const column = columns[leaf];
  return column !== undefined && !("parts" in column) && !isTyped(column) && column.type === "text";
}
