import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { headsOn } from "../../database/post-store.ts";
import {
  type ActRow,
  loadOrganisation,
  type Organisation,
  reorganisations,
} from "../../database/reorganisation-store.ts";
import { type Undecided, undecidedPeople } from "../../database/unit-post-store.ts";
import { type DatedUnit, existsIn } from "../../domain/organisation/reorganisation.ts";
import { fiscalYearRange } from "../../domain/periods/fiscal-year.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** A unit of a year, with what it was called before when it begins with the year, and what it becomes when it ends. */
export type UnitInYear = DatedUnit & {
  depth: number;
  from: string[];
  becomes: string[] | null;
  /** Who heads it today, or on the year's day nearest to today. */
  heads: string[];
};

export type OrganisationOfYear = {
  fiscalYear: number;
  /** Years to choose from, latest first. */
  years: number[];
  units: UnitInYear[];
  /** What was done, latest first. */
  acts: Omit<ActRow, "effect">[];
  /** People whose unit ends and who have no other post yet. */
  undecided: Undecided[];
};

/** The tree of a fiscal year, past, running or coming. `today`: ISO day in Japan. */
export async function readOrganisation(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  today: string,
): Promise<OrganisationOfYear> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const organisation = await loadOrganisation(tx);
    const { from, to } = fiscalYearRange(fiscalYear);
    const heads = await headsOn(tx, today < from ? from : today > to ? to : today);
    const acts = await reorganisations(tx);
    const opened = (await fiscalYears(tx)).map((year) => year.fiscalYear);
    const known = [fiscalYear, ...opened, ...acts.map(({ fromYear }) => fromYear)];
    const years = [...new Set([...known, Math.max(...known) + 1])].sort((one, other) => other - one);
    return {
      fiscalYear,
      years,
      units: treeOf(organisation, fiscalYear, heads),
      acts,
      undecided: await undecidedPeople(tx, today),
    };
  });
}

/** The units of a year, each followed by those under it. */
export function treeOf(
  { units, successions }: Organisation,
  fiscalYear: number,
  heads: ReadonlyMap<string, string[]>,
): UnitInYear[] {
  const byId = new Map(units.map((unit) => [unit.unitId, unit]));
  const namesOf = (ids: (string | null)[]) => ids.flatMap((id) => (id === null ? [] : (byId.get(id)?.name ?? [])));
  const there = units.filter((unit) => existsIn(unit, fiscalYear));
  const childrenOf = Map.groupBy(there, ({ parentId }) => parentId);
  const under = (parentId: string | null, depth: number): UnitInYear[] =>
    (childrenOf.get(parentId) ?? []).flatMap((unit) => {
      const before = successions.filter(({ toUnit, fromUnit }) => toUnit === unit.unitId && fromUnit !== unit.unitId);
      const heirs = successions.filter(({ fromUnit, toUnit }) => fromUnit === unit.unitId && toUnit !== unit.unitId);
      const begun = before.filter(({ fromYear }) => fromYear === fiscalYear || unit.firstYear === fiscalYear);
      return [
        {
          ...unit,
          depth,
          heads: heads.get(unit.unitId) ?? [],
          from: namesOf(begun.map(({ fromUnit }) => fromUnit)),
          becomes: unit.lastYear === fiscalYear ? namesOf(heirs.map(({ toUnit }) => toUnit)) : null,
        },
        ...under(unit.unitId, depth + 1),
      ];
    });
  return under(null, 0);
}
