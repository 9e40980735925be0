import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { GridRow } from "../reading/grid.ts";
import type { AlignCosts } from "./align-cells.ts";
import { type Fit, isTyped } from "./column-fit.ts";
import type { RowContext } from "./placed-row.ts";

/** In the measure of `Fit.score`. */
const costs = {
  empty: 1,
  /** Reviews are often left blank by their author; a plan hardly ever. */
  emptyPlan: 1.3,
  emptyInSlidRow: 2.5,
  unplaced: 4,
  exchange: 1.2,
  phaseEnd: 0.3,
  cutTail: 0.1,
  position: 0.15,
  shifted: 1.5,
};

/** What it costs to leave columns empty or cells unplaced in this row of an extraction. */
export function rowCosts(row: GridRow, fits: Fit[][], { columns, ranges }: RowContext): AlignCosts {
  const start = ranges.find((range) => range !== null)?.first ?? 0;
  const end = Math.max(...ranges.map((range) => range?.end ?? 0));
  const last = row.cells.at(-1);
  // The whole row slid to the right, and its end ran over the edge of the table.
  const slid = Math.max(0, (row.cells[0]?.column ?? 0) - start);
  const cut = slid > 0 && last !== undefined && last.column + last.columnSpan >= end;
  const positionOf = (cell: number, column: number) => {
    const at = row.cells[cell]?.column;
    if (at === undefined || ranges[column]?.first !== at - slid) return 0;
    return slid > 0 ? costs.shifted : costs.position;
  };
  return {
    fit: fits.map((line, cell) => line.map(({ score }, column) => score + positionOf(cell, column))),
    empty: columns.map((column) => {
      if (cut) return costs.emptyInSlidRow;
      return phaseOf(column) === "planning" ? costs.emptyPlan : costs.empty;
    }),
    unplaced: costs.unplaced,
    exchange: (cell, column) => {
      const later = columns[column + 1];
      const typed = later !== undefined && isTyped(later) && (fits[cell]?.[column + 1]?.score ?? 0) >= 3;
      return typed ? costs.exchange : null;
    },
    end: columns.map((column, at) => {
      if (cut) return costs.cutTail * (columns.length - at);
      return phaseOf(column) === phaseOf(columns[at - 1]) ? null : costs.phaseEnd;
    }),
  };
}

function phaseOf(column: LeafColumn | undefined): string | undefined {
  return column && fieldsOf(column)[0]?.phase;
}
