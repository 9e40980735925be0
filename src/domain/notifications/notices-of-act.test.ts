import { describe, expect, test } from "vitest";
import { cycleOf, type PersonName, people, play, situation } from "../../../tests/support/cycle-people.ts";
import type { SheetAct } from "../cycle/cycle-state.ts";
import { decideAct } from "../cycle/transitions.ts";
import { noticesOfAct } from "./notices-of-act.ts";

const cycle = cycleOf("standard");
const day = "2026-05-10";
type Step = [PersonName, SheetAct | SheetAct["do"], string];

/** Who is told what of the last step. */
function told(...steps: Step[]): Record<string, string> {
  const before = play(cycle, steps.slice(0, -1));
  const [who, act, today] = steps.at(-1) ?? ["office", "submit", day];
  if (typeof before === "string") throw new Error(before);
  const s = situation(cycle, who, today, { state: before });
  const asked =
    typeof act === "string" ? ({ do: act, reason: "理由", notes: [], until: "2026-12-01" } as SheetAct) : act;
  const decided = decideAct(s, asked);
  if (!decided.ok) throw new Error(decided.reason);
  const { told: notices } = noticesOfAct(s, decided.next, decided.event, Object.values(people));
  const names = Object.entries(people).map(([name, { personId }]) => [personId, name] as const);
  const nameOf = new Map(names);
  return Object.fromEntries(notices.map(({ personId, kind }) => [nameOf.get(personId) ?? personId, kind]));
}

describe("an act on a section's sheet", () => {
  const submitted: Step = ["staff", "submit", day];
  const approved: Step[] = [submitted, ["sectionHead", "approve", day], ["departmentHead", "approve", day]];

  test.each<[string, Step[], Record<string, string>]>([
    ["submitted: both heads may approve", [submitted], { sectionHead: "to-approve", departmentHead: "to-approve" }],
    [
      "approved by the section's head: who handed it in; the department's head knows already",
      approved.slice(0, 2),
      { staff: "approved" },
    ],
    ["approved to the end: the office", approved, { staff: "approved", office: "to-confirm", colleague: "to-confirm" }],
    [
      "sent back: the unit's people",
      [submitted, ["departmentHead", "sendBack", day]],
      { staff: "sent-back", sectionHead: "sent-back" },
    ],
    [
      "confirmed: the unit's people, not the colleague whose queue it leaves",
      [...approved, ["office", "confirm", day]],
      { staff: "confirmed", sectionHead: "confirmed" },
    ],
    ["extended: the unit's people", [["office", "extend", day]], { staff: "extended", sectionHead: "extended" }],
    ["withdrawn: nobody", [submitted, ["staff", "withdraw", day]], {}],
  ])("%s", (_, steps, expected) => {
    expect(told(...steps)).toEqual(expected);
  });
});
