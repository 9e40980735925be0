import { type Concept, concepts, type SharedConcept } from "./concepts.ts";
import type { Column, Field, FieldCell, FieldsBlock, FormDefinition, TableBlock } from "./form-definition.ts";
import { fieldsOf, leafColumns } from "./header-tree.ts";

/** Whose texts a field shows. */
export type FieldOwner = "sheet" | "goal" | "workItem";

export function isFieldCell(cell: FieldsBlock["rows"][number][number]): cell is FieldCell {
  return "concept" in cell;
}

/** The form's only table. */
export function tableOf(form: FormDefinition): TableBlock {
  const table = form.blocks.find(
    (block): block is TableBlock => block.block === "goals" || block.block === "workItems",
  );
  if (table === undefined) throw new Error(`form ${form.key} has no table`);
  return table;
}

/** Every field of the form in the order of the paper, with whose texts it shows. */
export function formFields(form: FormDefinition): { field: Field; of: FieldOwner }[] {
  return form.blocks.flatMap((block): { field: Field; of: FieldOwner }[] => {
    if (block.block === "heading") return [];
    if (block.block === "fields") {
      const { of } = block;
      return block.rows.flatMap((row) => row.filter(isFieldCell).map((field) => ({ field, of })));
    }
    const of = block.block === "goals" ? "goal" : "workItem";
    return leafColumns(block.columns).flatMap((column) => fieldsOf(column).map((field) => ({ field, of })));
  });
}

/**
 * The city's word for a concept: the label on its form. A part without a label is called as its column is;
 * a concept the form does not show has the shared word, an unknown custom one its key.
 */
export function labelOf(form: FormDefinition, concept: Concept): string {
  const own = formFields(form).find(({ field }) => field.concept === concept)?.field.label;
  if (own !== undefined && own !== "") return own;
  if (own === "") {
    const column = leafColumns(tableOf(form).columns).find((leaf) =>
      fieldsOf(leaf).some((field) => field.concept === concept),
    );
    if (column !== undefined && column.label !== "") return column.label;
  }
  return Object.hasOwn(concepts, concept) ? concepts[concept as SharedConcept].ja : concept;
}

/** Width in mm of a table or of a row of boxes, as it stands on the paper. */
export function columnsWidth(columns: Column[]): number {
  return leafColumns(columns).reduce((sum, column) => sum + column.width, 0);
}

export function rowWidth(row: FieldsBlock["rows"][number]): number {
  return row.reduce((sum, cell) => sum + cell.width + (isFieldCell(cell) ? cell.labelWidth : 0), 0);
}

const paperLength = { A3: { long: 420, short: 297 }, A4: { long: 297, short: 210 } } as const;
const margin = 10;

/** Width in mm between the margins of the form's paper. */
export function printableWidth(paper: Pick<FormDefinition["paper"], "size" | "orientation">): number {
  const { long, short } = paperLength[paper.size];
  return (paper.orientation === "landscape" ? long : short) - 2 * margin;
}
