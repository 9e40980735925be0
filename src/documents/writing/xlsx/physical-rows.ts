import { distinctEdges, edgesOf, nearestEdge, widthsOf } from "../layout/column-edges.ts";
import type { LayoutCell, LayoutRow, LinesBlock, SheetLayout } from "../layout/layout-types.ts";
import { tallestRow, textHeight } from "./row-height.ts";
import { depthOf, stackedCells } from "./stacked-cells.ts";

/** Blocks with columns of their own laid on one common grid, as a worksheet needs. Rows and columns from 0. */
export type PlacedCell = {
  row: number;
  column: number;
  rowSpan: number;
  columnSpan: number;
  style: "sheetNumber" | "title" | "plain" | "note" | "label" | "value";
  text: string;
  source: LayoutCell | null;
  /** One of several values in a box: its label, and whether it stands first or last. */
  part: { label: string; first: boolean; last: boolean } | null;
};
export type PhysicalSheet = {
  /** In mm. */
  widths: number[];
  /** In points. */
  heights: number[];
  cells: PlacedCell[];
  /** Rows of the last table's header, first and last. */
  header: { from: number; to: number } | null;
  /** Rows that belong together though each could be printed: the first of them and how many. */
  whole: Map<number, number>;
};

/** Pieces of a row too tall are small enough to fill a page to its end. In points. */
const pieceHeight = 160;

const lineSizes = { title: 1.6, plain: 1.2, note: 1 } as const;

export function physicalSheet(layout: SheetLayout): PhysicalSheet {
  const edges = distinctEdges(
    layout.blocks.flatMap((b) => (b.kind === "lines" ? [0, layout.width] : edgesOf(b.widths))),
  );
  const sheet: PhysicalSheet = { widths: widthsOf(edges), heights: [], cells: [], header: null, whole: new Map() };
  if (layout.sheetMark !== null) addLine(sheet, layout, `シート番号 ${layout.sheetMark}`, "sheetNumber");
  layout.blocks.forEach((block, index) => {
    if (block.kind === "lines") {
      for (const line of block.lines) addLine(sheet, layout, line.text, line.style);
      return;
    }
    if (index > 0 && layout.blocks[index - 1]?.kind !== "lines") sheet.heights.push(layout.fontSize * 0.6);
    const onGrid = edgesOf(block.widths).map((x) => nearestEdge(edges, x));
    if (block.kind === "grid") {
      const from = sheet.heights.length;
      addRows(sheet, layout, block.header, onGrid);
      sheet.header = { from, to: sheet.heights.length - 1 };
    }
    addRows(sheet, layout, block.rows, onGrid);
  });
  return sheet;
}

function addLine(
  sheet: PhysicalSheet,
  layout: SheetLayout,
  text: string,
  style: LinesBlock["lines"][number]["style"] | "sheetNumber",
): void {
  const size = layout.fontSize * (style === "sheetNumber" ? 1 : lineSizes[style]);
  sheet.cells.push({
    row: sheet.heights.length,
    column: 0,
    rowSpan: 1,
    columnSpan: sheet.widths.length,
    style,
    text,
    source: null,
    part: null,
  });
  sheet.heights.push(textHeight(text, layout.width, size) + 2);
}

/**
 * A row with ratings one above the other becomes a row for each of them, the other cells merged over all. A row
 * taller than Excel allows becomes several rows under merged cells. Both read back as one.
 */
function addRows(sheet: PhysicalSheet, layout: SheetLayout, rows: LayoutRow[], onGrid: number[]): void {
  const heights = rowHeights(sheet.widths, layout, rows, onGrid);
  const starts: number[] = [];
  for (const [index, height] of heights.entries()) {
    starts.push(sheet.heights.length);
    const depth = depthOf(rows[index]);
    const pieces = Math.ceil((height > tallestRow ? height / pieceHeight : 1) / depth) * depth;
    if (pieces > 1 && height <= tallestRow) sheet.whole.set(sheet.heights.length, pieces);
    for (let piece = 0; piece < pieces; piece += 1) sheet.heights.push(height / pieces);
  }
  starts.push(sheet.heights.length);
  rows.forEach((row, index) => {
    const start = starts[index] ?? 0;
    for (const cell of row) {
      const column = onGrid[cell.column] ?? 0;
      const placed = {
        row: start,
        column,
        rowSpan: (starts[index + cell.rowSpan] ?? sheet.heights.length) - start,
        columnSpan: (onGrid[cell.column + cell.columnSpan] ?? column + 1) - column,
        style: cell.role,
        text: shownText(cell),
        source: cell,
        part: null,
      };
      sheet.cells.push(...stackedCells(placed, cell));
    }
  });
}

function shownText({ text, hint }: LayoutCell): string {
  return hint === null ? text : `${text}\n${hint}`;
}

function rowHeights(widths: number[], layout: SheetLayout, rows: LayoutRow[], onGrid: number[]): number[] {
  const edges = edgesOf(widths);
  const needed = (cell: LayoutCell, depth: number) => {
    const width = (edges[onGrid[cell.column + cell.columnSpan] ?? 0] ?? 0) - (edges[onGrid[cell.column] ?? 0] ?? 0);
    const whole = textHeight(shownText(cell), width, layout.fontSize, cell.minLines);
    const parts = cell.stack.map(({ label, text }) => textHeight(`${label} ${text}`.trim(), width, layout.fontSize));
    return Math.max(whole, ...parts.map((part) => part * depth));
  };
  const heights = rows.map((row) => {
    const depth = depthOf(row);
    return Math.max(0, ...row.filter((cell) => cell.rowSpan === 1).map((cell) => needed(cell, depth)));
  });
  rows.forEach((row, index) => {
    for (const cell of row.filter((c) => c.rowSpan > 1)) {
      const last = Math.min(index + cell.rowSpan, rows.length) - 1;
      const have = heights.slice(index, last + 1).reduce((total, height) => total + height, 0);
      heights[last] = (heights[last] ?? 0) + Math.max(0, needed(cell, 1) - have);
    }
  });
  return heights.map((height, index) => Math.max(height, layout.fontSize * 2 * depthOf(rows[index])));
}
