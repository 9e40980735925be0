import type { FormDefinition } from "../forms/form-definition.ts";
import { formFields } from "../forms/form-fields.ts";
import type { Goal, Texts } from "../sheets/sheet-content.ts";
import { alignSubItems } from "../sheets/sub-items.ts";
import type { NotePlace } from "./activity-note.ts";

/** A place with its name: 「全体」, 「取組項目2」, 「取組項目2 (1)」. */
export type NamedPlace = NotePlace & { label: string };

/** What of a goal a note can be about: all of it, its work items, and the numbered parts of either. */
export function notePlaces(form: FormDefinition, goal: Goal): NamedPlace[] {
  const goalId = goal.id;
  const whole = { goalId, workItemId: null, marker: "", label: "全体" };
  const own = markersOf(form, "goal", goal.texts).map((marker) => ({ ...whole, marker, label: marker }));
  const items = goal.workItems.flatMap(({ id, texts }, index): NamedPlace[] => {
    const item = { goalId, workItemId: id, marker: "", label: `取組項目${index + 1}` };
    const parts = markersOf(form, "workItem", texts);
    return [item, ...parts.map((marker) => ({ ...item, marker, label: `${item.label} ${marker}` }))];
  });
  return [whole, ...own, ...items];
}

export function isSamePlace(one: NotePlace, other: NotePlace): boolean {
  return one.goalId === other.goalId && one.workItemId === other.workItemId && one.marker === other.marker;
}

function markersOf(form: FormDefinition, of: "goal" | "workItem", texts: Texts): string[] {
  const numbered = formFields(form).filter((placed) => placed.of === of && placed.field.type === "subItems");
  const columns = Object.fromEntries(numbered.map(({ field }) => [field.concept, texts[field.concept] ?? ""]));
  return alignSubItems(columns).subItems.map(({ marker }) => marker);
}
