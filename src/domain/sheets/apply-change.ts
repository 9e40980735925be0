import { type Concept, isConcept } from "../forms/concepts.ts";
import type { ChangeOutcome, SheetChange, SheetEvent } from "./sheet-change.ts";
import type { CellOwner, Goal, SheetContent, Texts, WorkItem } from "./sheet-content.ts";
import { storableGoal, storableWorkItem } from "./storable-content.ts";
import { storableText } from "./storable-text.ts";

/**
 * Decides one change and returns the new content with what happened. Nothing is overwritten unseen: a text whose base
 * no longer stands is a conflict. A change that has already arrived happens once (`event` null). An index beyond the
 * end means the end. What didn't change keeps its identity, so a store can save the difference.
 */
export function applyChange(content: SheetContent, change: SheetChange): ChangeOutcome {
  switch (change.do) {
    case "setText":
      return setText(content, change);
    case "addGoal": {
      const goal = storableGoal(change.goal);
      if (content.goals.some(({ id }) => id === goal.id)) return unchanged(content);
      if (![goal, ...goal.workItems].every(({ texts }) => allConcepts(texts))) return unknownConcept;
      if (goal.workItems.some(({ id }) => hasWorkItem(content, id))) return idTaken;
      const index = placeIn(content.goals, change.index);
      return happened({ did: "addGoal", goal, index }, { ...content, goals: content.goals.toSpliced(index, 0, goal) });
    }
    case "removeGoal": {
      const index = content.goals.findIndex(({ id }) => id === change.goalId);
      const goal = content.goals[index];
      if (!goal) return unchanged(content);
      return happened({ did: "removeGoal", goal, index }, { ...content, goals: content.goals.toSpliced(index, 1) });
    }
    case "moveGoal": {
      const from = content.goals.findIndex(({ id }) => id === change.goalId);
      if (from < 0) return noSuchGoal;
      const moved = move(content.goals, from, change.index);
      if (moved.to === from) return unchanged(content);
      const event: SheetEvent = { did: "moveGoal", goalId: change.goalId, from, to: moved.to };
      return happened(event, { ...content, goals: moved.list });
    }
    default:
      return changeWorkItems(content, change);
  }
}

type WorkItemChange = Extract<SheetChange, { do: "addWorkItem" | "removeWorkItem" | "moveWorkItem" }>;

function changeWorkItems(content: SheetContent, change: WorkItemChange): ChangeOutcome {
  const { goalId } = change;
  const goal = content.goals.find(({ id }) => id === goalId);
  if (!goal) return change.do === "removeWorkItem" ? unchanged(content) : noSuchGoal;
  const items = goal.workItems;
  const withItems = (workItems: WorkItem[]) => withGoal(content, { ...goal, workItems });
  if (change.do === "addWorkItem") {
    const workItem = storableWorkItem(change.workItem);
    if (items.some(({ id }) => id === workItem.id)) return unchanged(content);
    if (hasWorkItem(content, workItem.id)) return idTaken;
    if (!allConcepts(workItem.texts)) return unknownConcept;
    const index = placeIn(items, change.index);
    return happened({ did: "addWorkItem", goalId, workItem, index }, withItems(items.toSpliced(index, 0, workItem)));
  }
  const { workItemId } = change;
  const from = items.findIndex(({ id }) => id === workItemId);
  const workItem = items[from];
  if (change.do === "removeWorkItem") {
    if (!workItem) return unchanged(content);
    return happened({ did: "removeWorkItem", goalId, workItem, index: from }, withItems(items.toSpliced(from, 1)));
  }
  if (!workItem) return noSuchWorkItem;
  const moved = move(items, from, change.index);
  if (moved.to === from) return unchanged(content);
  return happened({ did: "moveWorkItem", goalId, workItemId, from, to: moved.to }, withItems(moved.list));
}

function setText(content: SheetContent, change: Extract<SheetChange, { do: "setText" }>): ChangeOutcome {
  const { owner, concept } = change;
  if (!isConcept(concept)) return unknownConcept;
  const texts = textsOf(content, owner);
  if (!texts)
    return owner.of === "workItem" && textsOf(content, { ...owner, of: "goal" }) ? noSuchWorkItem : noSuchGoal;
  const before = texts[concept] ?? "";
  const after = storableText(change.text);
  const base = storableText(change.base);
  if (before === after) return unchanged(content);
  if (before !== base) return { ok: false, reason: "conflict", base, current: before, yours: after };
  return happened({ did: "setText", owner, concept, before, after }, withText(content, owner, concept, after));
}

/** The texts of a cell's owner; undefined when the goal or work item is not there. */
export function textsOf(content: SheetContent, owner: CellOwner): Texts | undefined {
  if (owner.of === "sheet") return content.texts;
  const goal = content.goals.find(({ id }) => id === owner.goalId);
  if (owner.of === "goal") return goal?.texts;
  return goal?.workItems.find(({ id }) => id === owner.workItemId)?.texts;
}

function withText(content: SheetContent, owner: CellOwner, concept: Concept, text: string): SheetContent {
  const edited = (texts: Texts): Texts => {
    const { [concept]: _, ...others } = texts;
    return text === "" ? others : { ...others, [concept]: text };
  };
  if (owner.of === "sheet") return { ...content, texts: edited(content.texts) };
  const goals = content.goals.map((goal) => {
    if (goal.id !== owner.goalId) return goal;
    if (owner.of === "goal") return { ...goal, texts: edited(goal.texts) };
    const workItems = goal.workItems.map((item) =>
      item.id === owner.workItemId ? { ...item, texts: edited(item.texts) } : item,
    );
    return { ...goal, workItems };
  });
  return { ...content, goals };
}

function hasWorkItem(content: SheetContent, workItemId: string): boolean {
  return content.goals.some(({ workItems }) => workItems.some(({ id }) => id === workItemId));
}

function withGoal(content: SheetContent, changed: Goal): SheetContent {
  return { ...content, goals: content.goals.map((goal) => (goal.id === changed.id ? changed : goal)) };
}

function move<T>(list: T[], from: number, index: number): { list: T[]; to: number } {
  const others = list.toSpliced(from, 1);
  const to = placeIn(others, index);
  return { list: others.toSpliced(to, 0, ...list.slice(from, from + 1)), to };
}

function placeIn(list: unknown[], index: number): number {
  return Math.min(Math.max(Math.trunc(index) || 0, 0), list.length);
}

function allConcepts(texts: Texts): boolean {
  return Object.keys(texts).every(isConcept);
}

const noSuchGoal: ChangeOutcome = { ok: false, reason: "no-such-goal" };
const noSuchWorkItem: ChangeOutcome = { ok: false, reason: "no-such-work-item" };
/** Another row has this id already: it is no retry. */
const idTaken: ChangeOutcome = { ok: false, reason: "id-taken" };
const unknownConcept: ChangeOutcome = { ok: false, reason: "unknown-concept" };

function unchanged(content: SheetContent): ChangeOutcome {
  return { ok: true, content, event: null };
}

function happened(event: SheetEvent, content: SheetContent): ChangeOutcome {
  return { ok: true, content, event };
}

/** The change that takes back what happened; it conflicts if somebody has written on since. */
export function undoOf(event: SheetEvent): SheetChange {
  switch (event.did) {
    case "setText":
      return { do: "setText", owner: event.owner, concept: event.concept, base: event.after, text: event.before };
    case "addGoal":
      return { do: "removeGoal", goalId: event.goal.id };
    case "removeGoal":
      return { do: "addGoal", goal: event.goal, index: event.index };
    case "moveGoal":
      return { do: "moveGoal", goalId: event.goalId, index: event.from };
    case "addWorkItem":
      return { do: "removeWorkItem", goalId: event.goalId, workItemId: event.workItem.id };
    case "removeWorkItem":
      return { do: "addWorkItem", goalId: event.goalId, workItem: event.workItem, index: event.index };
    case "moveWorkItem":
      return { do: "moveWorkItem", goalId: event.goalId, workItemId: event.workItemId, index: event.from };
  }
}
