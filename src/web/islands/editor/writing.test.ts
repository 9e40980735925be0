import { expect, test } from "vitest";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { type EditorModel, newModel, type Stamp } from "./editor-model.ts";
import { beginSend, sendSucceeded } from "./sending.ts";
import { abandonCell, act, leaveCell, redo, undo, write } from "./writing.ts";

const content: SheetContent = {
  texts: {},
  goals: [
    { id: "g1", texts: { target: "20分以内" }, workItems: [] },
    { id: "g2", texts: {}, workItems: [] },
  ],
};
const goal = { of: "goal", goalId: "g1" } as const;

let count = 0;
const stamp: Stamp = {
  newId: () => {
    count += 1;
    return `id${count}`;
  },
  at: "2026-11-20T01:00:00.000Z",
};
const target = (model: EditorModel) => model.content.goals[0]?.texts.target;
const type = (model: EditorModel, ...texts: string[]) =>
  texts.reduce((now, text) => write(now, goal, "target", text, stamp), model);

test("one visit to a cell is one step of undo, however many keystrokes", () => {
  const typed = leaveCell(type(newModel(content, 1), "15", "15分", "15分以内"));
  expect(typed.done).toHaveLength(1);
  const back = undo(typed, stamp);
  expect(target(back.model)).toBe("20分以内");
  const again = redo(back.model, stamp);
  expect(target(again.model)).toBe("15分以内");
});

test("undo is a new change for the server, with what stands there as its base", () => {
  const sent = sendSucceeded(beginSend(leaveCell(type(newModel(content, 1), "15分"))).model, 2, "2026-11-20T01:00:01Z");
  const { model } = undo(sent, stamp);
  expect(model.pending.map(({ change }) => change)).toEqual([
    { do: "setText", owner: goal, concept: "target", base: "15分", text: "20分以内" },
  ]);
});

test("undo leaves a cell alone that somebody else changed since, and says so", () => {
  const typed = leaveCell(type(newModel(content, 1), "15分"));
  const changed = {
    ...typed,
    content: { ...content, goals: [{ id: "g1", texts: { target: "別の文" }, workItems: [] }] },
  };
  const { model, skipped } = undo(changed, stamp);
  expect(skipped).toBe(1);
  expect(target(model)).toBe("別の文");
});

test("Esc brings back the words of before, and undo what was typed", () => {
  const abandoned = abandonCell(type(newModel(content, 1), "消すつもりの文"), stamp);
  expect(target(abandoned)).toBe("20分以内");
  expect(abandoned.pending).toEqual([]);
  expect(target(undo(abandoned, stamp).model)).toBe("消すつもりの文");
});

test("going to another cell ends the visit to the one before", () => {
  const first = type(newModel(content, 1), "15分");
  const second = write(first, goal, "due", "年度末", stamp);
  expect(second.done).toHaveLength(1);
  expect(second.typing?.concept).toBe("due");
});

test("a removed goal comes back whole, at its place, and redo removes it again", () => {
  const removed = act(newModel(content, 1), [{ do: "removeGoal", goalId: "g1" }], stamp);
  expect(removed.content.goals.map(({ id }) => id)).toEqual(["g2"]);
  const back = undo(removed, stamp).model;
  expect(back.content).toEqual(content);
  expect(redo(back, stamp).model.content.goals.map(({ id }) => id)).toEqual(["g2"]);
});

test("a paste over several cells and new rows is one step", () => {
  const pasted = act(
    newModel(content, 1),
    [
      { do: "addGoal", goal: { id: "g3", texts: {}, workItems: [] }, index: 2 },
      { do: "setText", owner: goal, concept: "target", base: "20分以内", text: "一" },
      { do: "setText", owner: { of: "goal", goalId: "g3" }, concept: "target", base: "", text: "二" },
    ],
    stamp,
  );
  expect(pasted.content.goals.map(({ texts }) => texts.target)).toEqual(["一", undefined, "二"]);
  expect(undo(pasted, stamp).model.content).toEqual(content);
});

test("something new after an undo ends what could be redone", () => {
  const undone = undo(leaveCell(type(newModel(content, 1), "15分")), stamp).model;
  expect(undone.undone).toHaveLength(1);
  expect(type(undone, "10分").undone).toEqual([]);
});
