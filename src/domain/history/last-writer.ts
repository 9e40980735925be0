import type { Concept } from "../forms/concepts.ts";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import type { CellOwner } from "../sheets/sheet-content.ts";

/** Whether the event put the present text into the cell: wrote it, or brought its goal or work item with it. */
export function wroteCell(event: SheetEvent, owner: CellOwner, concept: Concept): boolean {
  switch (event.did) {
    case "setText":
      return event.concept === concept && sameOwner(event.owner, owner);
    case "addGoal":
      return owner.of !== "sheet" && event.goal.id === owner.goalId;
    case "addWorkItem":
      return owner.of === "workItem" && event.workItem.id === owner.workItemId;
    default:
      return false;
  }
}

function sameOwner(a: CellOwner, b: CellOwner): boolean {
  if (a.of === "sheet" || b.of === "sheet") return a.of === b.of;
  if (a.goalId !== b.goalId || a.of !== b.of) return false;
  return a.of === "goal" || (b.of === "workItem" && a.workItemId === b.workItemId);
}
