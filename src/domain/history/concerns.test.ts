import { expect, test } from "vitest";
import type { SheetEvent } from "../sheets/sheet-change.ts";
import { type Concern, concerns } from "./concerns.ts";

const goal = { id: "g", texts: { title: "窓口" }, workItems: [{ id: "w", texts: { method: "調べる" } }] };
const wrote: SheetEvent = {
  did: "setText",
  owner: { of: "workItem", goalId: "g", workItemId: "w" },
  concept: "method",
  before: "",
  after: "調べる",
};
const heading: SheetEvent = { did: "setText", owner: { of: "sheet" }, concept: "mission", before: "", after: "使命" };

test.each<[SheetEvent, Partial<Concern>, boolean]>([
  [wrote, {}, true],
  [wrote, { goalId: "g" }, true],
  [wrote, { goalId: "h" }, false],
  [wrote, { goalId: "g", concept: "method" }, true],
  [wrote, { concept: "target" }, false],
  [heading, { goalId: "g" }, false],
  [heading, { concept: "mission" }, true],
  [{ did: "addGoal", goal, index: 0 }, { goalId: "g", concept: "title" }, true],
  [{ did: "addGoal", goal, index: 0 }, { concept: "method" }, true],
  [{ did: "removeGoal", goal, index: 0 }, { concept: "target" }, false],
  [{ did: "moveGoal", goalId: "g", from: 0, to: 1 }, { goalId: "g" }, true],
  [{ did: "moveGoal", goalId: "g", from: 0, to: 1 }, { goalId: "g", concept: "title" }, false],
])("%#: %j about %j: %s", (event, concern, answer) => {
  expect(concerns(event, { goalId: null, concept: null, ...concern })).toBe(answer);
});
