import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { formVersion } from "../../database/form-store.ts";
import { type EndedGoal, endedGoals, type Successor, successorsOf } from "../../database/lineage-store.ts";
import { loadOrganisation } from "../../database/reorganisation-store.ts";
import { loadSheet, loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { isTimeToCarry } from "../../domain/carry-over/is-time-to-carry.ts";
import { firstState } from "../../domain/cycle/cycle-state.ts";
import { type Sheet, unitsOf } from "../../domain/cycle/situation.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Succession } from "../../domain/organisation/reorganisation.ts";
import { successorsIn } from "../../domain/organisation/unit-lineage.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayCarryOver } from "../../domain/permissions/permissions.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { unitsOfYear } from "../periods/read-year-settings.ts";

/**
 * Which sheet, on which day (ISO), and into which unit; null: the sheet's own or the nearest above it. `goalUnits`: goals that
 * go to another of the units that share the work, by the goal's id.
 */
export type CarryOverRequest = {
  sheetId: string;
  today: string;
  unitId: string | null;
  goalUnits: Record<string, string>;
};

/** A goal and what became of it: carried on (`successors`), ended, or neither. */
export type GoalFate = { goal: Goal; successors: Successor[]; ended: EndedGoal | null };

/** Where goals can be carried: a unit of the coming year that writes sheets. */
export type Destination = { unitId: string; path: string[]; sheets: { sheetId: string; sheetNumber: string }[] };

/** A unit that takes goals. `into`: its sheet that is there already; null: one is made. `form`: what they will stand on. */
export type Target = { to: Destination; into: SheetRow | null; form: FormDefinition };

export type CarryOver = {
  sheet: SheetRow;
  /** The coming year. */
  fiscalYear: number;
  goals: GoalFate[];
  destinations: Destination[];
  /** Several units that share the work of the sheet's unit: each goal may go to another one. */
  heirs: Destination[];
  /** The unit chosen, or found; null when one must be chosen. */
  target: Target | null;
  /** Goals that go to another unit, by their ids. */
  goalTargets: Record<string, Target>;
};

export type CarryOverRefusal = {
  ok: false;
  reason: "not-found" | "forbidden" | "too-early" | "year-not-open" | "no-form";
};

/** Everything that a carry-over is decided by, as it stands in this transaction. */
export async function loadCarryOver(
  tx: TenantTransaction,
  actor: Actor,
  { sheetId, today, unitId, goalUnits }: CarryOverRequest,
): Promise<{ ok: true; carryOver: CarryOver } | CarryOverRefusal> {
  const sheet = isUuid(sheetId) ? await loadSheet(tx, sheetId) : undefined;
  if (!sheet) return { ok: false, reason: "not-found" };
  if (!mayCarryOver(actor, sheet)) return { ok: false, reason: "forbidden" };
  const fiscalYear = sheet.fiscalYear + 1;
  const [year] = await fiscalYears(tx, fiscalYear);
  const asked = { sheet: inCycle(sheet), fiscalYear: sheet.fiscalYear, nextIsOpen: year !== undefined, today };
  if (!isTimeToCarry(asked)) return { ok: false, reason: "too-early" };
  if (!year) return { ok: false, reason: "year-not-open" };
  if (!year.form) return { ok: false, reason: "no-form" };
  const destinations = await destinationsOf(tx, actor, year);
  const { successions } = await loadOrganisation(tx);
  const wanted =
    unitId === null ? nearest(sheet, destinations, successions) : destinations.find((one) => one.unitId === unitId);
  if (unitId !== null && !wanted) return { ok: false, reason: "not-found" };
  const heirs = heirsOf(sheet, destinations, successions);
  const chosen = new Map<string, Target>();
  for (const one of new Set(Object.values(goalUnits))) {
    const heir = heirs.find((unit) => unit.unitId === one);
    if (!heir) return { ok: false, reason: "not-found" };
    chosen.set(one, await targetOf(tx, heir, year.form));
  }
  const target = wanted ? (chosen.get(wanted.unitId) ?? (await targetOf(tx, wanted, year.form))) : null;
  const goals = await fatesOf(tx, sheet.goals);
  const goalTargets = Object.fromEntries(
    Object.entries(goalUnits).flatMap(([goalId, one]) => {
      const own = chosen.get(one);
      return own ? [[goalId, own]] : [];
    }),
  );
  return { ok: true, carryOver: { sheet, fiscalYear, goals, destinations, heirs, target, goalTargets } };
}

async function targetOf(
  tx: TenantTransaction,
  to: Destination,
  { key, version, sheetPer }: Pick<FormDefinition, "key" | "version" | "sheetPer">,
): Promise<Target> {
  const [first] = to.sheets;
  const [into] = sheetPer !== "goal" && first ? await loadSheets(tx, [first.sheetId]) : [];
  const form = into?.form ?? (await formVersion(tx, key, version));
  if (!form) throw new Error("The form of the year is missing.");
  return { to, into: into ?? null, form };
}

function inCycle({ cycle, cycleState, fiscalYear, ...sheet }: SheetRow): Sheet | null {
  if (!cycle) return null;
  const state = cycleState ?? firstState(cycle.definition, cycle.startStage);
  return { cycle: cycle.definition, state, fiscalYear, units: unitsOf(sheet) };
}

async function destinationsOf(
  tx: TenantTransaction,
  actor: Actor,
  year: Parameters<typeof unitsOfYear>[1],
): Promise<Destination[]> {
  const units = await unitsOfYear(tx, year);
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const upFrom = (unitId: string | null): typeof units => {
    const unit = unitId === null ? undefined : byId.get(unitId);
    return unit ? [unit, ...upFrom(unit.parentId)] : [];
  };
  return units.flatMap(({ unitId, expected, sheets }) => {
    const up = upFrom(unitId);
    const mine = mayCarryOver(actor, { unitIds: up.map((unit) => unit.unitId) });
    if (!mine || !(expected || sheets.length > 0)) return [];
    return [{ unitId, sheets, path: up.map(({ name }) => name).reverse() }];
  });
}

/** The unit of the sheet, or who takes over from it, or the nearest above. */
function nearest(
  { unitIds, fiscalYear }: SheetRow,
  destinations: Destination[],
  successions: readonly Succession[],
): Destination | undefined {
  const [found] = unitIds
    .flatMap((id) => successorsIn(id, { since: fiscalYear, year: fiscalYear + 1 }, successions))
    .flatMap((id) => destinations.find(({ unitId }) => unitId === id) ?? []);
  return found;
}

/** The units that share the work from the coming year on; none when one alone carries it on. */
function heirsOf(
  { unitIds, fiscalYear }: SheetRow,
  destinations: Destination[],
  successions: readonly Succession[],
): Destination[] {
  const heirs = successorsIn(unitIds[0] ?? "", { since: fiscalYear, year: fiscalYear + 1 }, successions);
  const there = destinations.filter(({ unitId }) => heirs.includes(unitId));
  return there.length > 1 ? there : [];
}

async function fatesOf(tx: TenantTransaction, goals: Goal[]): Promise<GoalFate[]> {
  const ids = goals.map(({ id }) => id);
  const successors = Map.groupBy(await successorsOf(tx, ids), ({ previousGoalId }) => previousGoalId);
  const ended = new Map((await endedGoals(tx, ids)).map((one) => [one.goalId, one]));
  return goals.map((goal) => {
    return { goal, successors: successors.get(goal.id) ?? [], ended: ended.get(goal.id) ?? null };
  });
}
