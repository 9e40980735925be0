import { describe, expect, test } from "vitest";
import { cycleOf, departmentUnits, play, situation } from "../../../tests/support/cycle-people.ts";
import { builtInForms } from "../forms/built-in-forms.ts";
import { formFields } from "../forms/form-fields.ts";
import { builtInCycles } from "./built-in-cycles.ts";
import { cycleDefinitionSchema } from "./cycle-definition.ts";
import { stateAt } from "./cycle-state.ts";
import { decideWriting } from "./transitions.ts";

test("the cities' years have the stages that their sheets ask for", () => {
  expect(builtInCycles.map(({ key, stages }) => [key, stages.map(({ stage }) => stage).join(" ")])).toEqual([
    ["standard", "planning consultation midYear yearEnd publication"],
    ["yokote", "planning midYear yearEnd"],
    ["ueda", "planning midYear yearEnd"],
    ["iga", "planning consultation yearEnd publication"],
    ["kokubunji", "planning yearEnd secondEvaluation"],
    ["osaka", "planning midYear yearEnd publication"],
  ]);
});

test.each(builtInForms)("every field of $key is written in some stage of its city's year", (form) => {
  const cycle = builtInCycles.find(({ municipality }) => municipality === form.municipality);
  const filled = new Set(cycle?.stages.flatMap(({ fills }) => fills));
  const never = formFields(form).filter(({ field }) => !filled.has(field.phase));
  expect(never.map(({ field }) => field.concept)).toEqual([]);
});

describe("each city in its own way", () => {
  test("Yokote: the section's head, then the department's", () => {
    const day = "2026-10-10";
    const steps = [
      ["staff", "submit", day],
      ["sectionHead", "approve", day],
      ["office", "confirm", day],
    ] as const;
    expect(play(cycleOf("yokote"), steps, { state: stateAt("midYear") })).toBe("office confirm: approvals-missing");
  });

  test("Ueda: a department's head answers for the department's own goals", () => {
    const day = "2026-04-20";
    const steps = [
      ["departmentHead", "submit", day],
      ["departmentHead", "approve", day],
      ["office", "confirm", day],
    ] as const;
    expect(play(cycleOf("ueda"), steps, { units: departmentUnits })).toMatchObject({ stage: "midYear" });
  });

  test("Iga: goals may still be changed in the consultation of April, and stand after it", () => {
    const iga = cycleOf("iga");
    const consulted = { units: departmentUnits, state: stateAt("consultation") };
    expect(decideWriting(situation(iga, "departmentHead", "2026-04-11", consulted), ["planning"])).toBe(null);
    const judged = { units: departmentUnits, state: stateAt("yearEnd") };
    expect(decideWriting(situation(iga, "departmentHead", "2027-03-01", judged), ["planning"])).toBe("confirmed");
  });

  test("Kokubunji: the second line is the superior's", () => {
    const state = stateAt("secondEvaluation");
    const writes = (who: "staff" | "sectionHead" | "departmentHead") =>
      decideWriting(situation(cycleOf("kokubunji"), who, "2027-04-05", { state }), ["yearEnd"]);
    expect([writes("staff"), writes("sectionHead"), writes("departmentHead")]).toEqual([
      "others-turn",
      "others-turn",
      null,
    ]);
  });

  test("Osaka: publication is decided without anybody writing", () => {
    const steps = [["office", "confirm", "2027-06-01"]] as const;
    const given = { units: departmentUnits, state: stateAt("publication") };
    expect(play(cycleOf("osaka"), steps, given)).toMatchObject({ status: "confirmed" });
    expect(decideWriting(situation(cycleOf("osaka"), "departmentHead", "2027-06-01", given), ["yearEnd"])).toBe(
      "others-turn",
    );
  });
});

describe("a cycle that can't be lived", () => {
  const standard = cycleOf("standard");
  const faults = (change: (stages: typeof standard.stages) => unknown): string[] => {
    const stages = structuredClone(standard.stages);
    change(stages);
    const parsed = cycleDefinitionSchema.safeParse({ ...standard, stages });
    return parsed.success ? [] : parsed.error.issues.map(({ message }) => message);
  };

  test("days that run backwards, stages that overlap, superiors before the writers", () => {
    expect(faults((stages) => Object.assign(stages[1]?.windows.section ?? {}, { closes: "09-01" })).join()).toContain(
      "前です",
    );
    expect(faults((stages) => Object.assign(stages[1]?.windows.section ?? {}, { opens: "05-10" })).join()).toContain(
      "重なって",
    );
    expect(
      faults((stages) => Object.assign(stages[0]?.windows.department ?? {}, { closes: "05-01" })).join(),
    ).toContain("上の職");
    expect(faults((stages) => stages.reverse()).join()).toContain("順番");
    expect(faults((stages) => stages.splice(2, 1)).join()).toContain("期末");
    expect(faults((stages) => Object.assign(stages[0]?.windows.section ?? {}, { opens: "四月" })).join()).toContain(
      "10-31",
    );
    expect(faults(() => {})).toEqual([]);
  });
});
