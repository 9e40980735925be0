import type { Concept } from "../forms/concepts.ts";

/**
 * What people wrote, by concept, exactly as they wrote it. Everything the system understands
 * (dates, numbers, sub-items) is computed beside it and never stored in its place.
 * An empty cell has no key.
 */
export type Texts = { [C in Concept]?: string };

/** 取組項目. Its title is the words before the first marker of its `method`. */
export type WorkItem = { id: string; texts: Texts };

/** 目標. On forms without work items `workItems` is empty. */
export type Goal = { id: string; texts: Texts; workItems: WorkItem[] };

/** One sheet's content: header texts and goals in their order. Ids are UUIDs, unique in the municipality. */
export type SheetContent = { texts: Texts; goals: Goal[] };

/** Where a cell is: the sheet's header, a goal, or a work item. */
export type CellOwner =
  | { of: "sheet" }
  | { of: "goal"; goalId: string }
  | { of: "workItem"; goalId: string; workItemId: string };
