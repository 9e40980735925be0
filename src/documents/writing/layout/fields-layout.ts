import type { FieldCell, FieldsBlock, FormDefinition } from "../../../domain/forms/form-definition.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { distinctEdges, nearestEdge, snapTo, widthsOf } from "./column-edges.ts";
import type { BoxesBlock, LayoutCell, LayoutRow } from "./layout-types.ts";
import { alignOf, choicesOf, isFreeText, labelCell } from "./table-layout.ts";

type Cell = FieldsBlock["rows"][number][number];
type Placed = { cell: Cell; from: number; labelTo: number; to: number };

/**
 * Label-and-value boxes. `guides` are the table's vertical lines (mm): boxes near them line up with them,
 * and the last box of a row reaches the right edge.
 */
export function fieldsLayout(
  form: FormDefinition,
  block: FieldsBlock,
  texts: Texts,
  goal: string | null,
  guides: number[],
): BoxesBlock {
  const lines = toOneEdge(block.rows.map((row) => place(row, guides)));
  const edges = distinctEdges(lines.flatMap((line) => line.flatMap((at) => [at.from, at.labelTo, at.to])));
  const column = (x: number) => nearestEdge(edges, x);
  return {
    kind: "boxes",
    widths: widthsOf(edges),
    rows: lines.flatMap((line) => boxRows(form, line, texts, goal, column)),
  };
}

function place(row: Cell[], guides: number[]): Placed[] {
  let x = 0;
  return row.map((cell) => {
    const from = snapTo(guides, x);
    const labelTo = snapTo(guides, x + ("concept" in cell && !cell.stacked ? cell.labelWidth : 0));
    x += cellWidth(cell);
    return { cell, from, labelTo: Math.max(labelTo, from), to: snapTo(guides, x) };
  });
}

/** The last box of a shorter row reaches as far as the others. */
function toOneEdge(lines: Placed[][]): Placed[][] {
  const right = Math.max(...lines.flatMap((line) => line.map(({ to }) => to)));
  return lines.map((line) => line.map((at, index) => (index === line.length - 1 ? { ...at, to: right } : at)));
}

/** `width` is the value's; a label beside it adds its own. */
function cellWidth(cell: Cell): number {
  if ("caption" in cell) return cell.width;
  return cell.stacked ? Math.max(cell.width, cell.labelWidth) : cell.labelWidth + cell.width;
}

function boxRows(
  form: FormDefinition,
  line: Placed[],
  texts: Texts,
  goal: string | null,
  column: (x: number) => number,
): LayoutRow[] {
  const stacked = line.some(({ cell }) => "concept" in cell && cell.stacked);
  const upper: LayoutRow = [];
  const lower: LayoutRow = [];
  const rowSpan = stacked ? 2 : 1;
  for (const { cell, from, labelTo, to } of line) {
    const start = column(from);
    const span = column(to) - start;
    if ("caption" in cell) {
      upper.push({ ...labelCell(cell.caption, null, start, span), rowSpan });
    } else if (cell.stacked) {
      upper.push(labelCell(cell.label, cell.hint ?? null, start, span));
      lower.push(valueCell(form, cell, texts, goal, start, span));
    } else {
      const labelSpan = column(labelTo) - start;
      if (labelSpan > 0) upper.push({ ...labelCell(cell.label, cell.hint ?? null, start, labelSpan), rowSpan });
      upper.push({ ...valueCell(form, cell, texts, goal, start + labelSpan, span - labelSpan), rowSpan });
    }
  }
  return stacked ? [upper, lower] : [upper];
}

function valueCell(
  form: FormDefinition,
  cell: FieldCell,
  texts: Texts,
  goal: string | null,
  column: number,
  columnSpan: number,
): LayoutCell {
  return {
    role: "value",
    text: texts[cell.concept] ?? "",
    hint: null,
    column,
    columnSpan,
    rowSpan: 1,
    align: alignOf(cell.type),
    minLines: cell.minLines ?? 1,
    freeText: isFreeText(cell.type),
    place: { goal, workItem: null, label: cell.label },
    choices: choicesOf(form, cell),
    stack: [],
  };
}
