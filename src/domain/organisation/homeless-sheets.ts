import { type DatedUnit, existsIn, type Succession } from "./reorganisation.ts";
import { successorsIn } from "./unit-lineage.ts";

/** What is written for a unit in a year. */
export type WrittenFor = { unitId: string; fiscalYear: number };

/** Those whose work nobody carries on in `year`: their unit is gone by then, and so is everyone who took it over. */
export function homelessIn<T extends WrittenFor>(
  written: readonly T[],
  year: number,
  { units, successions }: { units: readonly DatedUnit[]; successions: readonly Succession[] },
): T[] {
  const there = new Set(units.filter((unit) => existsIn(unit, year)).map(({ unitId }) => unitId));
  return written.filter(
    ({ unitId, fiscalYear }) =>
      !successorsIn(unitId, { since: fiscalYear, year }, successions).some((id) => there.has(id)),
  );
}
