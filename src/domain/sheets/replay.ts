import { applyChange } from "./apply-change.ts";
import type { SheetChange, SheetEvent } from "./sheet-change.ts";
import type { SheetContent } from "./sheet-content.ts";

/** The change that would do again what happened. */
export function changeOf(event: SheetEvent): SheetChange {
  switch (event.did) {
    case "setText":
      return { do: "setText", owner: event.owner, concept: event.concept, base: event.before, text: event.after };
    case "moveGoal":
      return { do: "moveGoal", goalId: event.goalId, index: event.to };
    case "moveWorkItem":
      return { do: "moveWorkItem", goalId: event.goalId, workItemId: event.workItemId, index: event.to };
    case "removeGoal":
      return { do: "removeGoal", goalId: event.goal.id };
    case "removeWorkItem":
      return { do: "removeWorkItem", goalId: event.goalId, workItemId: event.workItem.id };
    default: {
      const { did, ...rest } = event;
      return { do: did, ...rest } as SheetChange;
    }
  }
}

/**
 * The content to which the events, oldest first, lead from an empty sheet. Throws when they don't fit together:
 * a history with a hole must not pass for a sheet.
 */
export function replay(events: readonly SheetEvent[]): SheetContent {
  let content: SheetContent = { texts: {}, goals: [] };
  for (const [index, event] of events.entries()) {
    const outcome = applyChange(content, changeOf(event));
    if (!outcome.ok || !outcome.event) throw new Error(`The history doesn't fit together at event ${index}.`);
    content = outcome.content;
  }
  return content;
}
