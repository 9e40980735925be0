import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import type { ImportedSheet } from "../imported-document.ts";
import { emptyDraft } from "./draft.ts";
import { importedGoal } from "./imported-goal.ts";

/** A stored sheet in the shape of an imported one: what JSON exports and comparisons use. */
export function importedSheetOf(
  content: SheetContent,
  form: FormDefinition,
  { fiscalYear, unit, sheetNumber }: { fiscalYear: number; unit: string[]; sheetNumber?: string | null },
): ImportedSheet {
  const goals = content.goals.map((goal, index) => {
    const draft = (texts: typeof goal.texts) => ({ ...emptyDraft({ line: index + 1 }), texts });
    return importedGoal(
      form,
      { ...draft(goal.texts), workItems: goal.workItems.map((item) => draft(item.texts)) },
      fiscalYear,
      unit,
    );
  });
  return { unit, sheetNumber: sheetNumber ?? null, header: content.texts, goals };
}
