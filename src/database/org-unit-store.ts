import type { UnitLevel } from "../domain/organisation/reorganisation.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type OrgUnit = { unitId: string; parentId: string | null; name: string; level: UnitLevel; position: number };

const levels: UnitLevel[] = ["department", "section", "team"];

/** Units that exist in the fiscal year (all units when it is left out), in the municipality's order. */
export function orgUnits(tx: TenantTransaction, fiscalYear: number | null = null): Promise<OrgUnit[]> {
  return tx.query(
    `select unit_id as "unitId", parent_id as "parentId", name, level, position from org_units
     where $1::integer is null or $1 between coalesce(first_year, $1) and coalesce(last_year, $1)
     order by position, name, unit_id`,
    [fiscalYear],
  );
}

/**
 * Ids of the units with these paths (names from the department down); units that are missing are made, in order. One
 * that is known only from a later year on was there earlier than we knew.
 */
export async function ensureUnits(
  tx: TenantTransaction,
  paths: readonly string[][],
  fiscalYear: number,
): Promise<Map<string, string>> {
  const known = await orgUnits(tx, fiscalYear);
  const idOf = new Map<string, string>();
  const children = new Map<string, OrgUnit>();
  const childKey = (parentId: string | null, name: string) => JSON.stringify([parentId, name]);
  for (const unit of known) children.set(childKey(unit.parentId, unit.name), unit);
  for (const path of paths) {
    let parentId: string | null = null;
    for (const [depth, name] of path.entries()) {
      const key = childKey(parentId, name);
      const unit: OrgUnit =
        children.get(key) ??
        (await laterUnit(tx, parentId, name, fiscalYear)) ??
        (await heirOf(tx, parentId, name, known)) ??
        (await addUnit(tx, { parentId, name, fiscalYear }, depth, known.length + children.size));
      children.set(key, unit);
      parentId = unit.unitId;
    }
    if (parentId) idOf.set(unitKey(path), parentId);
  }
  return idOf;
}

async function laterUnit(
  tx: TenantTransaction,
  parentId: string | null,
  name: string,
  fiscalYear: number,
): Promise<OrgUnit | undefined> {
  const [unit] = await tx.query<OrgUnit>(
    `update org_units set first_year = $3
     where unit_id = (select unit_id from org_units where parent_id is not distinct from $1 and name = $2
                         and first_year > $3 order by first_year limit 1)
     returning unit_id as "unitId", parent_id as "parentId", name, level, position`,
    [parentId, name, fiscalYear],
  );
  return unit;
}

/** The unit of the year that alone took over one of this name: files go on naming what was renamed. */
async function heirOf(
  tx: TenantTransaction,
  parentId: string | null,
  name: string,
  known: readonly OrgUnit[],
): Promise<OrgUnit | undefined> {
  const heirs = await tx.query<{ unitId: string }>(
    `with recursive heirs as (
       select unit_id from org_units where parent_id is not distinct from $1 and name = $2 and last_year is not null
       union select s.to_unit from unit_successors s join heirs h on h.unit_id = s.from_unit where s.to_unit is not null
     ) select unit_id as "unitId" from heirs`,
    [parentId, name],
  );
  const ids = new Set(heirs.map(({ unitId }) => unitId));
  const there = known.filter(({ unitId }) => ids.has(unitId));
  return there.length === 1 ? there[0] : undefined;
}

/** Key of a path in the map of ensureUnits. */
export function unitKey(path: readonly string[]): string {
  return JSON.stringify(path);
}

async function addUnit(
  tx: TenantTransaction,
  { parentId, name, fiscalYear }: { parentId: string | null; name: string; fiscalYear: number },
  depth: number,
  position: number,
): Promise<OrgUnit> {
  const level = levels[Math.min(depth, levels.length - 1)] ?? "team";
  // Where one of this name has ended, this is another one, which wasn't there before.
  const [made] = await tx.query<{ unitId: string }>(
    `insert into org_units (parent_id, name, level, position, first_year)
     select $1, $2, $3, $4, case when exists (select 1 from org_units where parent_id is not distinct from $1 and name = $2
       and last_year < $5) then $5::integer end
     on conflict (tenant_id, parent_id, name, first_year) do nothing returning unit_id as "unitId"`,
    [parentId, name, level, position, fiscalYear],
  );
  // Somebody else made it this moment. (To lock their row would block whoever refers to it, and end in a deadlock.)
  const [theirs] = made
    ? []
    : await tx.query<{ unitId: string }>(
        `select unit_id as "unitId" from org_units
         where parent_id is not distinct from $1 and name = $2 and coalesce(first_year, $3) = $3
             and coalesce(last_year, $3) >= $3`,
        [parentId, name, fiscalYear],
      );
  const unitId = (made ?? theirs)?.unitId;
  if (!unitId) throw new Error("The unit was neither made nor found.");
  return { unitId, parentId, name, level, position };
}
