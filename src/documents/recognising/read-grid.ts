import type { UnplacedText } from "../imported-document.ts";
import type { Grid, GridRow } from "../reading/grid.ts";
import { readBoxRows } from "./box-rows.ts";
import type { DraftSheet } from "./draft.ts";
import type { FormLabels } from "./form-labels.ts";
import { findHeader } from "./header-rows.ts";
import { headingsOf } from "./heading-rows.ts";
import { findSheetNumber, sheetNumberIn } from "./sheet-number.ts";
import { sheetsBuilder } from "./sheets-builder.ts";
import { type TableReader, tableReader } from "./table-rows.ts";

export type GridReading = { sheets: DraftSheet[]; unplaced: UnplacedText[] };

/** Walks a grid from top to bottom: headings, boxes and tables of one form. Every cell is used once or unplaced. */
export function readGrid(grid: Grid, labels: FormLabels, assumedYear: number): GridReading {
  const builder = sheetsBuilder(grid, labels);
  const ownExport = findSheetNumber(grid) !== null;
  const unplaced: UnplacedText[] = [];
  let table: TableReader | null = null;

  const stray = (line: number, text: string, reason?: string) => {
    const place = grid.exactColumns ? { line, grid: grid.name } : { line };
    unplaced.push({ ...place, text, ...(reason !== undefined && { reason }) });
  };

  /** How many rows from `at` on were understood; 0 where the row is none of ours. */
  const readRows = (row: GridRow, at: number): number => {
    const within = table?.covers(row) === true;
    const header = within ? null : findHeader(grid, at, labels.table);
    if (header !== null) {
      builder.takeTable();
      const year = builder.current().fiscalYear ?? assumedYear;
      table = tableReader(grid, labels, header, year, builder.unitKeys, ownExport);
      return header.rows;
    }
    const headings = within ? null : headingsOf(row, grid, at, labels.headings);
    if (headings !== null) {
      for (const { heading, match, text } of headings) {
        if (builder.takeHeading(heading, match)) table = null;
        if (match.misread) stray(row.line, text, "様式に印字された文とほぼ同じですが、読み取りの誤りがあります。");
      }
      return 1;
    }
    // In the table of our own export a goal may be called as a box is.
    const inTable = within || (ownExport && table !== null && !labels.boxesBelow);
    const boxes = inTable ? null : readBoxRows(grid, at, labels, table !== null);
    if (boxes !== null) {
      if (builder.takeBoxes(row.line, boxes.boxes)) table = null;
      for (const { text } of boxes.stray) stray(row.line, text, "どの欄の値か決められませんでした。");
      return boxes.rows;
    }
    const reading = table?.read(row);
    if (!reading?.taken) return 0;
    if (reading.record !== null) builder.takeRecord(reading.record);
    for (const { text, reason } of reading.strays) stray(row.line, text, reason);
    return 1;
  };

  for (let at = 0; at < grid.rows.length; ) {
    const row = grid.rows[at];
    const number = row === undefined ? null : sheetNumberIn(row);
    if (number !== null) {
      const { value: sheetNumber, revision } = number;
      Object.assign(builder.current(), { sheetNumber, revision });
    }
    const cells = (row?.cells ?? []).filter((cell) => !number?.cells.includes(cell));
    const understood = row === undefined || cells.length === 0 ? 1 : readRows({ line: row.line, cells }, at);
    if (understood === 0) for (const { text } of cells) stray(row?.line ?? 0, text);
    at += Math.max(1, understood);
  }
  return { sheets: builder.finished(), unplaced };
}
