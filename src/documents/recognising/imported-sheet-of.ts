import type { Concept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { formFields } from "../../domain/forms/form-fields.ts";
import type { SheetContent, Texts } from "../../domain/sheets/sheet-content.ts";
import type { ImportedSheet } from "../imported-document.ts";
import { emptyDraft } from "./draft.ts";
import { importedGoal } from "./imported-goal.ts";

/** A stored sheet in the shape of an imported one: what JSON exports and comparisons use. */
export function importedSheetOf(
  content: SheetContent,
  form: FormDefinition,
  { fiscalYear, unit, sheetNumber }: { fiscalYear: number; unit: string[]; sheetNumber?: string | null },
): ImportedSheet {
  const concepts = formFields(form).map(({ field }) => field.concept);
  const inOrder = (texts: Texts) => ordered(texts, concepts);
  const goals = content.goals.map((goal, index) => {
    const draft = (texts: typeof goal.texts) => ({ ...emptyDraft({ line: index + 1 }), texts });
    return importedGoal(
      form,
      { ...draft(inOrder(goal.texts)), workItems: goal.workItems.map((item) => draft(inOrder(item.texts))) },
      fiscalYear,
      unit,
    );
  });
  return { unit, sheetNumber: sheetNumber ?? null, header: inOrder(content.texts), goals };
}

/** By the form: the order in which words were written, or a database keeps them, must not show in a file. */
function ordered(texts: Texts, concepts: Concept[]): Texts {
  const place = (concept: string) => {
    const index = concepts.indexOf(concept as Concept);
    return index < 0 ? concepts.length : index;
  };
  const entries = Object.entries(texts).sort(([a], [b]) => place(a) - place(b) || (a < b ? -1 : 1));
  return Object.fromEntries(entries) as Texts;
}
