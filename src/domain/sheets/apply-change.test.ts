import { expect, test } from "vitest";
import { applyChange, undoOf } from "./apply-change.ts";
import type { SheetChange } from "./sheet-change.ts";
import type { SheetContent } from "./sheet-content.ts";

const item = (id: string) => ({ id, texts: { method: `${id}の方法` } });
const goal = (id: string, items: string[] = []) => ({ id, texts: { title: id }, workItems: items.map(item) });
const sheet: SheetContent = { texts: { mission: "街を守る" }, goals: [goal("a"), goal("b", ["x", "y"]), goal("c")] };
const order = (content: SheetContent) => content.goals.map(({ id }) => id).join("");

function applied(change: SheetChange, content = sheet) {
  const outcome = applyChange(content, change);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome;
}

test("a text on its base is written, and the event holds both", () => {
  const owner = { of: "sheet" } as const;
  const { content, event } = applied({
    do: "setText",
    owner,
    concept: "mission",
    base: "街を守る",
    text: "街を育てる",
  });
  expect(content.texts.mission).toBe("街を育てる");
  expect(event).toEqual({ did: "setText", owner, concept: "mission", before: "街を守る", after: "街を育てる" });
  expect(content.goals).toBe(sheet.goals);
});

test("a text on another base is a conflict with both texts", () => {
  const owner = { of: "workItem", goalId: "b", workItemId: "x" } as const;
  const outcome = applyChange(sheet, { do: "setText", owner, concept: "method", base: "古い", text: "新しい" });
  expect(outcome).toEqual({ ok: false, reason: "conflict", base: "古い", current: "xの方法", yours: "新しい" });
});

test("an emptied cell has no key", () => {
  const owner = { of: "goal", goalId: "a" } as const;
  const { content } = applied({ do: "setText", owner, concept: "title", base: "a", text: "" });
  expect(content.goals[0]?.texts).toEqual({});
});

test("a change that arrives twice happens once", () => {
  const changes: SheetChange[] = [
    { do: "setText", owner: { of: "goal", goalId: "a" }, concept: "target", base: "", text: "十件" },
    { do: "addGoal", goal: goal("d"), index: 1 },
    { do: "removeGoal", goalId: "c" },
    { do: "moveGoal", goalId: "a", index: 2 },
    { do: "addWorkItem", goalId: "a", workItem: item("z"), index: 0 },
    { do: "removeWorkItem", goalId: "b", workItemId: "x" },
    { do: "moveWorkItem", goalId: "b", workItemId: "y", index: 0 },
  ];
  for (const change of changes) {
    const once = applied(change);
    expect(once.event, change.do).not.toBeNull();
    const twice = applied(change, once.content);
    expect(twice.event, change.do).toBeNull();
    expect(twice.content).toBe(once.content);
  }
});

test("an index counts without the moved goal; beyond the end is the end", () => {
  expect(order(applied({ do: "moveGoal", goalId: "a", index: 1 }).content)).toBe("bac");
  expect(order(applied({ do: "moveGoal", goalId: "a", index: 99 }).content)).toBe("bca");
  const added = applied({ do: "addGoal", goal: goal("d"), index: 99 });
  expect(order(added.content)).toBe("abcd");
  expect(added.event).toMatchObject({ index: 3 });
});

test("undoing a removal brings the goal back to its place with everything in it", () => {
  const removed = applied({ do: "removeGoal", goalId: "b" });
  if (!removed.event) throw new Error("nothing happened");
  expect(applied(undoOf(removed.event), removed.content).content).toEqual(sheet);
});

test("what isn't there is refused by name", () => {
  const set = (owner: Extract<SheetChange, { do: "setText" }>["owner"], concept: string) =>
    applyChange(sheet, { do: "setText", owner, concept: concept as "title", base: "", text: "あ" });
  expect(set({ of: "goal", goalId: "q" }, "title")).toMatchObject({ reason: "no-such-goal" });
  expect(set({ of: "workItem", goalId: "a", workItemId: "x" }, "title")).toMatchObject({ reason: "no-such-work-item" });
  expect(set({ of: "sheet" }, "__proto__")).toMatchObject({ reason: "unknown-concept" });
});

test("characters that no database holds are dropped, all others stay as written", () => {
  const text = "神\0塚𠮷\ud842 葛\u{e0100}①";
  const owner = { of: "sheet" } as const;
  const { content } = applied({ do: "setText", owner, concept: "contact", base: "", text });
  expect(content.texts.contact).toBe("神塚𠮷\ufffd 葛\u{e0100}①");
});

test("two work items can't share an id", () => {
  const taken = { ok: false, reason: "id-taken" };
  expect(applyChange(sheet, { do: "addGoal", goal: goal("d", ["x"]), index: 0 })).toEqual(taken);
  const workItem = { id: "x", texts: {} };
  expect(applyChange(sheet, { do: "addWorkItem", goalId: "a", workItem, index: 0 })).toEqual(taken);
});
