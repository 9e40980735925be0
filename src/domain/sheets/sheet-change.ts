import type { Concept } from "../forms/concepts.ts";
import type { CellOwner, Goal, SheetContent, WorkItem } from "./sheet-content.ts";

/**
 * Everything that can happen to a sheet's content. The editor, the returned Excel file, undo and the
 * import all speak these; the history stores them with what was there before, so any time can be replayed.
 *
 * `base` is the text the author saw when they began to write ("" for an empty cell). A change whose base is no
 * longer what stands there is refused with both texts, so nothing is overwritten unseen. `index` counts from 0.
 */
export type SheetChange =
  | { do: "setText"; owner: CellOwner; concept: Concept; base: string; text: string }
  | { do: "addGoal"; goal: Goal; index: number }
  | { do: "removeGoal"; goalId: string }
  | { do: "moveGoal"; goalId: string; index: number }
  | { do: "addWorkItem"; goalId: string; workItem: WorkItem; index: number }
  | { do: "removeWorkItem"; goalId: string; workItemId: string }
  | { do: "moveWorkItem"; goalId: string; workItemId: string; index: number };

/** A change as it happened, with enough of what was there before to undo it. */
export type SheetEvent =
  | { did: "setText"; owner: CellOwner; concept: Concept; before: string; after: string }
  | { did: "addGoal"; goal: Goal; index: number }
  | { did: "removeGoal"; goal: Goal; index: number }
  | { did: "moveGoal"; goalId: string; from: number; to: number }
  | { did: "addWorkItem"; goalId: string; workItem: WorkItem; index: number }
  | { did: "removeWorkItem"; goalId: string; workItem: WorkItem; index: number }
  | { did: "moveWorkItem"; goalId: string; workItemId: string; from: number; to: number };

export type ChangeRefusal =
  | { reason: "conflict"; base: string; current: string; yours: string }
  | { reason: "no-such-goal" | "no-such-work-item" | "unknown-concept" | "id-taken" };

/** `event` is null when nothing had to happen: the same change had already arrived (a retry). */
export type ChangeOutcome =
  | { ok: true; content: SheetContent; event: SheetEvent | null }
  | ({ ok: false } & ChangeRefusal);
