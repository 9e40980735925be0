import type { LayoutBlock, LayoutRow, SheetLayout } from "../layout/layout-types.ts";

/** The layout in the shape form.typ reads: flat cells with absolute positions, texts as lines. */
export function templateData(layouts: SheetLayout[], title: string, date: string, second: string[]): string {
  return JSON.stringify({
    title,
    date: date.split("-").map(Number),
    second,
    sheets: layouts.map((layout) => ({
      paper: layout.paper,
      width: layout.width,
      fontSize: layout.fontSize,
      number: layout.sheetNumber ?? "",
      footer: layout.unit.join(" "),
      blocks: layout.blocks.map(blockData),
    })),
  });
}

function blockData(block: LayoutBlock) {
  switch (block.kind) {
    case "lines":
      return block;
    case "boxes":
      return { kind: block.kind, widths: block.widths, cells: cellsData(block.rows, 0) };
    case "grid":
      return {
        kind: block.kind,
        widths: block.widths,
        header: cellsData(block.header, 0),
        cells: cellsData(block.rows, block.header.length),
      };
  }
}

function cellsData(rows: LayoutRow[], firstRow: number) {
  return rows.flatMap((row, y) =>
    row.map((cell) => {
      const lines = linesOf(cell.text);
      return {
        role: cell.role,
        align: cell.align,
        x: cell.column,
        y: firstRow + y,
        colspan: cell.columnSpan,
        rowspan: cell.rowSpan,
        lines,
        hint: linesOf(cell.hint ?? ""),
        room: Math.max(0, cell.minLines - Math.max(lines.length, 1)) * (cell.text.length < 30 ? 1 : 0),
      };
    }),
  );
}

function linesOf(text: string): string[] {
  return text === "" ? [] : text.split(/\r\n|[\n\r\v\u2028\u2029]/);
}
