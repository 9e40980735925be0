import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import { fieldsOf } from "../../domain/forms/header-tree.ts";
import type { Grid, GridCell, GridRow } from "../reading/grid.ts";
import { isDisplaced } from "./displaced-row.ts";
import { type Draft, emptyDraft, lesser } from "./draft.ts";
import type { FormLabels } from "./form-labels.ts";
import type { ColumnRange, FoundHeader } from "./header-rows.ts";
import { placeRow } from "./place-row.ts";
import type { RowContext } from "./placed-row.ts";
import { recordCell, type Stray } from "./record-texts.ts";
import { isStack, type RecordLines, stackedPart } from "./stacked-part.ts";

/** An open table: rows become records, one for each goal or work item. */
export type TableReader = {
  /** Whether the row lies within the merged cells of the record before it: then it is nothing else. */
  covers: (row: GridRow) => boolean;
  /** Reads a row; `record` is null where it continued the record before it or is no row of the table. */
  read: (row: GridRow) => { record: Draft | null; strays: Stray[]; taken: boolean };
};

/** `everyRow`: each row is a record of its own (our own export), a row without name or number continues none. */
export function tableReader(
  grid: Grid,
  labels: FormLabels,
  { ranges, foreign }: FoundHeader,
  fiscalYear: number,
  unitKeys: ReadonlySet<string>,
  everyRow: boolean,
): TableReader {
  const columns = labels.table.leaves.map(({ column }) => column);
  const keys = keyLeaves(columns);
  const context: RowContext = { columns, ranges, foreign, fiscalYear, unitKeys, scales: labels.form.scales };
  let last: ({ draft: Draft } & RecordLines) | null = null;
  const carried = new Map<number, { cell: GridCell; until: number }>();

  const fill = (draft: Draft, row: GridRow, lines: RecordLines, carry: boolean, exact = grid.exactColumns): Stray[] => {
    const { placed, unplaced, confidence, notes, doubtful } = placeRow(row, exact, context);
    draft.confidence = lesser(draft.confidence, confidence);
    draft.notes.push(...notes);
    draft.doubtful.push(...doubtful);
    const strays: Stray[] = unplaced.map(({ cell, reason }) => ({ cell, text: cell.text, reason }));
    for (const { cell, leaf } of placed) {
      const column = columns[leaf];
      if (column === undefined) continue;
      const part = stackedPart(column, cell, row.line, lines);
      strays.push(...recordCell(draft, column, cell, !grid.exactColumns, labels.form.scales, part));
      if (cell.rowSpan > 1) carried.set(leaf, { cell, until: row.line + cell.rowSpan - 1 });
    }
    if (carry) carryDown(draft, row, new Set(placed.map(({ leaf }) => leaf)));
    return strays;
  };

  const carryDown = (draft: Draft, row: GridRow, present: ReadonlySet<number>) => {
    for (const [leaf, { cell, until }] of carried) {
      const column = columns[leaf];
      if (until < row.line || present.has(leaf) || column === undefined) continue;
      recordCell(draft, column, cell, !grid.exactColumns, labels.form.scales);
      draft.notes.push(`「${column.label}」は、上の行と結合されたセルから引き継ぎました。`);
    }
  };

  const leavesOf = (row: GridRow) =>
    row.cells.map((cell) =>
      ranges.findIndex(
        (range) => range !== null && cell.column < range.end && range.first < cell.column + cell.columnSpan,
      ),
    );

  const covers = (row: GridRow) => grid.exactColumns && last !== null && row.line <= last.until;

  /** A row without number and title, whose record can't be named by them, goes by all its cells. */
  const linesOf = (row: GridRow, leaves: number[]): RecordLines => {
    const keyed = row.cells.filter((_cell, index) => keys.has(leaves[index] ?? -1));
    const spans = (keyed.length > 0 || !everyRow ? keyed : row.cells).map((cell) => cell.rowSpan);
    return { from: row.line, until: row.line + Math.max(1, ...spans) - 1 };
  };

  /** Ratings alone, right below a record of one row: someone wrote the lower ones without merging the rest. */
  const isLowerHalf = (row: GridRow, leaves: number[], above: RecordLines) =>
    above.from === above.until && row.line === above.until + 1 && leaves.every((leaf) => isStack(columns[leaf]));

  return {
    covers,
    read: (row) => {
      if (!grid.exactColumns) return readText(row);
      const leaves = leavesOf(row);
      const within = covers(row);
      if (leaves.every((leaf) => leaf < 0) || (!everyRow && !within && isRemark(row, ranges))) {
        return { record: null, strays: [], taken: false };
      }
      const own = linesOf(row, leaves);
      if (!everyRow && isDisplaced(row, columns, ranges)) {
        const draft = emptyDraft({ line: row.line, grid: grid.name });
        const strays = fill(draft, row, own, false, false);
        last = { draft, from: row.line, until: row.line };
        return { record: draft, strays, taken: true };
      }
      if (last !== null && isLowerHalf(row, leaves, last)) {
        last.until = row.line;
        last.draft.confidence = lesser(last.draft.confidence, "medium");
        last.draft.notes.push(`${row.line}行目には評価だけがあるので、上の行の評価の下段として読みました。`);
        return { record: null, strays: fill(last.draft, row, last, false), taken: true };
      }
      const keyless = !everyRow && last !== null && !leaves.some((leaf) => keys.has(leaf));
      if (last !== null && (within || keyless)) {
        if (!within) {
          last.draft.confidence = lesser(last.draft.confidence, "medium");
          last.draft.notes.push(`${row.line}行目には番号も標題もないので、上の行の続きとして足しました。`);
        }
        return { record: null, strays: fill(last.draft, row, last, false), taken: true };
      }
      const draft = emptyDraft({ line: row.line, grid: grid.name });
      const strays = fill(draft, row, own, true);
      if (Object.keys(draft.texts).length === 0) return { record: null, strays, taken: true };
      last = { draft, ...own };
      return { record: draft, strays, taken: true };
    },
  };

  function readText(row: GridRow): ReturnType<TableReader["read"]> {
    const enough = Math.max(2, Math.ceil(columns.length * 0.3));
    const byTabs = leavesOf(row);
    const first = byTabs[0] ?? -1;
    if (row.cells.length < enough && last !== null && first > 0 && byTabs.every((leaf) => leaf > Math.max(...keys))) {
      const { draft } = last;
      draft.confidence = "low";
      const names = byTabs.map((leaf) => columns[leaf]).flatMap((column) => (column ? [column] : []));
      draft.notes.push(
        `${row.line}行目の続きを、タブの位置から${names.map(({ label }) => `「${label}」`).join("")}に足しました。`,
      );
      draft.doubtful.push(...names.flatMap((column) => fieldsOf(column).map((field) => field.concept)));
      const strays = row.cells.flatMap((cell, index) => {
        const column = columns[byTabs[index] ?? -1];
        return column ? recordCell(draft, column, cell, true, labels.form.scales) : [];
      });
      return { record: null, strays, taken: true };
    }
    // Twice as many cells as columns are another table, or none.
    const tooMany = row.cells.length > columns.length * 2;
    if (row.cells.length < enough || tooMany) return { record: null, strays: [], taken: false };
    const draft = emptyDraft({ line: row.line });
    const lines = { from: row.line, until: row.line };
    const strays = fill(draft, row, lines, false);
    last = { draft, ...lines };
    return { record: draft, strays, taken: true };
  }
}

/** A line below the table or between its rows: one cell, across several columns or plainly a note. */
function isRemark({ cells }: GridRow, ranges: (ColumnRange | null)[]): boolean {
  const [only, ...others] = cells;
  if (only === undefined || others.length > 0) return false;
  const end = only.column + only.columnSpan;
  const covered = ranges.filter((range) => range !== null && range.first >= only.column && range.end <= end).length;
  return covered > 2 || /^(?:[※＊*]|[(（]?注)/u.test(only.text);
}

/** The columns that begin a record: its number and title, or the first column. */
function keyLeaves(columns: LeafColumn[]): ReadonlySet<number> {
  const named = columns.flatMap((column, leaf) =>
    fieldsOf(column).some(({ concept }) => concept === "title" || concept === "number") ? [leaf] : [],
  );
  return new Set(named.length > 0 ? named : [0]);
}
