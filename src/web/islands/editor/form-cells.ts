import type { Concept } from "../../../domain/forms/concepts.ts";
import type { Column, Field, FormDefinition, Phase, TableBlock } from "../../../domain/forms/form-definition.ts";
import { isFieldCell } from "../../../domain/forms/form-fields.ts";
import { fieldsOf, leafColumns } from "../../../domain/forms/header-tree.ts";
import { touchesShared } from "../../../domain/shared-goals/shared-fields.ts";
import type { CellOwner, Goal, SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { type CellKey, cellKey } from "./cell-address.ts";

/**
 * A cell of the form as it stands on this sheet. `label` is the city's word for it (a part without a label is called
 * as its column), `row` names what the cell speaks of: 「業務改善取組①」, "" in a box of the sheet.
 */
export type FormCell = {
  key: CellKey;
  owner: CellOwner;
  concept: Concept;
  field: Field;
  label: string;
  row: string;
};

export function formCell(owner: CellOwner, field: Field, label: string, row: string): FormCell {
  return { key: cellKey(owner, field.concept), owner, concept: field.concept, field, label: label || field.label, row };
}

/** The cells of one table row, left to right, parts of a composite column from top to bottom. */
export function rowCells(columns: Column[], owner: CellOwner, row: string): FormCell[] {
  return leafColumns(columns).flatMap((leaf) =>
    fieldsOf(leaf).map((field) => formCell(owner, field, field.label || leaf.label, row)),
  );
}

/** 「目標値, 業務改善取組①」: how a cell is called aloud. */
export function cellName({ label, row }: FormCell): string {
  return row === "" ? label : `${label}, ${row}`;
}

/** What people call a goal: its number, else its title, else its place. */
export function goalName(goal: Goal, index: number, goalLabel: string): string {
  const number = goal.texts.number?.trim();
  return number || shortened(goal.texts.title) || `${goalLabel}${index + 1}`;
}

function shortened(title: string | undefined): string {
  const line = title?.trim().split("\n", 1)[0] ?? "";
  return line.length > 20 ? `${line.slice(0, 20)}…` : line;
}

/** Every cell of the sheet in the order of the paper; Tab and "next missing" follow it. */
export function formCells(form: FormDefinition, content: SheetContent): FormCell[] {
  return form.blocks.flatMap((block): FormCell[] => {
    if (block.block === "heading") return [];
    if (block.block === "fields") {
      const goal = content.goals[0];
      if (block.of === "goal" && !goal) return [];
      const owner: CellOwner = block.of === "goal" && goal ? { of: "goal", goalId: goal.id } : { of: "sheet" };
      return block.rows.flat().flatMap((box) => (isFieldCell(box) ? [formCell(owner, box, box.label, "")] : []));
    }
    return tableRows(form, block, content).flat();
  });
}

/** What decides which cells may be written now. */
export type Opening = { form: FormDefinition; writable: Phase[]; shared: string[] };

/** Those of them that may be written now. */
export function writableCells(opening: Opening, content: SheetContent): FormCell[] {
  return formCells(opening.form, content).filter(({ owner, field }) => isOpenCell(opening, owner, field));
}

export function isOpenCell(opening: Opening, owner: CellOwner, field: Pick<Field, "concept" | "phase">): boolean {
  return opening.writable.includes(field.phase) && !isSharedCell(opening, owner, field.concept);
}

/** Whether the cell shows the words of a shared goal. */
export function isSharedCell({ form, shared }: Opening, owner: CellOwner, concept: Concept): boolean {
  return touchesShared(form, shared, { do: "setText", owner, concept, base: "", text: "" });
}

/** The rows of the form's table: one for each goal, or one for each work item of the sheet's single goal. */
export function tableRows(form: FormDefinition, table: TableBlock, content: SheetContent): FormCell[][] {
  if (table.block === "goals") {
    return content.goals.map((goal, index) =>
      rowCells(table.columns, { of: "goal", goalId: goal.id }, goalName(goal, index, form.goalLabel)),
    );
  }
  const goal = content.goals[0];
  return (goal?.workItems ?? []).map((item, index) =>
    rowCells(table.columns, { of: "workItem", goalId: goal?.id ?? "", workItemId: item.id }, `取組項目${index + 1}`),
  );
}
