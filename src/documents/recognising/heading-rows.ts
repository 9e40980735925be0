import type { Grid, GridRow } from "../reading/grid.ts";
import { type HeadingMatch, type HeadingPattern, matchHeading } from "./heading-pattern.ts";

export type FoundHeading = { heading: HeadingPattern; match: HeadingMatch; text: string };

const mostCells = 3;

/** The headings a row consists of, or null. A line that only names a unit counts beside another heading. */
export function headingsOf(row: GridRow, grid: Grid, at: number, headings: HeadingPattern[]): FoundHeading[] | null {
  if (row.cells.length > mostCells) return null;
  const whole = matchText(row.cells.map(({ text }) => text).join(" "), headings);
  const each = whole === null ? row.cells.map(({ text }) => matchText(text, headings)) : [whole];
  const found = each.flatMap((match) => (match === null ? [] : [match]));
  if (found.length !== each.length) return null;
  if (found.every(({ heading }) => heading.unitOnly) && !besideHeading(grid, at, headings)) return null;
  return found;
}

function matchText(text: string, headings: HeadingPattern[]): FoundHeading | null {
  for (const heading of headings) {
    const match = matchHeading(heading, text);
    if (match !== null) return { heading, match, text };
  }
  return null;
}

function besideHeading(grid: Grid, at: number, headings: HeadingPattern[]): boolean {
  const others = headings.filter(({ unitOnly }) => !unitOnly);
  return [neighbour(grid, at, -1), neighbour(grid, at, 1)].some(
    (row) =>
      row !== null && row.cells.length <= mostCells && row.cells.some(({ text }) => matchText(text, others) !== null),
  );
}

/** The next row above or below that is not empty. */
function neighbour(grid: Grid, at: number, step: -1 | 1): GridRow | null {
  for (let next = at + step; next >= 0 && next < grid.rows.length; next += step) {
    const row = grid.rows[next];
    if (row !== undefined && row.cells.length > 0) return row;
  }
  return null;
}
