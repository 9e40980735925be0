import type { FormDefinition, LeafColumn } from "../../../domain/forms/form-definition.ts";
import { columnsWidth, isFieldCell, tableOf } from "../../../domain/forms/form-fields.ts";
import { fieldsOf, isComposite, isGroup, leafColumns } from "../../../domain/forms/header-tree.ts";
import { boxClass } from "./box-class.ts";

/** Leading columns stay in sight up to the title, if that leaves most of the width to what is read. */
const widestSticky = 0.3;

/** A table of so few columns is read well at the width of an office screen and needs no scrolling sideways. */
export function hasFewColumns(form: FormDefinition): boolean {
  return leafColumns(tableOf(form).columns).length <= 10;
}

/** How many leading columns stay in place when the table is scrolled sideways. */
export function stickyColumns(form: FormDefinition): number {
  const { columns } = tableOf(form);
  const total = columnsWidth(columns);
  let width = 0;
  for (const [index, column] of columns.entries()) {
    if (isGroup(column) || isComposite(column)) return 0;
    width += column.width;
    if (width > total * widestSticky) return index;
    if (column.concept === "title") return index + 1;
  }
  return 0;
}

/**
 * Rules for one form: the share of each column, and where its sticky columns stop. Written into the page as its only
 * inline style, because the policy of the site forbids style attributes.
 */
export function sheetStyle(form: FormDefinition): string {
  const { columns } = tableOf(form);
  const leaves = leafColumns(columns);
  const total = columnsWidth(columns);
  const part = (width: number) => `calc((var(--table-width) - var(--extra,0px))*${(width / total).toFixed(5)})`;
  const rules = [`.sheet{--paper-mm:${total};--columns:${leaves.length}}`];
  for (const [index, leaf] of leaves.entries()) {
    rules.push(`.sheet-table .col-${index}{width:${part(leaf.width)}}`);
  }
  let left = 0;
  for (let index = 0; index < stickyColumns(form); index++) {
    rules.push(`.sheet-table .stick-${index}{left:${part(left)}}`);
    left += (leaves[index] as LeafColumn).width;
  }
  return [...rules, ...boxRules(form)].join("\n");
}

/** Each box takes its millimetres, divided between its label and its value. */
function boxRules(form: FormDefinition): string[] {
  return form.blocks.flatMap((block, blockIndex) =>
    block.block !== "fields"
      ? []
      : block.rows.flatMap((row, rowIndex) =>
          row.map((cell, cellIndex) => {
            const label = isFieldCell(cell) ? cell.labelWidth : 0;
            return `.${boxClass(blockIndex, rowIndex, cellIndex)}{--label:${label};--value:${cell.width}}`;
          }),
        ),
  );
}

/** Where a leaf's texts belong in the year: the phase of its first field. */
export function phaseOfColumn(column: LeafColumn): string {
  return fieldsOf(column)[0]?.phase ?? "planning";
}
