import type { Concept } from "../../../domain/forms/concepts.ts";
import { undoOf } from "../../../domain/sheets/apply-change.ts";
import type { SheetChange, SheetEvent } from "../../../domain/sheets/sheet-change.ts";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import { cellKey, textAt } from "./cell-address.ts";
import { applyLocally, type EditorModel, type Stamp, type Step } from "./editor-model.ts";
import { withText } from "./pending-changes.ts";

/** What the author typed so far in a cell. One visit to a cell is one step of undo. */
export function write(model: EditorModel, owner: CellOwner, concept: Concept, text: string, stamp: Stamp): EditorModel {
  const before = textAt(model.content, owner, concept);
  if (before === text) return model;
  const inHand = model.typing && cellKey(model.typing.owner, model.typing.concept) === cellKey(owner, concept);
  const left = inHand ? model : leaveCell(model);
  const written = put(left, [{ do: "setText", owner, concept, base: before, text }], stamp);
  return { ...written.model, typing: left.typing ?? { owner, concept, before }, undone: [] };
}

/** The author leaves the cell: what was typed in it becomes one step of undo. */
export function leaveCell(model: EditorModel): EditorModel {
  if (!model.typing) return model;
  const { owner, concept, before } = model.typing;
  const after = textAt(model.content, owner, concept);
  const left = { ...model, typing: null };
  if (before === after) return left;
  return { ...left, done: [...model.done, { events: [{ did: "setText", owner, concept, before, after }] }] };
}

/** Esc: the words of before come back; undo brings what was typed. */
export function abandonCell(model: EditorModel, stamp: Stamp): EditorModel {
  if (!model.typing) return model;
  const { owner, concept, before } = model.typing;
  const base = textAt(model.content, owner, concept);
  return act(leaveCell(model), [{ do: "setText", owner, concept, base, text: before }], stamp);
}

/** One act of several changes: adding or removing a row, a paste. One step of undo. */
export function act(model: EditorModel, changes: SheetChange[], stamp: Stamp): EditorModel {
  const { model: changed, events } = put(leaveCell(model), changes, stamp);
  return events.length === 0 ? changed : { ...changed, done: [...changed.done, { events }], undone: [] };
}

export type Taken = { model: EditorModel; step: Step | null; skipped: number };

/** Takes the last step back, as new changes. A cell that somebody else changed since is left alone and counted. */
export function undo(model: EditorModel, stamp: Stamp): Taken {
  const left = leaveCell(model);
  const taken = takeBack(left, left.done, stamp);
  const undone = taken.step ? [...left.undone, taken.step] : left.undone;
  return { ...taken, model: { ...taken.model, done: left.done.slice(0, -1), undone } };
}

export function redo(model: EditorModel, stamp: Stamp): Taken {
  const left = leaveCell(model);
  const taken = takeBack(left, left.undone, stamp);
  const done = taken.step ? [...left.done, taken.step] : left.done;
  return { ...taken, model: { ...taken.model, undone: left.undone.slice(0, -1), done } };
}

function takeBack(model: EditorModel, steps: Step[], stamp: Stamp): Taken {
  const step = steps.at(-1);
  if (!step) return { model, step: null, skipped: 0 };
  const mine = step.events.filter((event) => stillStands(model, event));
  const taken = put(model, mine.toReversed().map(undoOf), stamp);
  return {
    model: taken.model,
    step: taken.events.length > 0 ? { events: taken.events } : null,
    skipped: step.events.length - mine.length,
  };
}

function stillStands(model: EditorModel, event: SheetEvent): boolean {
  return event.did !== "setText" || textAt(model.content, event.owner, event.concept) === event.after;
}

/** Lays changes over the content and queues them. What cannot be applied here is left out. */
export function put(
  model: EditorModel,
  changes: SheetChange[],
  stamp: Stamp,
): { model: EditorModel; events: SheetEvent[] } {
  let { content, pending } = model;
  const events: SheetEvent[] = [];
  for (const change of changes) {
    const applied = applyLocally(content, change);
    if (!applied?.event) continue;
    content = applied.content;
    events.push(applied.event);
    const id = stamp.newId();
    pending =
      change.do === "setText" && applied.event.did === "setText"
        ? withText(pending, { ...change, base: applied.event.before, id, at: stamp.at })
        : [...pending, { id, at: stamp.at, sent: false, change }];
  }
  return { model: { ...model, content, pending }, events };
}
