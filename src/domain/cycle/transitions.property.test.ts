import fc from "fast-check";
import { expect, test } from "vitest";
import { anyCycle } from "../../../tests/support/any-cycle.ts";
import { departmentUnits, named, people, sectionUnits, situation } from "../../../tests/support/cycle-people.ts";
import { actorOf } from "../../../tests/support/sample-city.ts";
import { addDays } from "../periods/add-days.ts";
import type { Actor } from "../permissions/actor.ts";
import { builtInCycles } from "./built-in-cycles.ts";
import { type CycleDefinition, levels } from "./cycle-definition.ts";
import { type CycleState, type SheetActName, type SheetStatus, stateAt } from "./cycle-state.ts";
import { chainOf, type SheetUnits, type Situation, stageOf, writingTimes } from "./situation.ts";
import { decideAct, decideWriting, possibleActs } from "./transitions.ts";

/** Written down apart from the table: from which status an act may lead to which. */
const allowed: Record<SheetActName, [SheetStatus, SheetStatus][]> = {
  submit: [
    ["writing", "submitted"],
    ["sentBack", "submitted"],
  ],
  withdraw: [
    ["submitted", "writing"],
    ["submitted", "sentBack"],
  ],
  sendBack: [["submitted", "sentBack"]],
  // A stage that nobody writes is approved from its first day.
  approve: [
    ["submitted", "submitted"],
    ["writing", "writing"],
  ],
  confirm: [
    ["submitted", "writing"],
    ["submitted", "confirmed"],
    ["writing", "writing"],
    ["writing", "confirmed"],
  ],
  amend: [
    ["writing", "writing"],
    ["confirmed", "writing"],
  ],
  extend: [
    ["writing", "writing"],
    ["sentBack", "sentBack"],
  ],
  close: [["confirmed", "closed"]],
  reopen: [
    ["writing", "writing"],
    ["confirmed", "writing"],
    ["closed", "writing"],
  ],
};

const acts = Object.keys(allowed) as SheetActName[];
const days = [
  "2026-04-01",
  "2026-05-10",
  "2026-05-25",
  "2026-10-05",
  "2026-12-01",
  "2027-03-20",
  "2027-04-08",
  "2027-05-20",
];
/** 兼務: heads the section, and belongs to the office as well. */
const both: Actor = {
  ...people.sectionHead,
  personId: "head and office",
  posts: [...people.sectionHead.posts, ...people.office.posts],
};
const everyone: Actor[] = [
  ...Object.values(people),
  both,
  actorOf("viceMayor", null),
  // A small town: who heads the department is the vice-mayor, too.
  {
    ...people.departmentHead,
    personId: "head and vice-mayor",
    posts: [...people.departmentHead.posts, { role: "viceMayor", unitId: null }],
  },
  actorOf("auditor", "section"),
  actorOf("hr", "department"),
  actorOf("administrator", "section"),
];
const step = fc.record({
  who: fc.constantFrom(...everyone),
  act: fc.constantFrom(...acts),
  /** Half of the steps take one of the acts that are offered: pure chance would hardly leave the first stage. */
  willing: fc.option(fc.nat(20)),
  today: fc.constantFrom(...days),
  missing: fc.constantFrom(0, 0, 0, 2),
});

const anyDayStep = fc.tuple(step, fc.nat(420)).map(([one, away]) => ({ ...one, today: addDays("2026-04-01", away) }));
const teamUnits: SheetUnits = [{ unitId: "team", level: "team" }, ...sectionUnits];

/** Any state that a sheet of the cycle may have been left in. */
function anyState(cycle: CycleDefinition): fc.Arbitrary<CycleState> {
  const waiting = fc.record({ stage: fc.constantFrom(...cycle.stages.map(({ stage }) => stage)), by: fc.nat(5) });
  return waiting.map(({ stage, by }) => {
    const isLast = cycle.stages.at(-1)?.stage === stage;
    if (isLast && by > 3) return { ...stateAt(stage), status: by === 4 ? "confirmed" : "closed" };
    const submittedBy = Object.values(people)[by]?.personId ?? null;
    const written = cycle.stages.find((one) => one.stage === stage)?.writtenBy !== "nobody";
    return written && by > 0 ? { ...stateAt(stage), status: "submitted", submittedBy } : stateAt(stage);
  });
}

const where = (cycle: CycleDefinition, state: CycleState) =>
  cycle.stages.findIndex(({ stage }) => stage === state.stage);

function checkStep(s: Situation, act: SheetActName): CycleState {
  const before = s.state;
  const offered = possibleActs(s).find((one) => one.act === act);
  const outcome = decideAct(s, named(act, s.today));
  expect(outcome.ok).toBe(offered !== undefined && offered.reason === null);
  if (!outcome.ok) return before;
  const { next } = outcome;
  expect(allowed[act]).toContainEqual([before.status, next.status]);
  const moved = where(s.cycle, next) - where(s.cycle, before);
  expect(moved).toBe(
    act === "confirm" && !before.amendment && next.status === "writing" ? 1 : act === "reopen" ? Math.min(moved, 0) : 0,
  );
  expect(moved).toBeGreaterThanOrEqual(-1);
  if (act === "approve" || act === "confirm") {
    if (!stageOf(s).mayApproveOwn) expect(before.submittedBy).not.toBe(s.actor.personId);
    expect(rolesIn(s).some((role) => ["head", "office", "mayor", "viceMayor"].includes(role))).toBe(true);
  }
  if (act === "confirm") expect([rolesIn(s).includes("office"), before.approvals]).toEqual([true, chainOf(s).length]);
  if (act === "approve") checkApproval(s, next.approvals);
  if (act === "submit") expect(s.missing).toBe(0);
  if (act === "submit" && !before.amendment) expect(s.today <= writingTimes(s).locks).toBe(true);
  return next;
}

/** Every link that an approval passes is passed by who may: a head for their own level and those below, no link jumped. */
function checkApproval(s: Situation, approvals: number): void {
  expect(approvals).toBeGreaterThan(s.state.approvals);
  const passed = chainOf(s).slice(s.state.approvals, approvals);
  if (passed.includes("mayor")) {
    expect(passed).toEqual(["mayor"]);
    expect(rolesIn(s).some((role) => ["mayor", "viceMayor", "office"].includes(role))).toBe(true);
    return;
  }
  const heads = s.actor.posts.filter(({ role }) => role === "head").map(({ unitId }) => unitId);
  const ranks = s.units.filter(({ unitId }) => heads.includes(unitId)).map(({ level }) => levels.indexOf(level));
  const rank = Math.max(-1, ...ranks);
  const own = passed.every((level) => levels.indexOf(level) <= rank);
  expect(own || (rolesIn(s).includes("office") && passed.length === 1)).toBe(true);
}

const rolesIn = (s: Situation) => s.actor.posts.map(({ role }) => role);
const writes = (s: Situation) =>
  s.actor.posts.some(
    ({ role, unitId }) => role === "office" || (["head", "staff"].includes(role) && unitId !== "elsewhere"),
  );

/** Words stay as they are while superiors read them, after the end, and past the last day. */
function checkWriting(s: Situation): void {
  for (const phase of ["planning", "midYear", "yearEnd", "nextYear"] as const) {
    if (decideWriting(s, [phase]) !== null) continue;
    expect(["writing", "sentBack"]).toContain(s.state.status);
    expect(writes(s)).toBe(true);
    if (!s.state.amendment) expect(s.today <= writingTimes(s).locks).toBe(true);
    if (!stageOf(s).fills.includes(phase)) expect(s.state.amendment).not.toBe(null);
  }
}

test.each(builtInCycles)("random acts by random people never leave the ways of $key", (cycle) => {
  const reached = new Set<string>();
  fc.assert(
    fc.property(anyState(cycle), fc.array(step, { minLength: 1, maxLength: 60 }), (start, steps) => {
      let state = start;
      for (const { who, act, willing, today, missing } of steps) {
        const s = situation(cycle, "staff", today, { actor: who, state, missing });
        const open = possibleActs(s).filter(({ reason }) => reason === null);
        checkWriting(s);
        state = checkStep(s, (willing === null ? undefined : open[willing % open.length]?.act) ?? act);
        reached.add(`${state.stage} ${state.status}`);
      }
    }),
    { numRuns: 300 },
  );
  // The walk is worth something only when it gets about.
  for (const { stage } of cycle.stages) expect([...reached]).toContain(`${stage} writing`);
  const last = cycle.stages.at(-1)?.stage;
  for (const status of ["confirmed", "closed"]) expect([...reached]).toContain(`${last} ${status}`);
});

test("nor do they leave the ways of any year that a city could set, for any unit's sheet", () => {
  const units = fc.constantFrom(sectionUnits, departmentUnits, teamUnits);
  const walk = anyCycle.chain((cycle) =>
    fc.tuple(fc.constant(cycle), anyState(cycle), units, fc.array(anyDayStep, { maxLength: 40 })),
  );
  let confirmed = 0;
  let agreed = 0;
  fc.assert(
    fc.property(walk, ([cycle, start, units, steps]) => {
      let state = start;
      for (const { who, act, willing, today, missing } of steps) {
        const s = situation(cycle, "staff", today, { actor: who, state, missing, units });
        const open = possibleActs(s).filter(({ reason }) => reason === null);
        const chosen = (willing === null ? undefined : open[willing % open.length]?.act) ?? act;
        checkWriting(s);
        state = checkStep(s, chosen);
        if (state !== s.state && chosen === "confirm") confirmed += 1;
        if (state !== s.state && chosen === "approve" && chainOf(s)[state.approvals - 1] === "mayor") agreed += 1;
      }
    }),
    { numRuns: 500 },
  );
  expect(confirmed).toBeGreaterThan(10);
  expect(agreed).toBeGreaterThan(0);
});
