import type { SheetEvent } from "../sheets/sheet-change.ts";
import type { Texts } from "../sheets/sheet-content.ts";

/** Part of a sheet that one asks about: a goal, a field, or (null) all of them. */
export type Concern = { goalId: string | null; concept: string | null };

/**
 * Whether an event is about the goal and the field. A goal or work item that came or went brought or took the words of its
 * fields with it; moving it is about no field.
 */
export function concerns(event: SheetEvent, { goalId, concept }: Concern): boolean {
  return (goalId === null || goalOf(event) === goalId) && (concept === null || touches(event, concept));
}

function goalOf(event: SheetEvent): string | null {
  switch (event.did) {
    case "setText":
      return event.owner.of === "sheet" ? null : event.owner.goalId;
    case "addGoal":
    case "removeGoal":
      return event.goal.id;
    default:
      return event.goalId;
  }
}

function touches(event: SheetEvent, concept: string): boolean {
  const has = (texts: Texts) => Object.hasOwn(texts, concept);
  switch (event.did) {
    case "setText":
      return event.concept === concept;
    case "addGoal":
    case "removeGoal":
      return has(event.goal.texts) || event.goal.workItems.some(({ texts }) => has(texts));
    case "addWorkItem":
    case "removeWorkItem":
      return has(event.workItem.texts);
    default:
      return false;
  }
}
