import { builtInCycle } from "../../src/domain/cycle/built-in-cycles.ts";
import type { CycleDefinition } from "../../src/domain/cycle/cycle-definition.ts";
import { type CycleState, firstState, type SheetAct } from "../../src/domain/cycle/cycle-state.ts";
import type { SheetUnits, Situation } from "../../src/domain/cycle/situation.ts";
import { decideAct } from "../../src/domain/cycle/transitions.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";

import { actorOf } from "./sample-city.ts";

/** People around the sheet of one section of an invented department. */
export const people = {
  staff: actorOf("staff", "section"),
  sectionHead: actorOf("head", "section"),
  departmentHead: actorOf("head", "department"),
  office: actorOf("office", null),
  colleague: { ...actorOf("office", null), personId: "another of the office" },
  stranger: actorOf("head", "elsewhere"),
  mayor: actorOf("mayor", null),
} satisfies Record<string, Actor>;
export type PersonName = keyof typeof people;

export const sectionUnits: SheetUnits = [
  { unitId: "section", level: "section" },
  { unitId: "department", level: "department" },
];
export const departmentUnits: SheetUnits = [{ unitId: "department", level: "department" }];

/** A built-in cycle. The standard one comes without its consultation: most tests want the plain chain of heads. */
export function cycleOf(key: string): CycleDefinition {
  const cycle = builtInCycle(key);
  if (!cycle) throw new Error(`no cycle ${key}`);
  return { ...cycle, stages: cycle.stages.filter(({ stage }) => key !== "standard" || stage !== "consultation") };
}

export function situation(
  cycle: CycleDefinition,
  who: PersonName,
  today: string,
  given: Partial<Situation> = {},
): Situation {
  const state = firstState(cycle);
  return { cycle, state, fiscalYear: 2026, units: sectionUnits, actor: people[who], today, missing: 0, ...given };
}

/** Lets people act one after the other; the first refusal ends it with a word of who was refused what. */
export function play(
  cycle: CycleDefinition,
  steps: readonly (readonly [PersonName, SheetAct | SheetAct["do"], string])[],
  given: Partial<Situation> = {},
): CycleState | string {
  let state = given.state ?? firstState(cycle);
  for (const [who, act, today] of steps) {
    const outcome = decideAct(
      situation(cycle, who, today, { ...given, state }),
      typeof act === "string" ? named(act) : act,
    );
    if (!outcome.ok) return `${who} ${typeof act === "string" ? act : act.do}: ${outcome.reason}`;
    state = outcome.next;
  }
  return state;
}

/** An act with everything that a request must bring. */
export function named(act: SheetAct["do"], until = "2027-12-31"): SheetAct {
  switch (act) {
    case "approve":
    case "amend":
      return { do: act, reason: "理由" };
    case "sendBack":
      return { do: act, reason: "理由", notes: [] };
    case "reopen":
      return { do: act, reason: "理由", until };
    case "extend":
      return { do: act, until };
    default:
      return { do: act };
  }
}
