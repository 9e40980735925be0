import type { UnitPost } from "../domain/organisation/follow-units.ts";
import type { DatedUnit, ReorganisationKind, Succession } from "../domain/organisation/reorganisation.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** Units and lineage of all years. */
export type Organisation = { units: DatedUnit[]; successions: Succession[] };

export async function loadOrganisation(tx: TenantTransaction): Promise<Organisation> {
  const [units, successions] = await tx.queryAll([
    {
      sql: `select unit_id as "unitId", parent_id as "parentId", name, level, position, first_year as "firstYear",
                   last_year as "lastYear" from org_units order by position, name, unit_id`,
      values: [],
    },
    {
      sql: `select from_unit as "fromUnit", to_unit as "toUnit", from_year as "fromYear", position
              from unit_successors order by from_year, position`,
      values: [],
    },
  ]);
  return { units: units as DatedUnit[], successions: successions as Succession[] };
}

/** A post that an act changed where it stands; `now` null: it was one too many. */
export type MovedPost = { was: UnitPost; now: UnitPost | null };

/** What an act changed, so that it can be taken back. `sheets`: those that were moved, with the unit they came from. */
export type ActEffect = {
  closed: string[];
  made: string[];
  changed: Pick<DatedUnit, "unitId" | "name" | "parentId" | "level">[];
  sheets: { sheetId: string; unitId: string }[];
  posts: MovedPost[];
};

export type ActRow = {
  actId: string;
  kind: ReorganisationKind;
  onDay: string;
  fromYear: number;
  said: string;
  doneAt: string;
  by: string | null;
  effect: ActEffect;
};

/** The acts, latest first. */
export function reorganisations(tx: TenantTransaction): Promise<ActRow[]> {
  return tx.query<ActRow>(
    `select r.act_id as "actId", r.kind, r.on_day as "onDay", r.from_year as "fromYear", r.said,
            jsonb_build_object('posts', '[]'::jsonb) || r.effect as effect,
            r.done_at as "doneAt", p.name as by
       from reorganisations r left join people p on p.person_id = r.done_by order by r.number desc`,
  );
}

export async function storeAct(
  tx: TenantTransaction,
  act: Omit<ActRow, "doneAt" | "by"> & { personId: string | null },
): Promise<void> {
  await tx.query(
    `insert into reorganisations (act_id, kind, on_day, from_year, said, effect, done_by)
     values ($1, $2, $3, $4, $5, $6, $7)`,
    [act.actId, act.kind, act.onDay, act.fromYear, act.said, JSON.stringify(act.effect), act.personId],
  );
}

export async function storeSuccessions(
  tx: TenantTransaction,
  { actId, onDay }: Pick<ActRow, "actId" | "onDay">,
  successions: readonly Succession[],
): Promise<void> {
  await tx.query(
    `insert into unit_successors (from_unit, from_year, position, to_unit, act_id, on_day)
     select "fromUnit", "fromYear", position, "toUnit", $1::uuid, $2::date
       from jsonb_to_recordset($3) as r ("fromUnit" uuid, "fromYear" integer, position integer, "toUnit" uuid)`,
    [actId, onDay, JSON.stringify(successions)],
  );
}

/** Writes units as they are given: new ones are added (a unit stands after the one it belongs to), others changed. */
export async function saveUnits(tx: TenantTransaction, units: readonly DatedUnit[]): Promise<void> {
  await tx.query(
    `insert into org_units (unit_id, parent_id, name, level, position, first_year, last_year)
     select "unitId", "parentId", name, level, position, "firstYear", "lastYear"
       from jsonb_to_recordset($1) as r ("unitId" uuid, "parentId" uuid, name text, level text, position integer,
         "firstYear" integer, "lastYear" integer)
     on conflict (tenant_id, unit_id) do update set parent_id = excluded.parent_id, name = excluded.name,
       level = excluded.level, position = excluded.position, last_year = excluded.last_year`,
    [JSON.stringify(units)],
  );
}

/** One at a time changes the units of a municipality. */
export async function lockUnits(tx: TenantTransaction): Promise<void> {
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`units ${tx.tenantId}`]);
}
