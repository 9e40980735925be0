import { expect, test } from "vitest";
import { hasBegun, isOver, phaseNames, phaseNamesIn, presentPhase } from "./present-phase.ts";

test.each([
  ["2026-04-01", "planning"],
  ["2026-06-30", "planning"],
  ["2026-07-01", "midYear"],
  ["2026-12-31", "midYear"],
  ["2027-01-01", "yearEnd"],
  ["2027-03-31", "yearEnd"],
  ["2027-04-01", "yearEnd"],
  ["2026-03-31", "planning"],
])("FY2026 on %s: %s", (day, phase) => {
  expect(presentPhase(2026, day)).toBe(phase);
});

test("a phase has begun when it is the present one or an earlier one", () => {
  expect(hasBegun("planning", "midYear")).toBe(true);
  expect(hasBegun("midYear", "midYear")).toBe(true);
  expect(hasBegun("yearEnd", "midYear")).toBe(false);
});

test("a year is over three months after its last day", () => {
  expect([isOver(2025, "2026-06-30"), isOver(2025, "2026-07-01")]).toEqual([false, true]);
});

test("a phase is called what the city calls its stage; without a stage, or a cycle, by our word", () => {
  expect(phaseNamesIn(null)).toEqual(phaseNames);
  const stage = { stage: "midYear", label: "上半期レビュー", fills: [], writtenBy: "unit", windows: {} } as const;
  const rest = { graceDays: 0, resubmitDays: 7, approvers: [], mayApproveOwn: false, hiddenUntilConfirmed: false };
  const names = phaseNamesIn({ stages: [{ ...stage, fills: [], ...rest }] });
  expect(names).toEqual({ ...phaseNames, midYear: "上半期レビュー" });
});
