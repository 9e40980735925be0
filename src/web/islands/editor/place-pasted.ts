import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { textAt } from "./cell-address.ts";
import type { FormCell } from "./form-cells.ts";

/** Rows of cells that lie under each other, as a table of the form has them. */
export type CellRows = FormCell[][];

export type PastePlan = {
  changes: Extract<SheetChange, { do: "setText" }>[];
  /** Pasted rows for which the sheet has no row yet. */
  rowsLeft: number;
  /** Pasted cells that lie right of the last column. */
  cellsOutside: number;
};

/** Lays a pasted table over the sheet from one cell to the right and downwards. Cells with the same text already don't change. */
export function placePasted(content: SheetContent, rows: CellRows, fromKey: string, table: string[][]): PastePlan {
  const top = rows.findIndex((row) => row.some(({ key }) => key === fromKey));
  const left = rows[top]?.findIndex(({ key }) => key === fromKey) ?? -1;
  const plan: PastePlan = { changes: [], rowsLeft: 0, cellsOutside: 0 };
  if (left < 0) return plan;
  for (const [down, pastedRow] of table.entries()) {
    const row = rows[top + down];
    if (!row) {
      plan.rowsLeft++;
      continue;
    }
    for (const [right, text] of pastedRow.entries()) {
      const cell = row[left + right];
      if (!cell) {
        if (text !== "") plan.cellsOutside++;
        continue;
      }
      const base = textAt(content, cell.owner, cell.concept);
      if (base !== text) plan.changes.push({ do: "setText", owner: cell.owner, concept: cell.concept, base, text });
    }
  }
  return plan;
}
