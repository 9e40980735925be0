import type { Succession } from "./reorganisation.ts";

/**
 * The units that carry on in `year` what the unit did in `since`, the one that goals follow first; the unit itself
 * where nothing changed; empty where its work has ended.
 */
export function successorsIn(
  unitId: string,
  { since, year }: { since: number; year: number },
  successions: readonly Succession[],
): string[] {
  const own = successions.filter((one) => one.fromUnit === unitId && one.fromYear > since && one.fromYear <= year);
  if (own.length === 0) return [unitId];
  const next = Math.min(...own.map(({ fromYear }) => fromYear));
  const heirs = own.filter(({ fromYear }) => fromYear === next).sort((one, other) => one.position - other.position);
  const found = heirs.flatMap(({ toUnit }) => {
    if (toUnit === null) return [];
    // An heir may have been changed by a later act of the same day.
    return successorsIn(toUnit, { since: toUnit === unitId ? next : next - 1, year }, successions);
  });
  return [...new Set(found)];
}
