import { describe, expect, test } from "vitest";
import { named, play, situation } from "../../../tests/support/cycle-people.ts";
import { actNote } from "./act-note.ts";
import { builtInCycle } from "./built-in-cycles.ts";
import { type CycleState, type SheetAct, stateAt } from "./cycle-state.ts";
import { dueDate } from "./situation.ts";
import { todoOf, waitsFor } from "./todo.ts";
import { decideAct, possibleActs } from "./transitions.ts";

const found = builtInCycle("standard");
if (!found) throw new Error("no standard cycle");
const standard = found;
const june = "2026-06-20";
const given = { state: stateAt("consultation") };
const instruction: SheetAct = { do: "sendBack", reason: "目標値を市民に分かる数にすること", notes: [] };

function left(...steps: Parameters<typeof play>[1][number][]): CycleState {
  const state = play(standard, steps, given);
  if (typeof state === "string") throw new Error(state);
  return state;
}
const handedIn = [
  ["staff", "submit", june],
  ["departmentHead", "approve", june],
] as const;

describe("in a consultation", () => {
  test("the department's head speaks first, then the mayor agrees, then the office confirms", () => {
    expect(left(...handedIn, ["mayor", "approve", june], ["office", "confirm", june])).toMatchObject({
      stage: "midYear",
      status: "writing",
    });
    expect(
      play(
        standard,
        [
          ["staff", "submit", june],
          ["mayor", "approve", june],
        ],
        given,
      ),
    ).toBe("mayor approve: approvals-missing");
    expect(play(standard, [...handedIn, ["office", "confirm", june]], given)).toBe("office confirm: approvals-missing");
    expect(play(standard, [...handedIn, ["departmentHead", "approve", june]], given)).toBe(
      "departmentHead approve: waits-for-superior",
    );
    const agreed = [...handedIn, ["mayor", "approve", june]] as const;
    expect(play(standard, [...agreed, ["mayor", "sendBack", june]], given)).toBe("mayor sendBack: waits-for-superior");
  });

  test("the mayor is asked when it is their turn, until the mayor's own last day", () => {
    const waiting = left(...handedIn);
    const mayors = situation(standard, "mayor", june, { state: waiting });
    expect([waitsFor(mayors), dueDate(mayors)]).toEqual(["mayor", "2026-07-10"]);
    expect(todoOf(mayors)).toMatchObject({ what: "approve" });
    expect(todoOf({ ...mayors, state: left(handedIn[0]) })).toBe(null);
    expect(todoOf({ ...mayors, state: stateAt("planning") })).toBe(null);
    expect(possibleActs({ ...mayors, state: { ...stateAt("planning"), status: "submitted" } })).toEqual([]);
  });

  test("what the mayor asks for goes back to the unit, and stays with the sheet afterwards", () => {
    const back = left(...handedIn, ["mayor", instruction, june]);
    expect(back).toMatchObject({ status: "sentBack", sentBack: { as: "mayor", reason: instruction.reason } });
    const through = left(
      ...handedIn,
      ["mayor", instruction, june],
      ...handedIn,
      ["mayor", "approve", june],
      ["office", "confirm", june],
    );
    expect(through).toMatchObject({ stage: "midYear", sentBack: null });
    expect(through.instructions).toMatchObject([{ reason: instruction.reason, on: june }]);
    const heads = left(handedIn[0], ["departmentHead", "sendBack", june]);
    expect([heads.instructions, heads.sentBack?.as]).toEqual([undefined, undefined]);
  });

  test("the office writes down what the mayor agreed to at the table; the history says in whose place", () => {
    const s = situation(standard, "office", june, { state: left(...handedIn) });
    const outcome = decideAct(s, { do: "approve", reason: "協議の席で同意" });
    expect(outcome).toMatchObject({ ok: true, event: { as: "office", inPlaceOf: "mayor" } });
    expect(outcome.ok && actNote(standard, outcome.event)).toContain(
      "首長に代わって承認しました。理由：協議の席で同意",
    );
    const agreed = decideAct({ ...s, actor: situation(standard, "mayor", june).actor }, named("approve"));
    expect(agreed.ok && actNote(standard, agreed.event)).toBe("「首長との協議」に首長として同意しました。");
  });
});
