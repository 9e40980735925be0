import { expect, test } from "vitest";
import { sampleForm } from "../../../tests/support/sample-city.ts";
import type { SheetChange } from "../sheets/sheet-change.ts";
import { phasesOfChange } from "./phases-of-change.ts";

const goal = { id: "g", texts: { title: "目標", "yearEnd.report": "済み" }, workItems: [] };

test.each<[string, SheetChange, string[]]>([
  [
    "a title",
    { do: "setText", owner: { of: "goal", goalId: "g" }, concept: "title", base: "", text: "a" },
    ["planning"],
  ],
  [
    "a report",
    { do: "setText", owner: { of: "goal", goalId: "g" }, concept: "yearEnd.report", base: "", text: "a" },
    ["yearEnd"],
  ],
  ["a goal with a report", { do: "addGoal", goal, index: 0 }, ["planning", "planning", "yearEnd"]],
  ["the order of goals", { do: "moveGoal", goalId: "g", index: 0 }, ["planning"]],
])("%s", (_, change, phases) => {
  expect(phasesOfChange(sampleForm, change)).toEqual(phases);
});
