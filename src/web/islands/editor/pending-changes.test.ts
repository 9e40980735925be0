import { expect, test } from "vitest";
import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import { markSent, nextBatch, type PendingChange, without, withText } from "./pending-changes.ts";

const goal = { of: "goal", goalId: "g1" } as const;
const typed = (id: string, base: string, text: string, concept: "target" | "due" = "target") => ({
  owner: goal,
  concept,
  base,
  text,
  id,
  at: `2026-11-20T10:00:0${id}Z`,
});
const texts = (pending: PendingChange[]) =>
  pending.map(({ change }) => (change.do === "setText" ? [change.base, change.text] : change.do));

test("typing on in a cell lengthens one change and keeps the base the author saw", () => {
  const pending = withText(withText([], typed("1", "前年", "前年並")), typed("2", "前年並", "前年並み"));
  expect(texts(pending)).toEqual([["前年", "前年並み"]]);
  expect(pending[0]).toMatchObject({ id: "1", sent: false, at: "2026-11-20T10:00:02Z" });
});

test("cells do not mix, and the order of first writing stays", () => {
  const one = withText([], typed("1", "", "a"));
  const two = withText(one, typed("2", "", "年度末", "due"));
  expect(texts(withText(two, typed("3", "a", "ab")))).toEqual([
    ["", "ab"],
    ["", "年度末"],
  ]);
});

test("what was sent is never altered: typing on makes a second change upon it", () => {
  const sent = markSent(withText([], typed("1", "", "a")), new Set(["1"]));
  const more = withText(sent, typed("2", "a", "ab"));
  expect(texts(withText(more, typed("3", "ab", "abc")))).toEqual([
    ["", "a"],
    ["a", "abc"],
  ]);
});

test("back to the base leaves nothing to send, unless it was already sent", () => {
  const once = withText([], typed("1", "a", "b"));
  expect(withText(once, typed("2", "b", "a"))).toEqual([]);
  const sent = markSent(once, new Set(["1"]));
  expect(texts(withText(sent, typed("2", "b", "a")))).toEqual([
    ["a", "b"],
    ["b", "a"],
  ]);
});

test("a text is not moved before a row's removal and return", () => {
  const removal: SheetChange = { do: "removeGoal", goalId: "g1" };
  const pending = [...withText([], typed("1", "", "a")), { id: "2", at: "", sent: false, change: removal }];
  expect(texts(withText(pending, typed("3", "a", "ab")))).toEqual([["", "a"], "removeGoal", ["a", "ab"]]);
});

test("a batch leaves out held cells and stays within its limits", () => {
  const pending = withText(withText([], typed("1", "", "a")), typed("2", "", "年度末", "due"));
  const limits = { changes: 10, characters: 10_000 };
  const ids = (batch: PendingChange[]) => batch.map(({ id }) => id);
  expect(ids(nextBatch(pending, new Set(), limits))).toEqual(["1", "2"]);
  expect(ids(nextBatch(pending, new Set(["goal/g1|target"]), limits))).toEqual(["2"]);
  expect(ids(nextBatch(pending, new Set(), { ...limits, changes: 1 }))).toEqual(["1"]);
  // One change always goes, however long it is.
  expect(ids(nextBatch(pending, new Set(), { ...limits, characters: 5 }))).toEqual(["1"]);
  expect(ids(without(pending, new Set(["1"])))).toEqual(["2"]);
});
