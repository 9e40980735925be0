import type {
  CompositeColumn,
  Field,
  FieldType,
  FormDefinition,
  LeafColumn,
  Part,
  TableBlock,
} from "../../../domain/forms/form-definition.ts";
import { fieldsOf, headerRows, leafColumns } from "../../../domain/forms/header-tree.ts";
import type { SheetContent, Texts } from "../../../domain/sheets/sheet-content.ts";
import { cellText } from "../../composite-text.ts";
import type { GridBlock, LayoutCell, LayoutRow, StackedPart } from "./layout-types.ts";

/** An empty form is printed to be written on: so many rows, so many lines each. */
const emptyRows = 3;
const emptyRowLines = 5;

const freeText: ReadonlySet<FieldType> = new Set(["text", "subItems", "indicators", "schedule"]);
const centred: ReadonlySet<FieldType> = new Set(["number", "choice", "scale", "date", "unit"]);

/** A goal or work-item table: header tree, then one row per goal or per work item. */
export function tableLayout(form: FormDefinition, block: TableBlock, content: SheetContent): GridBlock {
  const leaves = leafColumns(block.columns);
  const records = recordsOf(block, content);
  const rows = records.map((record) => leaves.map((leaf, column) => bodyCell(form, leaf, column, record)));
  while (records.length === 0 && rows.length < emptyRows) {
    rows.push(leaves.map((leaf, column) => bodyCell(form, leaf, column, emptyRecord)));
  }
  return { kind: "grid", widths: leaves.map((leaf) => leaf.width), header: headerLayout(block), rows };
}

type Row = { texts: Texts; goal: string | null; workItem: number | null; minLines: number };
const emptyRecord: Row = { texts: {}, goal: null, workItem: null, minLines: emptyRowLines };

function recordsOf(block: TableBlock, content: SheetContent): Row[] {
  if (block.block === "goals") {
    return content.goals.map((goal, index) => ({
      texts: goal.texts,
      goal: goalName(goal.texts, index),
      workItem: null,
      minLines: 2,
    }));
  }
  return content.goals.flatMap((goal, index) =>
    goal.workItems.map((item, at) => ({
      texts: item.texts,
      goal: goalName(goal.texts, index),
      workItem: at + 1,
      minLines: 2,
    })),
  );
}

/** 「2「避難訓練の充実」」: how a message names a goal. */
export function goalName(texts: Texts, index: number): string {
  const title = texts.title ?? "";
  return title === "" ? `${index + 1}` : `${index + 1}「${title.length > 20 ? `${title.slice(0, 20)}…` : title}」`;
}

function headerLayout(block: TableBlock): LayoutRow[] {
  const rows = headerRows(block.columns);
  const taken: boolean[][] = rows.map(() => []);
  return rows.map((cells, rowIndex) => {
    let column = 0;
    return cells.map((cell): LayoutCell => {
      while (taken[rowIndex]?.[column]) column += 1;
      const at = column;
      for (let row = rowIndex; row < rowIndex + cell.rowSpan; row += 1) {
        for (let x = at; x < at + cell.columnSpan; x += 1) {
          const line = taken[row];
          if (line) line[x] = true;
        }
      }
      return {
        ...labelCell(cell.label, cell.hint ?? null, at, cell.columnSpan),
        rowSpan: cell.rowSpan,
      };
    });
  });
}

/** A printed heading. */
export function labelCell(text: string, hint: string | null, column: number, columnSpan: number): LayoutCell {
  return {
    role: "label",
    text,
    hint,
    column,
    columnSpan,
    rowSpan: 1,
    align: "center",
    minLines: 1,
    freeText: false,
    place: null,
    choices: null,
    stack: [],
  };
}

function bodyCell(form: FormDefinition, leaf: LeafColumn, column: number, row: Row): LayoutCell {
  const stack = "parts" in leaf ? stackOf(form, leaf, row.texts) : [];
  return {
    role: "value",
    text: cellText(leaf, row.texts),
    hint: null,
    column,
    columnSpan: 1,
    rowSpan: 1,
    align: "parts" in leaf && stack.length === 0 ? "left" : alignOf(fieldsOf(leaf)[0]?.type ?? "text"),
    minLines: row.minLines,
    freeText: "parts" in leaf ? stack.length === 0 : isFreeText(leaf.type),
    place: { goal: row.goal, workItem: row.workItem, label: leaf.label },
    choices: "parts" in leaf ? partChoices(form, leaf.parts) : choicesOf(form, leaf),
    stack,
  };
}

export function alignOf(type: FieldType): "left" | "center" {
  return centred.has(type) ? "center" : "left";
}

export function isFreeText(type: FieldType): boolean {
  return freeText.has(type);
}

/** The list a cell is chosen from, if it is. */
export function choicesOf(form: FormDefinition, field: Pick<Field, "type" | "scale">): LayoutCell["choices"] {
  if (field.scale === undefined || (field.type !== "scale" && field.type !== "choice")) return null;
  const scale = form.scales[field.scale];
  return scale ? { scale, use: field.type === "choice" ? "usual" : "only", title: scale.label, guidance: null } : null;
}

/** The parts of a cell that holds nothing but values of scales; else none. */
function stackOf(form: FormDefinition, column: CompositeColumn, texts: Texts): StackedPart[] {
  const parts = column.parts.flatMap(({ concept, label, guidance, type, scale }): StackedPart[] => {
    const choices = choicesOf(form, { type, scale });
    const title = label === "" ? column.label : `${column.label}（${label}）`;
    return choices
      ? [{ label, text: texts[concept] ?? "", choices: { ...choices, title, guidance: guidance ?? null } }]
      : [];
  });
  return parts.length === column.parts.length ? parts : [];
}

function partChoices(form: FormDefinition, parts: Part[]): LayoutCell["choices"] {
  const choices = parts.map((part) => choicesOf(form, part)).find((found) => found !== null);
  return choices ? { ...choices, use: "shown" } : null;
}
