import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition, Phase } from "../forms/form-definition.ts";
import { formFields, labelOf } from "../forms/form-fields.ts";
import { scaleOption } from "../forms/scale-option.ts";
import type { Goal } from "../sheets/sheet-content.ts";

/** `meaning`: what a value of the city's scale says in words; null where the text speaks for itself. */
export type YearCell = { text: string; meaning: string | null };

/** What one concept said in each of the years, in their order. The label is the latest form's that asks for it. */
export type YearRow = { concept: Concept; label: string; phase: Phase; cells: YearCell[] };

/**
 * A goal's years (earliest first) concept by concept, in the order of the latest form; what only earlier forms ask for
 * comes after. Concepts that nobody wrote about are left out. Work items stand one under the other.
 */
export function yearsSideBySide(years: { form: FormDefinition; goal: Goal }[]): YearRow[] {
  const rows = new Map<Concept, YearRow>();
  for (const { form } of years.toReversed()) {
    for (const { field, of } of formFields(form)) {
      const { concept, phase } = field;
      if (of === "sheet" || rows.has(concept)) continue;
      const cells = years.map((year) => cellOf(year, concept));
      if (cells.every(({ text }) => text.trim() === "")) continue;
      rows.set(concept, { concept, label: labelOf(form, concept), phase, cells });
    }
  }
  return [...rows.values()];
}

function cellOf({ form, goal }: { form: FormDefinition; goal: Goal }, concept: Concept): YearCell {
  const text = goal.texts[concept] ?? goal.workItems.flatMap(({ texts }) => texts[concept] ?? []).join("\n");
  const field = formFields(form).find((placed) => placed.field.concept === concept)?.field;
  const meaning = field && text !== "" ? (scaleOption(form, field, text)?.label ?? null) : null;
  return { text, meaning };
}
