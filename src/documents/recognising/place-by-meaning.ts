import type { Concept } from "../../domain/forms/concepts.ts";
import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { GridRow } from "../reading/grid.ts";
import { type Alignment, alignCells } from "./align-cells.ts";
import { traitsOf } from "./cell-traits.ts";
import { columnFit, type Fit } from "./column-fit.ts";
import type { PlacedRow, RowContext } from "./placed-row.ts";
import { exchanged, lostColumns, notClear, placedBecause, splitCell } from "./placing-notes.ts";
import { rowCosts } from "./row-costs.ts";
import { splitJoined } from "./split-joined.ts";

/** Below this difference between the best and the second best placing a person has to look. */
const clearMargin = 1.5;

type Placing = { fits: Fit[][]; best: Alignment; second: (cell: number, column: number) => Alignment };

/** A row whose cells an extraction shifted, joined or lost: each goes where its words fit, in the order of the form. */
export function placeByMeaning(row: GridRow, context: RowContext): PlacedRow {
  const whole = align(row, context);
  const split = splitJoined(row, whole.best, context);
  if (split === null) return placed(row, whole, context);
  const apart = align(split.row, context);
  const left = apart.best.columns[split.cell] ?? -1;
  if (apart.best.columns[split.cell + 1] !== left + 1) return placed(row, whole, context);
  const result = placed(split.row, apart, context);
  const rest = split.row.cells[split.cell + 1]?.text ?? "";
  const doubtful = [left, left + 1].flatMap((leaf) => conceptsOf(context.columns, leaf));
  return {
    ...result,
    confidence: "low",
    notes: [splitCell(rest, context.columns[left], context.columns[left + 1]), ...result.notes],
    doubtful: [...new Set([...result.doubtful, ...doubtful])],
  };
}

function align(row: GridRow, context: RowContext): Placing {
  const { columns } = context;
  const traits = row.cells.map((cell) => traitsOf(cell.text, context.fiscalYear));
  const fits = traits.map((cell) => columns.map((column) => columnFit(cell, column, context)));
  const costs = rowCosts(row, fits, context);
  return {
    fits,
    best: alignCells(row.cells.length, columns.length, costs),
    second: (cell, column) => alignCells(row.cells.length, columns.length, costs, { cell, column }),
  };
}

function placed(row: GridRow, { fits, best, second }: Placing, { columns }: RowContext): PlacedRow {
  const result: PlacedRow = { placed: [], unplaced: [], confidence: "medium", notes: [], doubtful: [] };
  const doubtful = new Set<Concept>();
  row.cells.forEach((cell, index) => {
    const leaf = best.columns[index] ?? null;
    if (leaf === null) {
      result.unplaced.push({ cell, reason: "どの欄の文か、内容から決められませんでした。" });
      result.confidence = "low";
      return;
    }
    result.placed.push({ cell, leaf });
    const other = second(index, leaf);
    if (best.score - other.score >= clearMargin) {
      const why = fits[index]?.[leaf]?.why ?? null;
      if (leaf !== index) result.notes.push(placedBecause(cell.text, why ?? "ほかの欄に合わないため", columns[leaf]));
      return;
    }
    result.confidence = "low";
    const either = [leaf, other.columns[index] ?? null].flatMap((at) => (at === null ? [] : [at]));
    // The other placing moves neighbours too.
    best.columns.forEach((at, moved) => {
      const elsewhere = other.columns[moved] ?? null;
      if (at === elsewhere) return;
      for (const one of [at, elsewhere]) for (const concept of conceptsOf(columns, one)) doubtful.add(concept);
    });
    result.notes.push(
      notClear(
        cell.text,
        either.flatMap((at) => columns[at] ?? []),
      ),
    );
  });
  return {
    ...result,
    notes: [...lostColumns(columns, best), ...exchanged(columns, best), ...result.notes],
    doubtful: [...doubtful],
  };
}

function conceptsOf(columns: LeafColumn[], leaf: number | null): Concept[] {
  const column = leaf === null ? undefined : columns[leaf];
  return column ? fieldsOf(column).map((field) => field.concept) : [];
}
