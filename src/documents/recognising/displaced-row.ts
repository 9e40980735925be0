import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import { looksLikeDue } from "../../domain/periods/due.ts";
import { goalKind } from "../../domain/sheets/goal-kind.ts";
import type { GridRow } from "../reading/grid.ts";
import type { ColumnRange } from "./header-rows.ts";

/**
 * Whether a row of a worksheet or CSV file, whose columns ought to be sure, was made from a broken extraction: its due
 * date stands in a column of text while text stands under the due date, or its number stands where the goal is described.
 * Cheap for a row in order, and never true of one that a person merely left incomplete.
 */
export function isDisplaced(row: GridRow, columns: LeafColumn[], ranges: (ColumnRange | null)[]): boolean {
  const textIn = (leaf: number) => {
    const range = ranges[leaf];
    return range ? row.cells.find(({ column }) => column >= range.first && column < range.end)?.text : undefined;
  };
  const typeOf = (leaf: number) => {
    const column = columns[leaf];
    return column && fieldsOf(column)[0]?.type;
  };
  const free = (wanted: (text: string) => boolean) =>
    columns.some((_column, leaf) => {
      const text = typeOf(leaf) === "text" ? textIn(leaf) : undefined;
      return text !== undefined && text.length <= 20 && wanted(text);
    });
  const due = columns.findIndex((_column, leaf) => typeOf(leaf) === "due");
  const dueText = due < 0 ? undefined : textIn(due);
  if (dueText !== undefined && dueText.length > 30 && !looksLikeDue(dueText) && free(looksLikeDue)) return true;
  const number = columns.findIndex((_column, leaf) => typeOf(leaf) === "number");
  return (
    number >= 0 && textIn(number) === undefined && free((text) => goalKind(text) !== null && /[0-9①-⑳]$/u.test(text))
  );
}
