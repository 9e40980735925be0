import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { type FieldOwner, formFields } from "../forms/form-fields.ts";
import type { SheetContent, Texts } from "../sheets/sheet-content.ts";

/** One emptied cell is an edit; a column that is empty although it held this many texts was cut off on the way. */
const enough = 2;

/** Concepts of goals and work items that the sheet had in several rows and the file has in none. */
export function absentColumns(form: FormDefinition, sheet: SheetContent, file: SheetContent): Concept[] {
  const absent = formFields(form).flatMap(({ field: { concept }, of }) => {
    if (of === "sheet") return [];
    const count = (content: SheetContent) => textsOf(content, of).filter((texts) => texts[concept]?.trim()).length;
    return textsOf(file, of).length >= enough && count(sheet) >= enough && count(file) === 0 ? [concept] : [];
  });
  return [...new Set(absent)];
}

function textsOf({ goals }: SheetContent, of: FieldOwner): Texts[] {
  return of === "goal"
    ? goals.map(({ texts }) => texts)
    : goals.flatMap((goal) => goal.workItems.map(({ texts }) => texts));
}
