import type { CompositeColumn, LeafColumn, Part } from "../../domain/forms/form-definition.ts";
import { isComposite } from "../../domain/forms/header-tree.ts";
import type { GridCell } from "../reading/grid.ts";

/** The lines of a grid that one record covers because its number or title is merged over them. */
export type RecordLines = { from: number; until: number };

/**
 * Ratings may stand one above the other in cells of their own (the person's above, the supervisor's below) while the
 * rest of the record is merged over both: the part whose place the cell takes. Null where it holds them all.
 */
export function stackedPart(column: LeafColumn, cell: GridCell, line: number, lines: RecordLines): Part | null {
  const rows = lines.until - lines.from + 1;
  if (!isStack(column) || cell.rowSpan >= rows || line > lines.until) return null;
  const { parts } = column;
  return parts[Math.floor(((line - lines.from) * parts.length) / rows)] ?? null;
}

/** Whether the column holds nothing but values of scales, which may stand one above the other. */
export function isStack(column: LeafColumn | undefined): column is CompositeColumn {
  return (
    column !== undefined &&
    isComposite(column) &&
    column.parts.every(({ type }) => type === "scale" || type === "choice")
  );
}

/** What stands after the part's own label, which the format of our cells shows; null where it is not there. */
export function afterLabel({ label }: Part, text: string): string | null {
  const before = `${label.trim()} `;
  return label !== "" && text.startsWith(before) ? text.slice(before.length).trim() : null;
}
