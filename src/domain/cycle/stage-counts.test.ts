import { expect, test } from "vitest";
import { cycleOf, situation } from "../../../tests/support/cycle-people.ts";
import { type CycleState, stateAt } from "./cycle-state.ts";
import { isLateIn, placeIn, presentPhaseOf, presentStage, stageCounts } from "./stage-counts.ts";

const standard = cycleOf("standard");
const sheet = (state: CycleState) => situation(standard, "office", "2026-11-01", { state });
const submitted: CycleState = { ...stateAt("midYear"), status: "submitted" };

test.each<[string, CycleState, string]>([
  ["writing", stateAt("midYear"), "done writing ahead ahead"],
  ["submitted", submitted, "done waiting ahead ahead"],
  ["sent back", { ...stateAt("midYear"), status: "sentBack" }, "done writing ahead ahead"],
  ["before the stage begins", stateAt("yearEnd"), "done done ahead ahead"],
  ["in a stage that nobody writes", stateAt("publication"), "done done done waiting"],
  ["through", { ...stateAt("publication"), status: "confirmed" }, "done done done done"],
  [
    "amended after all",
    { ...stateAt("publication"), amendment: { reason: "訂正", from: "confirmed" } },
    "done done done done",
  ],
])("%s", (_, state, places) => {
  expect(
    standard.stages
      .map(({ stage }) => placeIn(sheet(state), stage, state.stage === "publication" ? "2027-05-01" : "2026-10-01"))
      .join(" "),
  ).toBe(places);
});

test("sheets are counted for each stage, the late ones where they stand", () => {
  const sheets = [sheet(stateAt("midYear")), sheet(submitted), sheet(stateAt("yearEnd"))];
  const [planning, midYear] = stageCounts(sheets, ["planning", "midYear"], "2026-11-05");
  expect(planning).toEqual({ stage: "planning", sheets: 3, done: 3, waiting: 0, writing: 0, ahead: 0, late: 0 });
  // Written until 10-31; the superiors have until 11-10.
  expect(midYear).toEqual({ stage: "midYear", sheets: 3, done: 1, waiting: 1, writing: 1, ahead: 0, late: 1 });
  expect(isLateIn(sheet(submitted), "planning", "2026-12-31")).toBe(false);
});

test("the year is in the stage that has begun last", () => {
  const year = { cycle: standard, fiscalYear: 2026 };
  const days = ["2026-03-31", "2026-04-01", "2026-09-30", "2026-10-01", "2027-06-30"];
  expect(days.map((day) => presentStage(year, day))).toEqual([null, "planning", "planning", "midYear", "publication"]);
  expect(days.map((day) => presentPhaseOf(year, day))).toEqual([
    "planning",
    "planning",
    "planning",
    "midYear",
    "yearEnd",
  ]);
});
