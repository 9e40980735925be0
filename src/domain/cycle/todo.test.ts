import { describe, expect, test } from "vitest";
import { cycleOf, departmentUnits, type PersonName, play, situation } from "../../../tests/support/cycle-people.ts";
import { type CycleState, firstState, stateAt } from "./cycle-state.ts";
import { dueDate } from "./situation.ts";
import { phaseInHand, todoOf, waitsFor } from "./todo.ts";

const standard = cycleOf("standard");
const may = "2026-05-10";
const todo = (who: PersonName, today: string, state: CycleState = firstState(standard)) =>
  todoOf(situation(standard, who, today, { state }));

function stateAfter(...steps: Parameters<typeof play>[1][number][]): CycleState {
  const state = play(standard, steps);
  if (typeof state === "string") throw new Error(state);
  return state;
}

describe("what a person must do", () => {
  test("the section's own people write, soon or late; nobody else is told to", () => {
    expect(todo("staff", may)).toEqual({ what: "write", due: "2026-05-15", late: 0, locked: false });
    expect(todo("sectionHead", "2026-05-20")).toEqual({ what: "write", due: "2026-05-15", late: 5, locked: false });
    expect(todo("staff", "2026-05-23")).toMatchObject({ late: 8, locked: true });
    for (const who of ["departmentHead", "office", "mayor", "stranger"] as const) expect(todo(who, may)).toBe(null);
    expect(todo("staff", "2026-03-31")).toBe(null);
  });

  test("it goes from hand to hand", () => {
    const submitted = stateAfter(["staff", "submit", may]);
    expect([todo("staff", may, submitted), todo("office", may, submitted)]).toEqual([null, null]);
    expect(todo("sectionHead", may, submitted)).toMatchObject({ what: "approve", due: "2026-05-31" });
    const approved = stateAfter(
      ["staff", "submit", may],
      ["sectionHead", "approve", may],
      ["departmentHead", "approve", may],
    );
    expect(todo("sectionHead", may, approved)).toBe(null);
    expect(todo("office", may, approved)).toMatchObject({ what: "confirm", due: "2026-06-15" });
    const back = stateAfter(["staff", "submit", may], ["sectionHead", "sendBack", "2026-05-20"]);
    expect(todo("staff", "2026-05-21", back)).toMatchObject({ what: "mend", due: "2026-05-27", late: 0 });
  });

  test("a head above is not asked for what they submitted themselves", () => {
    const own = stateAfter(["departmentHead", "submit", may]);
    expect(todo("departmentHead", may, own)).toBe(null);
    expect(todo("sectionHead", may, own)).toMatchObject({ what: "approve" });
  });

  test("an amendment has no last day", () => {
    const steps = [
      ["staff", "submit", may],
      ["departmentHead", "approve", may],
      ["office", "confirm", may],
    ] as const;
    const amending = stateAfter(...steps, ["staff", "amend", "2026-07-01"]);
    expect(todo("staff", "2026-07-02", amending)).toEqual({ what: "amend", due: null, late: 0, locked: false });
  });

  test("the second line is the superior's to write", () => {
    const second = situation(cycleOf("kokubunji"), "departmentHead", "2027-04-05", {
      state: stateAt("secondEvaluation"),
    });
    expect(todoOf(second)).toMatchObject({ what: "write", due: "2027-04-20" });
    expect(todoOf({ ...second, units: departmentUnits })).toMatchObject({ what: "write" });
    expect(waitsFor(second)).toBe("writers");
  });
});

test("publication waits for the office alone", () => {
  const publication = situation(standard, "office", "2027-05-10", { state: stateAt("publication") });
  expect([waitsFor(publication), dueDate(publication)]).toEqual(["office", "2027-06-30"]);
  expect(todoOf(publication)).toMatchObject({ what: "confirm" });
  expect(waitsFor({ ...publication, state: { ...stateAt("publication"), status: "closed" } })).toBe("nobody");
});

test.each([
  ["2026-07-01", { phase: "planning", required: "planning" }],
  ["2026-10-01", { phase: "midYear", required: "midYear" }],
])("with the goals confirmed, in hand on %s", (today, expected) => {
  expect(phaseInHand(situation(standard, "staff", today, { state: stateAt("midYear") }), today)).toEqual(expected);
});
