import type { Grid, GridRow } from "../reading/grid.ts";
import { matchKey } from "./match-key.ts";

const fewestLabels = 4;
const mostTables = 8;

/**
 * A worksheet on which the same table stands twice or more next to each other, as one grid for each; any other grid as
 * it is. A cell across several of them, as a title is, stays with the first.
 */
export function tablesSideBySide(grid: Grid): Grid[] {
  if (!grid.exactColumns) return [grid];
  for (const row of grid.rows) {
    const starts = repetitions(row);
    if (starts.length < 2) continue;
    return starts.map((start, index) => {
      const from = index === 0 ? 0 : start;
      const to = starts[index + 1] ?? Number.POSITIVE_INFINITY;
      const rows = grid.rows.map(({ line, cells }) => ({
        line,
        cells: cells.filter(({ column }) => column >= from && column < to),
      }));
      return { ...grid, rows: rows.filter(({ cells }) => cells.length > 0) };
    });
  }
  return [grid];
}

/** The columns where a row of labels begins again: 「番号 項目 期限 課 番号 項目 期限 課」. Empty where it does not. */
function repetitions({ cells }: GridRow): number[] {
  if (cells.length < fewestLabels * 2) return [];
  const keys = cells.map(({ text }) => matchKey(text.slice(0, 150)));
  const length = keys.indexOf(keys[0] ?? "", 1);
  const tables = cells.length / length;
  if (length < fewestLabels || !Number.isInteger(tables) || tables > mostTables) return [];
  if (new Set(keys).size !== length || keys.some((key, at) => key !== keys[at % length])) return [];
  return cells.flatMap(({ column }, at) => (at % length === 0 ? [column] : []));
}
