import fc from "fast-check";
import { expect, test } from "vitest";
import { type GoalPlace, mayServe } from "./may-serve.ts";

const section: GoalPlace = { fiscalYear: 2026, unitIds: ["section", "department"] };
const team: GoalPlace = { fiscalYear: 2026, unitIds: ["team", "section", "department"] };
const department: GoalPlace = { fiscalYear: 2026, unitIds: ["department"] };

test("a goal serves goals of the units above it, of the same year", () => {
  expect(mayServe(section, department)).toBe(true);
  expect(mayServe(team, section)).toBe(true);
  expect(mayServe(team, department)).toBe(true);
  expect(mayServe(department, section)).toBe(false);
  expect(mayServe(section, section)).toBe(false);
  expect(mayServe(section, { ...department, fiscalYear: 2025 })).toBe(false);
  expect(mayServe(section, { ...department, unitIds: ["other"] })).toBe(false);
});

test("whatever tree of units there is, following allowed links never comes back", () => {
  // The parent of unit n is one before it; unit 0 has none.
  const trees = fc.array(fc.nat(), { minLength: 1, maxLength: 12 });
  fc.assert(
    fc.property(trees, (seeds) => {
      const above = (n: number): number[] => (n === 0 ? [0] : [n, ...above((seeds[n - 1] ?? 0) % n)]);
      const places = [0, ...seeds.map((_, index) => index + 1)].map((n) => {
        return { fiscalYear: 2026, unitIds: above(n).map(String) };
      });
      for (const place of places) {
        const reached = places.filter((one) => mayServe(place, one));
        expect(reached.every((one) => one.unitIds.length < place.unitIds.length)).toBe(true);
      }
    }),
  );
});
