import fc from "fast-check";
import { expect, test } from "vitest";
import { homelessIn } from "./homeless-sheets.ts";
import { planReorganisation } from "./plan-reorganisation.ts";
import { type DatedUnit, effectOf, existsIn, type Reorganisation, type Succession } from "./reorganisation.ts";
import { successorsIn } from "./unit-lineage.ts";

const start = 2024;
const first: DatedUnit[] = ["A", "B", "C", "D", "E", "F"].map((name, index) => {
  const parentId = index < 2 ? null : (["A", "B"][index % 2] ?? null);
  const level = parentId === null ? "department" : "section";
  return { unitId: name, parentId, name, level, position: index, firstYear: null, lastYear: null };
});

const pick = fc.nat(30);
const name = fc.constantFrom("A", "C", "新1", "新2", "新3", "新4", "新5");
const step = fc.record({
  kind: fc.constantFrom("rename", "move", "merge", "split", "abolish" as const),
  units: fc.array(pick, { minLength: 3, maxLength: 3 }),
  names: fc.array(name, { minLength: 2, maxLength: 3 }),
  year: fc.integer({ min: start + 1, max: start + 5 }),
  midYear: fc.boolean(),
  top: fc.boolean(),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function actOf({ kind, units: picks, names, top }: Step, units: readonly DatedUnit[]): Reorganisation {
  const id = (index: number) => units[(picks[index] ?? 0) % units.length]?.unitId ?? "";
  const parentId = top ? null : id(2);
  const [newName = ""] = names;
  if (kind === "rename") return { kind, unitId: id(0), name: newName };
  if (kind === "move") return { kind, unitId: id(0), parentId };
  if (kind === "merge") return { kind, unitIds: [id(0), id(1)], name: newName, parentId };
  if (kind === "split") return { kind, unitId: id(0), names };
  return { kind: "abolish", unitId: id(0), successorIds: top ? [] : [id(1), id(2)] };
}

test("after any reorganisations every sheet has its unit, and every open goal one successor, or is named", () => {
  let carriedOut = 0;
  const run = (steps: Step[]) => {
    let units: DatedUnit[] = first;
    let successions: Succession[] = [];
    let made = 0;
    // Every unit that writes in a year has a sheet of that year; sheets of coming years are made beforehand, too.
    let sheets = [start, start + 1, start + 2].flatMap((fiscalYear) =>
      units.map(({ unitId }) => ({ unitId, fiscalYear, writtenFor: unitId })),
    );
    for (const one of steps) {
      const effect = effectOf(`${one.year}-${one.midYear ? "10" : "04"}-01`);
      const planned = planReorganisation({ units, successions }, actOf(one, units), effect, () => `n${++made}`);
      if (!planned.ok) continue;
      const { plan } = planned;
      const touched = [...plan.closed, ...plan.made, ...plan.changed];
      const kept = units.filter(({ unitId }) => !touched.some((unit) => unit.unitId === unitId));
      const after = { units: [...kept, ...touched], successions: [...successions, ...plan.successions] };
      const heir = (unitId: string) => plan.successions.find(({ fromUnit }) => fromUnit === unitId);
      const moved = sheets.map((sheet) => {
        const to = sheet.fiscalYear >= effect.fromYear ? heir(sheet.unitId) : undefined;
        return to === undefined ? sheet : { ...sheet, unitId: to.toUnit };
      });
      const open = sheets.filter(({ fiscalYear }) => fiscalYear === effect.fromYear - 1);
      const named = homelessIn(open, effect.fromYear, after);
      // The office is refused and told which.
      if (named.length > 0 || moved.some(({ unitId }) => unitId === null)) continue;
      sheets = moved.flatMap((sheet) => (sheet.unitId === null ? [] : [{ ...sheet, unitId: sheet.unitId }]));
      ({ units, successions } = after);
      carriedOut += 1;

      const byId = new Map(units.map((unit) => [unit.unitId, unit]));
      for (const { unitId, fiscalYear, writtenFor } of sheets) {
        const unit = byId.get(unitId);
        if (!unit || !existsIn(unit, fiscalYear)) throw new Error(`a sheet of ${fiscalYear} without its unit`);
        if (fiscalYear === start && unitId !== writtenFor) throw new Error("the past was changed");
        const heirs = successorsIn(unitId, { since: fiscalYear, year: fiscalYear + 1 }, successions);
        const [next] = heirs.map((id) => byId.get(id));
        if (!next || heirs.some((id) => !existsIn(byId.get(id) ?? next, fiscalYear + 1))) {
          throw new Error(`goals of ${fiscalYear} have no unit in the coming year`);
        }
      }
      for (const { unitId, parentId, firstYear, lastYear } of units) {
        const parent = parentId === null ? undefined : byId.get(parentId);
        if (parentId === null || !parent) continue;
        const never = firstYear !== null && lastYear !== null && lastYear < firstYear;
        const [from, to] = [firstYear ?? start, lastYear ?? start + 6];
        if (never || !existsIn(parent, from) || !existsIn(parent, to)) throw new Error(`${unitId} is left alone`);
      }
      const keys = units.map(({ parentId, name: own, firstYear }) => `${parentId} ${own} ${firstYear}`);
      expect(new Set(keys).size).toBe(keys.length);
    }
  };
  fc.assert(fc.property(fc.array(step, { minLength: 1, maxLength: 25 }), run), { numRuns: 300 });
  expect(carriedOut).toBeGreaterThan(300);
});
