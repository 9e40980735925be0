import type { Concept } from "../../domain/forms/concepts.ts";
import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { GridRow } from "../reading/grid.ts";
import { type AlignCosts, type Alignment, alignCells } from "./align-cells.ts";
import { traitsOf } from "./cell-traits.ts";
import { columnFit, type Fit, isTyped } from "./column-fit.ts";
import type { PlacedRow, RowContext } from "./place-row.ts";

/** Below this difference between the best and the second best placing a person has to look. */
const clearMargin = 1;

const costs = { empty: 1, unplaced: 4, exchange: 1.2, phaseEnd: 0.3, cutTail: 0.1, position: 0.3, shifted: 0.8 };

/** A row whose cells an extraction shifted, joined or lost: each goes where its words fit, in the order of the form. */
export function placeByMeaning(row: GridRow, context: RowContext): PlacedRow {
  const { columns } = context;
  const traits = row.cells.map((cell) => traitsOf(cell.text, context.fiscalYear));
  const fits = traits.map((cell) => columns.map((column) => columnFit(cell, column, context)));
  const alignCosts = costsOf(row, fits, context);
  const align = (forbidden: { cell: number; column: number } | null) =>
    alignCells(row.cells.length, columns.length, alignCosts, forbidden);
  const best = align(null);
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
    const second = align({ cell: index, column: leaf });
    if (best.score - second.score >= clearMargin) {
      const why = fits[index]?.[leaf]?.why ?? null;
      if (leaf !== index && why !== null) {
        result.notes.push(`${quote(cell.text)}は、${why}「${columns[leaf]?.label}」の欄に置きました。`);
      }
      return;
    }
    result.confidence = "low";
    const other = second.columns[index];
    const names = [leaf, other].flatMap((at) => (at === null || at === undefined ? [] : [`「${columns[at]?.label}」`]));
    for (const at of [leaf, other]) for (const concept of conceptsOf(columns, at)) doubtful.add(concept);
    result.notes.push(
      names.length > 1
        ? `${quote(cell.text)}は、${names.join("か")}かはっきりしません。${names[0]}の欄に置きました。確かめてください。`
        : `${quote(cell.text)}は、${names[0]}の欄の文かどうかはっきりしません。確かめてください。`,
    );
  });
  result.doubtful = [...doubtful];
  result.notes.unshift(...lostColumns(columns, best), ...exchanged(columns, best));
  return result;
}

function costsOf(row: GridRow, fits: Fit[][], { columns, ranges }: RowContext): AlignCosts {
  const start = ranges.find((range) => range !== null)?.first ?? 0;
  const end = Math.max(...ranges.map((range) => range?.end ?? 0));
  const last = row.cells.at(-1);
  // The whole row slid to the right, and its end ran over the edge of the table.
  const slid = (row.cells[0]?.column ?? 0) - start;
  const cut = slid > 0 && last !== undefined && last.column + last.columnSpan >= end;
  const positionOf = (cell: number, column: number) => {
    const at = row.cells[cell]?.column;
    if (at === undefined || ranges[column]?.first !== at - Math.max(slid, 0)) return 0;
    return slid > 0 ? costs.shifted : costs.position;
  };
  return {
    fit: (cell, column) => (fits[cell]?.[column]?.score ?? 0) + positionOf(cell, column),
    empty: () => costs.empty,
    unplaced: costs.unplaced,
    exchange: (cell, column) => {
      const later = columns[column + 1];
      const typed = later !== undefined && isTyped(later) && (fits[cell]?.[column + 1]?.score ?? 0) >= 3;
      return typed ? costs.exchange : null;
    },
    end: (column) => {
      if (cut) return costs.cutTail * (columns.length - column);
      return phaseOf(columns[column]) === phaseOf(columns[column - 1]) ? null : costs.phaseEnd;
    },
  };
}

function lostColumns(columns: LeafColumn[], { columns: placed }: Alignment): string[] {
  const names = columns.flatMap((column, leaf) => (placed.includes(leaf) ? [] : [`「${column.label}」`]));
  return names.length === 0 ? [] : [`${names.join("")}に当たるセルが見つかりません。空欄にしました。`];
}

function exchanged(columns: LeafColumn[], { columns: placed }: Alignment): string[] {
  return placed.flatMap((leaf, cell) => {
    const next = placed[cell + 1];
    if (leaf === null || next === null || next === undefined || next > leaf) return [];
    return [
      `「${columns[next]?.label}」と「${columns[leaf]?.label}」のセルの順が入れ替わっていたので、内容に合わせて置きました。`,
    ];
  });
}

function phaseOf(column: LeafColumn | undefined): string | undefined {
  return column && fieldsOf(column)[0]?.phase;
}

function conceptsOf(columns: LeafColumn[], leaf: number | null | undefined): Concept[] {
  const column = leaf === null || leaf === undefined ? undefined : columns[leaf];
  return column ? fieldsOf(column).map((field) => field.concept) : [];
}

function quote(text: string): string {
  const characters = [...text.replace(/\s+/gu, " ")];
  return `「${characters.slice(0, 16).join("")}${characters.length > 16 ? "…" : ""}」`;
}
