import { describe, expect, test } from "vitest";
import { cycleOf } from "../../../tests/support/cycle-people.ts";
import type { CycleDefinition, StageKey } from "./cycle-definition.ts";
import { type CycleState, stateAt } from "./cycle-state.ts";
import { stateUnder } from "./state-under.ts";

const standard = cycleOf("standard");
const without = (...dropped: StageKey[]): CycleDefinition => ({
  ...standard,
  stages: standard.stages.filter(({ stage }) => !dropped.includes(stage)),
});
const withApprovers = (approvers: CycleDefinition["stages"][number]["approvers"]): CycleDefinition => ({
  ...standard,
  stages: standard.stages.map((stage) => ({ ...stage, approvers })),
});
const submitted: CycleState = { ...stateAt("midYear"), status: "submitted", submittedBy: "staff", approvals: 1 };

describe("a stage is dropped", () => {
  test("who is only writing in it goes on to the next, or is through", () => {
    expect(stateUnder(stateAt("midYear"), standard, without("midYear"))).toEqual({
      fate: "moves",
      why: "stage-dropped",
      next: stateAt("yearEnd"),
    });
    expect(stateUnder(stateAt("publication"), standard, without("publication"))).toMatchObject({
      next: { stage: "yearEnd", status: "confirmed" },
    });
    const over = { ...stateAt("publication"), status: "closed" as const };
    expect(stateUnder(over, standard, without("publication"))).toMatchObject({
      next: { stage: "yearEnd", status: "closed" },
    });
  });

  test("what was handed in, sent back or is being amended must be finished first", () => {
    for (const state of [
      submitted,
      { ...stateAt("midYear"), status: "sentBack" as const },
      { ...stateAt("midYear"), amendment: { reason: "訂正", from: "writing" as const } },
    ]) {
      expect(stateUnder(state, standard, without("midYear"))).toEqual({ fate: "unfinished" });
      expect(stateUnder(state, standard, without("publication"))).toEqual({ fate: "stays" });
    }
  });
});

test("a stage added at the end takes up what was through, not what was closed", () => {
  const through = { ...stateAt("yearEnd"), status: "confirmed" as const };
  expect(stateUnder(through, without("publication"), standard)).toMatchObject({
    why: "stage-added",
    next: stateAt("publication"),
  });
  expect(stateUnder({ ...through, status: "closed" }, without("publication"), standard)).toEqual({ fate: "stays" });
});

test("with other approvers nobody's approval is skipped: approvals begin anew", () => {
  const after = withApprovers(["department"]);
  expect(stateUnder(submitted, standard, after)).toEqual({
    fate: "moves",
    why: "approvers-changed",
    next: { ...submitted, approvals: 0 },
  });
  expect(stateUnder({ ...submitted, approvals: 0 }, standard, after)).toEqual({ fate: "stays" });
  expect(stateUnder(submitted, standard, standard)).toEqual({ fate: "stays" });
});
