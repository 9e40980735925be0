import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { GridRow } from "../reading/grid.ts";
import { traitsOf } from "./cell-traits.ts";
import { columnFit, isTyped } from "./column-fit.ts";
import { placeByMeaning } from "./place-by-meaning.ts";
import type { PlacedRow, RowContext } from "./placed-row.ts";

/** By the columns of the grid where they are sure; otherwise by order, by tabs or by what the words say. */
export function placeRow(row: GridRow, exactColumns: boolean, context: RowContext): PlacedRow {
  if (exactColumns) return placeByColumn(row, context);
  const columns = context.columns.length;
  const inOrder = row.cells.map((cell, leaf) => ({ cell, leaf }));
  if (row.cells.length === columns && typesAgree(inOrder, context)) return sure(inOrder);
  const byTabs = row.cells.flatMap((cell) => {
    const leaf = context.ranges.findIndex((range) => range !== null && range.first === cell.column);
    return leaf < 0 ? [] : [{ cell, leaf }];
  });
  if (byTabs.length === row.cells.length && hasInnerGap(row) && typesAgree(byTabs, context)) return sure(byTabs);
  return placeByMeaning(row, context);
}

function sure(placed: PlacedRow["placed"]): PlacedRow {
  return { placed, unplaced: [], confidence: "high", notes: [], doubtful: [] };
}

/** Whether every cell in a typed column reads like that type. */
function typesAgree(placed: PlacedRow["placed"], context: RowContext): boolean {
  return placed.every(({ cell, leaf }) => {
    const column = context.columns[leaf];
    if (column === undefined || !isTyped(column)) return true;
    const { score } = columnFit(traitsOf(cell.text, context.fiscalYear), column, context);
    return score > (fieldsOf(column)[0]?.type === "choice" ? -2 : -4.5) || cell.text.length <= 8;
  });
}

function hasInnerGap(row: GridRow): boolean {
  return row.cells.some((cell, index) => {
    const before = row.cells[index - 1];
    return before !== undefined && cell.column > before.column + before.columnSpan;
  });
}

/** Cells of one column in one row are told apart only by an inner grid (方眼紙); they are one text. */
function placeByColumn(row: GridRow, { columns, ranges, foreign }: RowContext): PlacedRow {
  const result = sure([]);
  for (const cell of row.cells) {
    const end = cell.column + cell.columnSpan;
    const under = ranges.flatMap((range, leaf) => {
      const width = range === null ? 0 : Math.min(end, range.end) - Math.max(cell.column, range.first);
      return width > 0 ? [{ leaf, width }] : [];
    });
    const best = under.toSorted((a, b) => b.width - a.width)[0];
    if (best === undefined) {
      const added = foreign.find(({ first, end: after }) => cell.column >= first && cell.column < after);
      const reason = added ? `様式にない「${added.label.slice(0, 40)}」の列にあります。` : "見出しのない列にあります。";
      result.unplaced.push({ cell, reason });
      continue;
    }
    result.placed.push({ cell, leaf: best.leaf });
    const others = under.filter(({ leaf }) => leaf !== best.leaf).map(({ leaf }) => columns[leaf]?.label ?? "");
    const first = ranges[best.leaf];
    if (others.length > 0 && first && cell.columnSpan > first.end - first.first) {
      const column = columns[best.leaf];
      result.confidence = "medium";
      result.notes.push(
        `${row.line}行目のセルは「${column?.label ?? ""}」と「${others.join("」「")}」にまたがって結合されています。前の欄に置きました。`,
      );
      if (column) result.doubtful.push(...fieldsOf(column).map((field) => field.concept));
    }
  }
  return result;
}
