import type { Concept } from "../../../domain/forms/concepts.ts";
import { applyChange } from "../../../domain/sheets/apply-change.ts";
import type { SheetChange, SheetEvent } from "../../../domain/sheets/sheet-change.ts";
import type { CellOwner, Goal, SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { type CellKey, textAt } from "./cell-address.ts";
import type { PendingChange } from "./pending-changes.ts";

/** Two texts for one cell, or (`theirs` null) a text whose goal somebody removed meanwhile. */
export type Conflict = {
  cell: CellKey;
  owner: CellOwner;
  concept: Concept;
  theirs: string | null;
  by: string | null;
  at: string | null;
  /** What was removed by others, as last seen, so that it can be put back with the text. */
  lost: { goal: Goal; index: number } | null;
};

/** Why nothing can be saved now. What is typed stays in the draft store meanwhile. */
export type Trouble =
  | { kind: "unreachable" | "server-error"; attempts: number }
  | { kind: "signed-out" | "forbidden" | "not-found" | "other-person" }
  | { kind: "refused"; message: string };

/** What one act of the author did; undo takes it back as a whole. */
export type Step = { events: SheetEvent[] };

/** Everything the editor knows. `content` is always `server` with `pending` laid over it. */
export type EditorModel = {
  server: SheetContent;
  revision: number;
  content: SheetContent;
  pending: PendingChange[];
  inFlight: ReadonlySet<string>;
  conflicts: Conflict[];
  trouble: Trouble | null;
  /** ISO time of the last save of this page; null before the first. */
  savedAt: string | null;
  /** The cell in hand and its words before, until it is left and becomes one step of undo. */
  typing: { owner: CellOwner; concept: Concept; before: string } | null;
  done: Step[];
  undone: Step[];
};

/** Where new ids and the time come from; passed in so that the model stays a pure function of its input. */
export type Stamp = { newId: () => string; at: string };

export function newModel(content: SheetContent, revision: number): EditorModel {
  return {
    server: content,
    revision,
    content,
    pending: [],
    inFlight: new Set(),
    conflicts: [],
    trouble: null,
    savedAt: null,
    typing: null,
    done: [],
    undone: [],
  };
}

/** Applies a change whatever stood in the cell before; null when its goal or work item is not there. */
export function applyLocally(
  content: SheetContent,
  change: SheetChange,
): { content: SheetContent; event: SheetEvent | null } | null {
  const outcome = applyChange(
    content,
    change.do === "setText" ? { ...change, base: textAt(content, change.owner, change.concept) } : change,
  );
  return outcome.ok ? outcome : null;
}

export function overlay(server: SheetContent, pending: PendingChange[]): SheetContent {
  return pending.reduce((content, { change }) => applyLocally(content, change)?.content ?? content, server);
}
