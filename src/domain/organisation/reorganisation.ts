import { fiscalYearOf, fiscalYearRange } from "../periods/fiscal-year.ts";

export type UnitLevel = "department" | "section" | "team";

/** A unit with the fiscal years in which it exists; null: from the beginning, to this day. */
export type DatedUnit = {
  unitId: string;
  parentId: string | null;
  name: string;
  level: UnitLevel;
  position: number;
  firstYear: number | null;
  lastYear: number | null;
};

/** From `fromYear` on, sheets of `fromUnit` are written by `toUnit`; null: by nobody. Several: in the order of `position`. */
export type Succession = { fromUnit: string; toUnit: string | null; fromYear: number; position: number };

export const reorganisationKinds = ["rename", "move", "merge", "split", "abolish"] as const;
export type ReorganisationKind = (typeof reorganisationKinds)[number];

/**
 * What an office does with its units: 改称, 移管, 統合, 分割, 廃止. A name that is kept keeps the unit. Merged units stand
 * where the first of them stood, unless another place is given.
 */
export type Reorganisation =
  | { kind: "rename"; unitId: string; name: string }
  | { kind: "move"; unitId: string; parentId: string | null }
  | { kind: "merge"; unitIds: string[]; name: string; parentId: string | null }
  | { kind: "split"; unitId: string; names: string[] }
  | { kind: "abolish"; unitId: string; successorIds: string[] };

/**
 * `firstYear`: the first fiscal year that knows the new units. `fromYear`: the first one whose sheets are theirs alone.
 * On 1 April both are one; within a year the old units keep the sheets that they began.
 */
export type Effect = { firstYear: number; fromYear: number };

export function effectOf(day: string): Effect {
  const firstYear = fiscalYearOf(day);
  return { firstYear, fromYear: day === fiscalYearRange(firstYear).from ? firstYear : firstYear + 1 };
}

/** Whether the unit is there in the fiscal year. */
export function existsIn({ firstYear, lastYear }: Pick<DatedUnit, "firstYear" | "lastYear">, year: number): boolean {
  return (firstYear ?? year) <= year && year <= (lastYear ?? year);
}
