import type { FormDefinition, Phase } from "../forms/form-definition.ts";
import { formFields } from "../forms/form-fields.ts";
import type { SheetChange } from "../sheets/sheet-change.ts";
import type { Texts } from "../sheets/sheet-content.ts";

/** The phases of the fields that a change touches. Which rows a sheet has is a matter of planning. */
export function phasesOfChange(form: FormDefinition, change: SheetChange): Phase[] {
  const phaseOf = (concept: string): Phase =>
    formFields(form).find(({ field }) => field.concept === concept)?.field.phase ?? "planning";
  const phasesOfTexts = (texts: Texts): Phase[] => Object.keys(texts).map(phaseOf);
  switch (change.do) {
    case "setText":
      return [phaseOf(change.concept)];
    case "addGoal":
      return ["planning", ...[change.goal, ...change.goal.workItems].flatMap(({ texts }) => phasesOfTexts(texts))];
    case "addWorkItem":
      return ["planning", ...phasesOfTexts(change.workItem.texts)];
    default:
      return ["planning"];
  }
}
