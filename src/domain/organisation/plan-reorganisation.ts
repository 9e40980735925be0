import type { DatedUnit, Effect, Reorganisation, Succession } from "./reorganisation.ts";
import {
  childrenOf,
  close,
  type Draft,
  handOver,
  levelUnder,
  make,
  nameIsTaken,
  type PlanRefusal,
  refusal,
  unitOf,
  upFrom,
} from "./reorganisation-draft.ts";

/** What an act does to the units. Units that end keep everything that was written for them; new ones carry it on. */
export type ReorganisationPlan = {
  effect: Effect;
  /** Units that end; with their last year. */
  closed: DatedUnit[];
  made: DatedUnit[];
  /** Units that begin with the new organisation and are changed where they stand. */
  changed: DatedUnit[];
  successions: Succession[];
};

type Organisation = { units: readonly DatedUnit[]; successions: readonly Succession[] };

/** Works an act out. Pure: nothing is changed, `newId` names the new units. */
export function planReorganisation(
  { units, successions }: Organisation,
  act: Reorganisation,
  effect: Effect,
  newId: () => string,
): { ok: true; plan: ReorganisationPlan } | PlanRefusal {
  const before = new Map(units.map((unit) => [unit.unitId, unit]));
  const draft: Draft = { effect, newId, known: successions, units: new Map(before), made: [], successions: [] };
  const problem = carryOut(draft, act);
  if (problem) return problem;
  const after = [...draft.units.values()].filter((unit) => unit !== before.get(unit.unitId));
  const made = new Set(draft.made);
  const old = after.filter(({ unitId }) => !made.has(unitId));
  return {
    ok: true,
    plan: {
      effect,
      closed: old.filter(({ lastYear }) => lastYear !== null),
      made: after.filter(({ unitId }) => made.has(unitId)),
      changed: old.filter(({ lastYear }) => lastYear === null),
      successions: draft.successions,
    },
  };
}

function carryOut(draft: Draft, act: Reorganisation): PlanRefusal | null {
  switch (act.kind) {
    case "rename": {
      const unit = unitOf(draft, act.unitId);
      if (!("unitId" in unit)) return unit;
      if (unit.name === act.name) return refusal("nothing-to-do", unit.name);
      return succeed(draft, unit, { name: act.name, parentId: unit.parentId });
    }
    case "move": {
      const unit = unitOf(draft, act.unitId);
      if (!("unitId" in unit)) return unit;
      if (unit.parentId === act.parentId) return refusal("nothing-to-do", unit.name);
      if (upFrom(draft, act.parentId).includes(unit.unitId)) return refusal("into-itself", unit.name);
      return succeed(draft, unit, { name: unit.name, parentId: act.parentId });
    }
    case "merge":
      return merge(draft, act);
    case "split":
      return split(draft, act);
    case "abolish":
      return abolish(draft, act);
  }
}

/** The unit goes on under another name or elsewhere, with everything below it. */
function succeed(
  draft: Draft,
  unit: DatedUnit,
  { name, parentId }: Pick<DatedUnit, "name" | "parentId">,
): PlanRefusal | null {
  if (nameIsTaken(draft, name, parentId, unit.unitId)) return refusal("name-taken", name);
  const level = levelUnder(draft, parentId);
  if (typeof level !== "string") return level;
  if (close(draft, unit)) {
    const heir = make(draft, { name, parentId, position: unit.position });
    if (!("unitId" in heir)) return heir;
    handOver(draft, unit.unitId, [heir.unitId]);
    return moveChildren(draft, unit.unitId, heir.unitId);
  }
  draft.units.set(unit.unitId, { ...unit, name, parentId, level });
  return level === unit.level ? null : moveChildren(draft, unit.unitId, unit.unitId);
}

function moveChildren(draft: Draft, from: string, to: string): PlanRefusal | null {
  for (const { unitId, firstYear } of childrenOf(draft, from)) {
    const planned = firstYear !== null && firstYear > draft.effect.firstYear;
    const child = planned ? draft.units.get(unitId) : unitOf(draft, unitId);
    if (!child) continue;
    if (!("unitId" in child)) return child;
    const problem = succeed(draft, child, { name: child.name, parentId: to });
    if (problem) return problem;
  }
  return null;
}

function merge(draft: Draft, act: Extract<Reorganisation, { kind: "merge" }>): PlanRefusal | null {
  const units: DatedUnit[] = [];
  for (const id of new Set(act.unitIds)) {
    const unit = unitOf(draft, id);
    if (!("unitId" in unit)) return unit;
    units.push(unit);
  }
  const [first] = units;
  if (!first || units.length < 2) return refusal("too-few");
  const parentId = act.parentId ?? first.parentId;
  const ids = new Set(units.map(({ unitId }) => unitId));
  const above = units.flatMap(({ parentId }) => upFrom(draft, parentId));
  const inside = [...above, ...upFrom(draft, parentId)].find((id) => ids.has(id));
  if (inside !== undefined) return refusal("into-itself", draft.units.get(inside)?.name);
  const kept = units.find(({ name, parentId: own }) => name === act.name && own === parentId);
  const ending = units.filter((unit) => unit !== kept);
  for (const unit of ending) if (!close(draft, unit)) return refusal("begins-then", unit.name);
  const heir = kept ?? make(draft, { name: act.name, parentId, position: first.position });
  if (!("unitId" in heir)) return heir;
  for (const { unitId } of ending) {
    handOver(draft, unitId, [heir.unitId]);
    const problem = moveChildren(draft, unitId, heir.unitId);
    if (problem) return problem;
  }
  return null;
}

function split(draft: Draft, act: Extract<Reorganisation, { kind: "split" }>): PlanRefusal | null {
  const unit = unitOf(draft, act.unitId);
  if (!("unitId" in unit)) return unit;
  const names = [...new Set(act.names)];
  if (names.length < 2) return refusal("too-few", unit.name);
  const stays = names.includes(unit.name);
  if (!stays && !close(draft, unit)) return refusal("begins-then", unit.name);
  const heirs: string[] = [];
  for (const name of names) {
    const { parentId, position } = unit;
    const heir = name === unit.name ? unit : make(draft, { name, parentId, position });
    if (!("unitId" in heir)) return heir;
    heirs.push(heir.unitId);
  }
  handOver(draft, unit.unitId, heirs);
  // Sections of a divided department stay together; whoever divides them too moves them afterwards.
  return stays ? null : moveChildren(draft, unit.unitId, heirs[0] ?? unit.unitId);
}

function abolish(draft: Draft, act: Extract<Reorganisation, { kind: "abolish" }>): PlanRefusal | null {
  const unit = unitOf(draft, act.unitId);
  if (!("unitId" in unit)) return unit;
  const [child] = childrenOf(draft, unit.unitId);
  if (child) return refusal("has-units", child.name);
  const heirs = [...new Set(act.successorIds)];
  if (heirs.includes(unit.unitId)) return refusal("into-itself", unit.name);
  for (const id of heirs) {
    const heir = unitOf(draft, id);
    if (!("unitId" in heir)) return heir;
  }
  if (!close(draft, unit)) return refusal("begins-then", unit.name);
  handOver(draft, unit.unitId, heirs.length > 0 ? heirs : [null]);
  return null;
}
