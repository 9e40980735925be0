import type { DatedUnit, Effect, Succession, UnitLevel } from "./reorganisation.ts";

export type PlanProblem =
  /** The unit, or the place where it shall be, isn't there on that day. */
  | "no-such-unit"
  /** A later act knows the unit already; that one must be taken back first. */
  | "changed-later"
  /** The unit begins with that year itself: there is nothing before it that could be closed. */
  | "begins-then"
  | "name-taken"
  | "too-deep"
  | "into-itself"
  | "has-units"
  | "nothing-to-do"
  | "too-few";

/** Why a reorganisation can't be; `name`: the unit it is about. */
export type PlanRefusal = { ok: false; reason: PlanProblem; name: string };

/** The organisation while a reorganisation is worked out. `units`: as they will be. */
export type Draft = {
  readonly effect: Effect;
  readonly newId: () => string;
  readonly known: readonly Succession[];
  readonly units: Map<string, DatedUnit>;
  readonly made: string[];
  readonly successions: Succession[];
};

export const refusal = (reason: PlanProblem, name = ""): PlanRefusal => ({ ok: false, reason, name });

const under: Record<UnitLevel, UnitLevel | null> = { department: "section", section: "team", team: null };

/** A unit that nothing later is known of; acts are entered in the order of their days. */
export function unitOf(draft: Draft, unitId: string): DatedUnit | PlanRefusal {
  const unit = draft.units.get(unitId);
  const { firstYear, fromYear } = draft.effect;
  if (!unit || (unit.firstYear ?? firstYear) > firstYear) return refusal("no-such-unit");
  if (unit.lastYear !== null) return refusal(unit.lastYear < fromYear ? "no-such-unit" : "changed-later", unit.name);
  const later = draft.known.some(
    ({ fromUnit, toUnit, fromYear: year }) =>
      (fromUnit === unitId && year >= fromYear) || (toUnit === unitId && year > fromYear),
  );
  return later ? refusal("changed-later", unit.name) : unit;
}

export function levelUnder(draft: Draft, parentId: string | null): UnitLevel | PlanRefusal {
  if (parentId === null) return "department";
  const parent = draft.units.get(parentId);
  if (!parent || (parent.firstYear ?? draft.effect.firstYear) > draft.effect.firstYear) return refusal("no-such-unit");
  if (parent.lastYear !== null) return refusal("changed-later", parent.name);
  return under[parent.level] ?? refusal("too-deep", parent.name);
}

export function childrenOf(draft: Draft, unitId: string): DatedUnit[] {
  const { fromYear } = draft.effect;
  return [...draft.units.values()].filter(
    ({ parentId, lastYear }) => parentId === unitId && (lastYear === null || lastYear >= fromYear),
  );
}

/** The unit and every unit above it. */
export function upFrom(draft: Draft, unitId: string | null): string[] {
  const unit = unitId === null ? undefined : draft.units.get(unitId);
  return unit ? [unit.unitId, ...upFrom(draft, unit.parentId)] : [];
}

export function nameIsTaken(draft: Draft, name: string, parentId: string | null, except: string | null): boolean {
  const { firstYear, fromYear } = draft.effect;
  return [...draft.units.values()].some(
    (unit) =>
      unit.unitId !== except &&
      unit.parentId === parentId &&
      unit.name === name &&
      (unit.lastYear === null || unit.lastYear >= fromYear || unit.firstYear === firstYear),
  );
}

export function make(
  draft: Draft,
  { name, parentId, position }: Pick<DatedUnit, "name" | "parentId" | "position">,
): DatedUnit | PlanRefusal {
  const level = levelUnder(draft, parentId);
  if (typeof level !== "string") return level;
  if (nameIsTaken(draft, name, parentId, null)) return refusal("name-taken", name);
  const { firstYear } = draft.effect;
  const unit = { unitId: draft.newId(), name, parentId, position, level, firstYear, lastYear: null };
  draft.units.set(unit.unitId, unit);
  draft.made.push(unit.unitId);
  return unit;
}

/** False when the unit begins with the new organisation itself. */
export function close(draft: Draft, unit: DatedUnit): boolean {
  const { fromYear } = draft.effect;
  if (unit.firstYear !== null && unit.firstYear >= fromYear) return false;
  draft.units.set(unit.unitId, { ...unit, lastYear: fromYear - 1 });
  return true;
}

export function handOver(draft: Draft, fromUnit: string, heirs: readonly (string | null)[]): void {
  const { fromYear } = draft.effect;
  for (const [position, toUnit] of heirs.entries()) draft.successions.push({ fromUnit, toUnit, fromYear, position });
}
