import { expect, test } from "vitest";
import { cycleOf, situation } from "../../../tests/support/cycle-people.ts";
import { stateAt } from "../cycle/cycle-state.ts";
import { isTimeToCarry } from "./is-time-to-carry.ts";

const sheet = (stage: "midYear" | "yearEnd" | "publication") =>
  situation(cycleOf("standard"), "office", "2027-02-01", { state: stateAt(stage) });
const asked = { sheet: null, fiscalYear: 2026, nextIsOpen: false, today: "2027-02-01" };

test("with a cycle the sheet's own year end counts, not the calendar", () => {
  expect(isTimeToCarry({ ...asked, sheet: sheet("midYear") })).toBe(false);
  expect(isTimeToCarry({ ...asked, sheet: sheet("yearEnd"), today: "2027-05-01" })).toBe(false);
  expect(isTimeToCarry({ ...asked, sheet: sheet("publication"), today: "2026-12-01" })).toBe(true);
});

test("an open year takes goals at any time; without a cycle the calendar tells", () => {
  expect(isTimeToCarry({ ...asked, sheet: sheet("midYear"), nextIsOpen: true })).toBe(true);
  expect([isTimeToCarry(asked), isTimeToCarry({ ...asked, today: "2026-12-31" })]).toEqual([true, false]);
});
