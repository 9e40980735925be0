import { type Timeline, timelineOf } from "../../domain/cycle/timeline.ts";
import type { PostedCycle } from "../posted/cycle-form.ts";
import type { FieldError } from "../posted/field-error.ts";

/** A cycle as it would run, before it is stored: the line of the year and what is not right yet. */
export type CyclePreview = { timeline: Timeline; faults: FieldError[] };

export function cyclePreview(
  { definition }: Pick<PostedCycle, "definition">,
  fiscalYear: number,
  today: string,
  faults: FieldError[],
): CyclePreview {
  const graced = definition.stages.map((stage) => ({ ...stage, graceDays: stage.graceDays || 0 }));
  return { timeline: timelineOf(graced, fiscalYear, today), faults };
}
