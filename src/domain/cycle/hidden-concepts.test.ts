import { describe, expect, test } from "vitest";
import { cycleOf, type PersonName, people, situation } from "../../../tests/support/cycle-people.ts";
import { actorOf, sampleGoal } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../permissions/actor.ts";
import { cycleDefinitionSchema } from "./cycle-definition.ts";
import type { CycleState } from "./cycle-state.ts";
import { stateAt } from "./cycle-state.ts";
import { eventsWithout, hiddenConcepts, withoutConcepts } from "./hidden-concepts.ts";

const open = cycleOf("kokubunji");
const keeping = {
  ...open,
  stages: open.stages.map((one) => ({ ...one, hiddenUntilConfirmed: one.stage === "secondEvaluation" })),
};
const hidden = (actor: Actor, state: CycleState, cycle = keeping) =>
  hiddenConcepts(actor, situation(cycle, "staff", "2027-04-10", { state }));
const second = stateAt("secondEvaluation");
const last = keeping.stages.at(-1)?.stage ?? "secondEvaluation";

describe("a superior's rating that the city keeps back", () => {
  test.each<[string, Actor, boolean]>([
    ...(["staff", "sectionHead", "stranger"] satisfies PersonName[]).map((name): [string, Actor, boolean] => [
      name,
      people[name],
      true,
    ]),
    ...(["departmentHead", "office", "mayor"] satisfies PersonName[]).map((name): [string, Actor, boolean] => [
      name,
      people[name],
      false,
    ]),
    ["auditor", actorOf("auditor"), false],
    ["viewer", actorOf("viewer"), true],
    ["hr", actorOf("hr"), true],
    ["operator", actorOf("operator"), true],
  ])("%s, until it is confirmed: hidden %#", (_, actor, kept) => {
    for (const state of [
      stateAt("planning"),
      stateAt("yearEnd"),
      second,
      { ...second, status: "submitted" as const },
    ]) {
      expect(hidden(actor, state)).toEqual(kept ? ["rating.supervisor"] : []);
      expect(hidden(actor, state, open)).toEqual([]);
    }
    for (const status of ["confirmed", "closed"] as const)
      expect(hidden(actor, { ...stateAt(last), status })).toEqual([]);
  });
});

test("only a stage that superiors write can keep its rating back", () => {
  const stages = open.stages.map((one) => ({ ...one, hiddenUntilConfirmed: one.stage === "yearEnd" }));
  expect(cycleDefinitionSchema.safeParse({ ...open, stages }).success).toBe(false);
  expect(cycleDefinitionSchema.safeParse(keeping).success).toBe(true);
});

test("content and events lose those texts and nothing else, in rows that came and went too", () => {
  const goal = sampleGoal({ title: "窓口", "rating.supervisor": "A" }, [{ title: "取組", "rating.supervisor": "B" }]);
  const without = sampleGoal({ title: "窓口" }, [{ title: "取組" }]);
  const same = {
    ...without,
    id: goal.id,
    workItems: goal.workItems.map(({ id }) => ({ id, texts: { title: "取組" } })),
  };
  expect(withoutConcepts({ texts: {}, goals: [goal] }, ["rating.supervisor"])).toEqual({ texts: {}, goals: [same] });
  const owner = { of: "goal", goalId: goal.id } as const;
  const said = { did: "setText", owner, before: "", after: "A" } as const;
  expect(
    eventsWithout(
      [
        { ...said, concept: "rating.supervisor" },
        { ...said, concept: "title" },
        { did: "removeGoal", goal, index: 0 },
        { did: "moveGoal", goalId: goal.id, from: 0, to: 1 },
      ],
      ["rating.supervisor"],
    ),
  ).toEqual([
    { ...said, concept: "title" },
    { did: "removeGoal", goal: same, index: 0 },
    { did: "moveGoal", goalId: goal.id, from: 0, to: 1 },
  ]);
});
