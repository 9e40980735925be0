import { edgesOf } from "../layout/column-edges.ts";
import type { LayoutBlock, LayoutCell, LayoutRow, SheetLayout } from "../layout/layout-types.ts";
import { lineCount } from "../layout/line-count.ts";

/** Of a cell at its left and right together, in mm, as in form.typ. */
const sidePadding = 2.2;
/** A list's upper half takes no more lines than this, so that both stay together where a row is split. */
const highestHalf = 5;
/** Rows of so many lines are kept on one page; longer ones may be split. */
const longestWhole = 10;
const pointsPerMm = 72 / 25.4;

/** `date` is ISO. */
export type TemplateContent = { layouts: SheetLayout[]; title: string; date: string };

/** The layout in the shape form.typ reads: flat cells with absolute positions, texts as lines. */
export function templateData(content: TemplateContent): string {
  return JSON.stringify({
    title: content.title,
    date: content.date.split("-").map(Number),
    sheets: content.layouts.map((layout) => ({
      paper: layout.paper,
      width: layout.width,
      fontSize: layout.fontSize,
      number: layout.sheetMark ?? "",
      footer: layout.unit.join(" "),
      blocks: layout.blocks.map((block) => blockData(block, layout.fontSize)),
    })),
  });
}

function blockData(block: LayoutBlock, fontSize: number) {
  if (block.kind === "lines") return block;
  const edges = edgesOf(block.widths);
  const ems = (cell: LayoutCell) =>
    (((edges[cell.column + cell.columnSpan] ?? 0) - (edges[cell.column] ?? 0) - sidePadding) * pointsPerMm) / fontSize;
  switch (block.kind) {
    case "boxes":
      return { kind: block.kind, widths: block.widths, rows: rowsData(block.rows, 0, ems) };
    case "grid":
      return {
        kind: block.kind,
        widths: block.widths,
        header: rowsData(block.header, 0, ems),
        rows: rowsData(block.rows, block.header.length, ems),
      };
  }
}

function rowsData(rows: LayoutRow[], firstRow: number, ems: (cell: LayoutCell) => number) {
  return rows.map((row, y) => {
    const counts = row.map((cell) => lineCount(cell.text, ems(cell)));
    const tallest = Math.max(...counts);
    return {
      splits: tallest > longestWhole,
      cells: row.map((cell, x) => ({
        ...cellData(cell, firstRow + y, counts[x] ?? 1),
        stack: stackData(cell, Math.max(tallest, ...row.map(({ minLines }) => minLines)), ems(cell)),
      })),
    };
  });
}

function cellData(cell: LayoutCell, y: number, lineCount: number) {
  return {
    role: cell.role,
    align: cell.align,
    x: cell.column,
    y,
    colspan: cell.columnSpan,
    rowspan: cell.rowSpan,
    lines: linesOf(cell.text),
    hint: linesOf(cell.hint ?? ""),
    room: Math.max(0, cell.minLines - Math.max(lineCount, 1)),
  };
}

/** Values one above the other. `room`: empty lines below each but the last, so that they share the row's height. */
function stackData({ stack }: LayoutCell, rowLines: number, ems: number) {
  const share = Math.min(Math.floor(rowLines / Math.max(stack.length, 1)), highestHalf);
  return stack.map(({ label, text }, index) => {
    const shown = `${label} ${text}`.trim();
    const room = index === stack.length - 1 ? 0 : Math.max(0, share - lineCount(shown, ems));
    return { lines: linesOf(shown), room: shown === "" ? room + 1 : room };
  });
}

/** Between marks of one class and of another Unicode allows a break; no Japanese line begins with a per-cent sign. */
const unitAfterMark = /(?<=[・…‥〜ー々ゝゞヽヾ〻！？：!?:;￥])(?=[％%‰℃°′″￠])/gu;
const wordJoiner = "\u2060";

function linesOf(text: string): string[] {
  // A byte order mark inside a text shows nothing, and PDF/A forbids it.
  const shown = text.replaceAll("\uFEFF", "").replace(unitAfterMark, wordJoiner);
  return shown === "" ? [] : shown.split(/\r\n|[\n\r\v\u2028\u2029]/);
}
