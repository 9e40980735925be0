import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";

/** Names a cell within its sheet. */
export function cellKey(owner: CellOwner, concept: string): string {
  if (owner.of === "sheet") return `sheet ${concept}`;
  return owner.of === "goal" ? `${owner.goalId} ${concept}` : `${owner.workItemId} ${concept}`;
}
