import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { formFields, labelOf } from "../forms/form-fields.ts";
import type { Goal } from "../sheets/sheet-content.ts";
import type { UnitReport } from "./gathered-text.ts";

export type ReportColumn = { concept: Concept; label: string };
export type ReportedGoal = { form: FormDefinition; goal: Goal };

/**
 * What units report on their goals during and after the year, side by side: one column for each concept that somebody's
 * form asks for, in the order of the forms, under the first form's word.
 */
export function reportColumns(goals: readonly ReportedGoal[]): ReportColumn[] {
  const columns = new Map<Concept, ReportColumn>();
  for (const { form, goal } of goals) {
    for (const { field, of } of formFields(form)) {
      if (of === "sheet" || field.phase === "planning" || columns.has(field.concept)) continue;
      if (of === "workItem" && goal.workItems.length === 0) continue;
      columns.set(field.concept, { concept: field.concept, label: labelOf(form, field.concept) });
    }
  }
  return [...columns.values()];
}

/** What was reported under a concept; the reports of work items stand one under the other. */
export function reportOf({ texts, workItems }: Goal, concept: Concept): string {
  const own = texts[concept] ?? "";
  const ofItems = workItems.map((item) => item.texts[concept] ?? "");
  return [own, ...ofItems].filter((text) => text !== "").join("\n");
}

/** What the units wrote under a concept, without those that wrote nothing. */
export function reportsUnder(
  concept: Concept,
  goals: readonly { path: readonly string[]; goal: Goal }[],
): UnitReport[] {
  return goals
    .map(({ path, goal }) => ({ unit: path.at(-1) ?? "", text: reportOf(goal, concept) }))
    .filter(({ text }) => text.trim() !== "");
}
