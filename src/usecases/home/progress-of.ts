import { type FormDefinition, phases } from "../../domain/forms/form-definition.ts";
import { type FieldOwner, formFields } from "../../domain/forms/form-fields.ts";
import type { PhaseProgress } from "./year-overview.ts";

/** How many sheets, goals and work items there are, and how many of them have words for a concept. */
export type FilledCounts = {
  owners: Record<FieldOwner, number>;
  filled(of: FieldOwner, concept: string): number;
};

/** How far each phase is filled: required cells with words, of all required cells. */
export function progressOf(form: FormDefinition, counts: FilledCounts): PhaseProgress[] {
  const fields = formFields(form).filter(({ field }) => field.required);
  return phases.map((phase) => {
    const asked = fields.filter(({ field }) => field.phase === phase);
    return {
      phase,
      filled: asked.reduce((sum, { field, of }) => sum + counts.filled(of, field.concept), 0),
      required: asked.reduce((sum, { of }) => sum + counts.owners[of], 0),
    };
  });
}
