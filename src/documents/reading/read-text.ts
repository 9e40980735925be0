import { cellBudget, refuseEndlessText } from "./cell-budget.ts";
import type { Grid, GridCell, GridRow } from "./grid.ts";

/** Lines and tabs, nothing else: quotes and markup stay as the author left them. A blank line is a row without cells. */
export function readText(text: string, name: string): Grid {
  refuseEndlessText(text, "\t");
  const count = cellBudget();
  const rows: GridRow[] = text
    .split(/\r\n|\n|\r/)
    .map((line, index) => ({ line: index + 1, cells: cellsOf(line.split("\t"), count) }));
  while (rows.at(-1)?.cells.length === 0) rows.pop();
  return { name, exactColumns: false, rows };
}

/** One cell per value that is not blank, in its own column; `count` is told the length of each. */
export function cellsOf(values: readonly string[], count: (characters: number) => void): GridCell[] {
  const cells: GridCell[] = [];
  for (const [column, value] of values.entries()) {
    const text = value.trim();
    if (text === "") continue;
    count(text.length);
    cells.push({ text, column, columnSpan: 1, rowSpan: 1 });
  }
  return cells;
}
