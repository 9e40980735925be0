import { expect, test } from "vitest";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import { netChanges } from "./net-changes.ts";

const goal = { id: "g", texts: { title: "目標" }, workItems: [] };
const set = (concept: "target" | "method", before: string, after: string): SheetEvent => ({
  did: "setText",
  owner: { of: "goal", goalId: "g" },
  concept,
  before,
  after,
});

test("a cell that was written several times is told once, from its first to its last words", () => {
  expect(netChanges([set("target", "8分", "7分"), set("method", "", "調べる"), set("target", "7分", "6分")])).toEqual([
    set("target", "8分", "6分"),
    set("method", "", "調べる"),
  ]);
});

test("what came back to what it was, and rows that came and went, are no change; moves aren't told", () => {
  const moved: SheetEvent = { did: "moveGoal", goalId: "g", from: 0, to: 1 };
  expect(netChanges([set("target", "8分", "7分"), moved, set("target", "7分", "8分")])).toEqual([]);
  expect(
    netChanges([
      { did: "addGoal", goal, index: 0 },
      { did: "removeGoal", goal, index: 0 },
    ]),
  ).toEqual([]);
  expect(netChanges([{ did: "removeGoal", goal, index: 0 }])).toHaveLength(1);
});
