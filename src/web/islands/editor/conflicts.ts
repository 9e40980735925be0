import { textsOf } from "../../../domain/sheets/apply-change.ts";
import type { Goal, SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { type CellKey, cellKey, textAt } from "./cell-address.ts";
import { applyLocally, type Conflict, type EditorModel, overlay, type Stamp } from "./editor-model.ts";
import { cellOf, type PendingChange, without } from "./pending-changes.ts";
import { reuseUnchanged } from "./reuse-unchanged.ts";
import { act, put } from "./writing.ts";

/** What the server says of a change it refused; `index` counts in the request, `current` null: its row is gone. */
export type ServerConflict = { index: number; current: string | null; by: string | null; at: string | null };

/** The server refused the batch: cells with other words wait for the author, the rest is sent again. */
export function sendConflicted(model: EditorModel, batch: PendingChange[], refused: ServerConflict[]): EditorModel {
  let { pending } = model;
  const found: Conflict[] = [];
  for (const { index, current, by, at } of refused) {
    const item = batch[index];
    if (!item) continue;
    if (item.change.do !== "setText") {
      // A row that can't be moved or added to any more is no text: the fresh content shows where things stand.
      pending = without(pending, new Set([item.id]));
      continue;
    }
    const { owner, concept } = item.change;
    const cell = cellKey(owner, concept);
    if (current === null || found.some((one) => one.cell === cell)) continue;
    if (wroteHere(pending, cell, current)) pending = rebased(pending, cell, current);
    else found.push({ cell, owner, concept, theirs: current, by, at, lost: null });
  }
  const cells = new Set(found.map(({ cell }) => cell));
  return {
    ...model,
    inFlight: new Set(),
    trouble: null,
    pending,
    conflicts: [...model.conflicts.filter(({ cell }) => !cells.has(cell)), ...found],
  };
}

/** Whether a text on the server is one of our own: it arrived, only its acknowledgement was lost. */
function wroteHere(pending: PendingChange[], cell: CellKey, text: string): boolean {
  return pending.some(({ change }) => change.do === "setText" && cellOf(change) === cell && change.text === text);
}

/** One change from what stands on the server to the latest words, in place of several. */
function rebased(pending: PendingChange[], cell: CellKey, base: string): PendingChange[] {
  const last = pending.findLast(({ change }) => cellOf(change) === cell);
  return pending.flatMap((item) => {
    if (cellOf(item.change) !== cell) return [item];
    if (item !== last || item.change.do !== "setText" || item.change.text === base) return [];
    return [{ ...item, sent: false, change: { ...item.change, base } }];
  });
}

/** The sheet as it stands on the server now. What waits here is laid over it, so that nobody's writing moves. */
export function remoteArrived(model: EditorModel, remote: { revision: number; content: SheetContent }): EditorModel {
  if (model.inFlight.size > 0 || remote.revision < model.revision) return model;
  const server = reuseUnchanged(model.server, remote.content);
  if (server === model.server) return { ...model, revision: remote.revision };
  const content = reuseUnchanged(model.content, overlay(server, model.pending));
  const conflicts = model.conflicts.flatMap((conflict): Conflict[] => {
    if (conflict.theirs === null || !textsOf(server, conflict.owner)) return [];
    const theirs = textAt(server, conflict.owner, conflict.concept);
    return [{ ...conflict, theirs }];
  });
  return {
    ...model,
    server,
    revision: remote.revision,
    content,
    conflicts: [...conflicts, ...lostTexts(model, content, conflicts)],
  };
}

/** Texts whose goal or work item is gone on the server; one conflict for each cell. */
function lostTexts(model: EditorModel, content: SheetContent, known: Conflict[]): Conflict[] {
  const cells = new Set(known.map(({ cell }) => cell));
  return model.pending.flatMap(({ change }): Conflict[] => {
    if (change.do !== "setText" || change.owner.of === "sheet" || textsOf(content, change.owner)) return [];
    const { owner, concept } = change;
    const { goalId } = change.owner;
    const cell = cellKey(owner, concept);
    if (cells.has(cell)) return [];
    cells.add(cell);
    const before = model.conflicts.find((conflict) => conflict.cell === cell);
    const index = model.content.goals.findIndex(({ id }) => id === goalId);
    const goal = model.content.goals[index];
    const lost = goal ? { goal, index } : (before?.lost ?? null);
    return [{ cell, owner, concept, theirs: null, by: null, at: null, lost }];
  });
}

export function mineIn(model: EditorModel, conflict: Conflict): string {
  const last = model.pending.findLast(({ change }) => cellOf(change) === conflict.cell)?.change;
  return last?.do === "setText" ? last.text : textAt(model.content, conflict.owner, conflict.concept);
}

/** The author chose the words of a cell, having seen both texts. Undo brings back what was written here. */
export function resolveConflict(model: EditorModel, cell: CellKey, text: string, stamp: Stamp): EditorModel {
  const conflict = model.conflicts.find((one) => one.cell === cell);
  if (!conflict || conflict.theirs === null) return model;
  const { owner, concept, theirs } = conflict;
  const mine = mineIn(model, conflict);
  const server =
    applyLocally(model.server, { do: "setText", owner, concept, base: "", text: theirs })?.content ?? model.server;
  const pending = model.pending.filter(({ change }) => cellOf(change) !== cell);
  const cleared: EditorModel = {
    ...model,
    server,
    pending,
    content: overlay(server, pending),
    conflicts: model.conflicts.filter((one) => one !== conflict),
    typing: null,
  };
  const change = { do: "setText" as const, owner, concept, base: theirs, text };
  const chosen = text === theirs ? cleared : put(cleared, [change], stamp).model;
  if (mine === text) return chosen;
  return {
    ...chosen,
    done: [...model.done, { events: [{ did: "setText", owner, concept, before: mine, after: text }] }],
  };
}

/** A goal was removed by others while a text for it waited: put it back with the text, or let the text go. */
export function resolveLost(model: EditorModel, cell: CellKey, choice: "putBack" | "letGo", stamp: Stamp): EditorModel {
  const conflict = model.conflicts.find((one) => one.cell === cell);
  if (!conflict || conflict.theirs !== null || conflict.owner.of === "sheet") return model;
  const { goalId } = conflict.owner;
  const ofGoal = (item: PendingChange) =>
    item.change.do === "setText" && item.change.owner.of !== "sheet" && item.change.owner.goalId === goalId;
  const waiting = model.pending.filter(ofGoal);
  const cleared: EditorModel = {
    ...model,
    pending: model.pending.filter((item) => !ofGoal(item)),
    conflicts: model.conflicts.filter(({ owner }) => owner.of === "sheet" || owner.goalId !== goalId),
    typing: null,
  };
  if (choice === "letGo") return { ...cleared, content: overlay(cleared.server, cleared.pending) };
  const index = Math.min(conflict.lost?.index ?? Number.POSITIVE_INFINITY, model.content.goals.length);
  const goal = goalWith(conflict.lost?.goal ?? { id: goalId, texts: {}, workItems: [] }, waiting);
  const standing = cleared.server.goals.some(({ id }) => id === goalId);
  const workItems = standing ? goal.workItems.filter((item) => needsPlace(cleared, goalId, item.id)) : [];
  return act(
    cleared,
    standing
      ? workItems.map((workItem, at) => ({ do: "addWorkItem" as const, goalId, workItem, index: at }))
      : [{ do: "addGoal", goal, index }],
    stamp,
  );
}

function needsPlace(model: EditorModel, goalId: string, workItemId: string): boolean {
  return textsOf(model.server, { of: "workItem", goalId, workItemId }) === undefined;
}

function goalWith(goal: Goal, waiting: PendingChange[]): Goal {
  const content: SheetContent = { texts: {}, goals: [goal] };
  return overlay(content, waiting).goals[0] ?? goal;
}
