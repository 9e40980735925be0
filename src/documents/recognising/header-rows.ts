import type { Grid, GridCell, GridRow } from "../reading/grid.ts";
import type { LabelledTable } from "./form-labels.ts";
import { cellCore, cellKey, coreKey, likeness } from "./match-key.ts";

/** Grid columns a leaf of the table covers: from `first` up to, not including, `end`. */
export type ColumnRange = { first: number; end: number };

/** A column that somebody added to the form. */
export type ForeignColumn = ColumnRange & { label: string };

/** A table's heading in a file: how many rows it takes and where each leaf of the form stands (null: not found). */
export type FoundHeader = { rows: number; ranges: (ColumnRange | null)[]; found: number; foreign: ForeignColumn[] };

const deepest = 6;

/** The heading of `table` that begins in row `at`, or null. It may be spread over rows and cells in any way. */
export function findHeader(grid: Grid, at: number, table: LabelledTable): FoundHeader | null {
  const first = grid.rows[at];
  if (first === undefined || !mayBegin(first, table)) return null;
  const ranges: (ColumnRange | null)[] = table.leaves.map(() => null);
  const sure: number[] = table.leaves.map(() => 0);
  const foreign: ForeignColumn[] = [];
  let rows = 0;
  let covered = 1;
  while (rows < deepest) {
    const row = grid.rows[at + rows];
    if (row === undefined) break;
    if (row.cells.length === 0) {
      if (rows >= covered) break;
      rows += 1;
      continue;
    }
    const matches = matchRow(row, table, ranges, grid.exactColumns);
    if (matches === null) break;
    row.cells.forEach((cell, index) => {
      const match = matches[index];
      if (match === null) {
        foreign.push({ first: cell.column, end: cell.column + cell.columnSpan, label: cell.text.replace(/\s+/gu, "") });
      }
      if (match?.leaf === undefined || match.score <= (sure[match.leaf] ?? 0)) return;
      sure[match.leaf] = match.score;
      ranges[match.leaf] = { first: cell.column, end: cell.column + cell.columnSpan };
    });
    rows += 1;
    covered = Math.max(covered, rows - 1 + Math.max(...row.cells.map((cell) => cell.rowSpan)));
  }
  const found = ranges.filter((range) => range !== null).length;
  return found >= Math.max(2, table.leaves.length * 0.4) ? { rows, ranges, found, foreign } : null;
}

/** A cheap look before the exact one: two cells that are labels as they stand. */
function mayBegin(row: GridRow, { known }: LabelledTable): boolean {
  if (row.cells.length < 2) return false;
  const long = row.cells.filter((cell) => cell.text.length > 80).length;
  if (long > row.cells.length * 0.4) return false;
  let hits = 0;
  let left = row.cells.length;
  for (const cell of row.cells) {
    if (hits + left < 2) return false;
    left -= 1;
    if (cell.text.length > 80) continue;
    if (known.has(cellKey(cell)) || known.has(cellCore(cell))) hits += 1;
    if (hits >= 2) return true;
  }
  return false;
}

type LabelMatch = { leaf?: number; score: number } | null;

/**
 * Each cell's leaf; a leaf stands to the right of the one before it. Where columns are sure, a label that is exactly
 * another leaf's is a column that somebody moved. Null for a row with too few labels.
 */
function matchRow(
  row: GridRow,
  table: LabelledTable,
  ranges: (ColumnRange | null)[],
  exactColumns: boolean,
): LabelMatch[] | null {
  const fewest = Math.max(1, row.cells.length * 0.6);
  const matches: LabelMatch[] = [];
  let next = 0;
  let strange = 0;
  for (const cell of row.cells) {
    const inOrder = cell.text.length > 150 ? null : matchCell(cell, table, ranges, next);
    const match =
      (inOrder === null && exactColumns ? movedColumn(cell, table, ranges, next, matches) : null) ?? inOrder;
    if (match?.leaf !== undefined) next = Math.max(next, match.leaf + 1);
    if (match === null) strange += 1;
    if (row.cells.length - strange < fewest) return null;
    matches.push(match);
  }
  return matches;
}

function matchCell(cell: GridCell, table: LabelledTable, ranges: (ColumnRange | null)[], from: number): LabelMatch {
  const { group, leaves } = scoresOf(cellKey(cell), table);
  let best: LabelMatch = group ? { score: 0.8 } : null;
  for (let leaf = from; leaf < leaves.length; leaf += 1) {
    const { alone = 0, continuing = 0 } = leaves[leaf] ?? {};
    const score = underSame(cell, ranges[leaf]) ? continuing : alone;
    if (score > (best?.score ?? 0.55)) best = { leaf, score };
  }
  return best;
}

function movedColumn(
  cell: GridCell,
  table: LabelledTable,
  ranges: (ColumnRange | null)[],
  before: number,
  matches: LabelMatch[],
): LabelMatch {
  const { leaves } = scoresOf(cellKey(cell), table);
  const leaf = leaves.findIndex(
    ({ alone }, at) =>
      at < before && alone >= 0.9 && ranges[at] === null && !matches.some((match) => match?.leaf === at),
  );
  return leaf < 0 ? null : { leaf, score: leaves[leaf]?.alone ?? 0 };
}

/** How well a key fits each leaf: as a label of its own, and below a cell that may be its first piece. */
type KeyScores = { group: boolean; leaves: LabelScore[] };
type LabelScore = { alone: number; continuing: number };

/** The same heading stands in every worksheet of a workbook: it is compared once. */
const scores = new WeakMap<LabelledTable, Map<string, KeyScores>>();

function scoresOf(key: string, table: LabelledTable): KeyScores {
  const known = scores.get(table) ?? new Map<string, KeyScores>();
  scores.set(table, known);
  const made = known.get(key) ?? {
    group: table.groups.some((group) => likeness(group, key) >= 0.8),
    leaves: table.leaves.map(({ keys }) => labelScore(keys, key)),
  };
  known.set(key, made);
  return made;
}

/** A label broken over two rows matches by a piece where the other piece stands in the same column. */
function labelScore(keys: string[], key: string): LabelScore {
  let best = 0;
  let piece = false;
  for (const known of keys) {
    if (known === key) return { alone: 1, continuing: 1 };
    if (coreKey(known) === coreKey(key)) best = Math.max(best, 0.9);
    const alike = likeness(known, key);
    if (alike >= 0.6) best = Math.max(best, alike * 0.9);
    piece ||= key.length >= 3 && known.includes(key);
  }
  return piece ? { alone: Math.max(best, 0.6), continuing: Math.max(best, 0.75) } : { alone: best, continuing: best };
}

function underSame(cell: GridCell, range: ColumnRange | null | undefined): boolean {
  return range !== null && range !== undefined && cell.column >= range.first && cell.column < range.end;
}
