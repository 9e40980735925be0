import type { LayoutCell, LayoutRow } from "../layout/layout-types.ts";
import type { PlacedCell } from "./physical-rows.ts";

/** How many values stand one above the other in a row; 1 in most. */
export function depthOf(row: LayoutRow | undefined): number {
  return Math.max(1, ...(row ?? []).map(({ stack }) => stack.length));
}

/** `whole` as a cell for each of its values, which share its rows as evenly as they can. */
export function stackedCells(whole: PlacedCell, source: LayoutCell): PlacedCell[] {
  const count = source.stack.length;
  if (count === 0) return [whole];
  const startOf = (index: number) => Math.ceil((index * whole.rowSpan) / count);
  return source.stack.map(({ label, text, choices }, index) => {
    return {
      ...whole,
      row: whole.row + startOf(index),
      rowSpan: startOf(index + 1) - startOf(index),
      text,
      source: { ...source, text, choices },
      part: { label, first: index === 0, last: index === count - 1 },
    };
  });
}
