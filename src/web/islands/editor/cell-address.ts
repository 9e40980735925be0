import type { Concept } from "../../../domain/forms/concepts.ts";
import { textsOf } from "../../../domain/sheets/apply-change.ts";
import type { CellOwner, SheetContent } from "../../../domain/sheets/sheet-content.ts";

/** One cell of a sheet as a string, so that it can be a key in maps, in the DOM and in the draft store. */
export type CellKey = string;

export function cellKey(owner: CellOwner, concept: Concept): CellKey {
  switch (owner.of) {
    case "sheet":
      return `sheet|${concept}`;
    case "goal":
      return `goal/${owner.goalId}|${concept}`;
    case "workItem":
      return `goal/${owner.goalId}/${owner.workItemId}|${concept}`;
  }
}

/** The words in a cell; "" for an empty cell and for one that is gone. */
export function textAt(content: SheetContent, owner: CellOwner, concept: Concept): string {
  return textsOf(content, owner)?.[concept] ?? "";
}
