import type { TenantTransaction } from "./tenant-transaction.ts";

const selectPath = `
  with recursive units as (
    select distinct on (unit_id) unit_id, parent_id, name from (
      select unit_id, parent_id, name, until from earlier_units where until > $2
      union all select unit_id, parent_id, name, 'infinity' from org_units
    ) known order by unit_id, until
  ), up as (
    select unit_id, parent_id, name, 0 as height from units where unit_id = (
      select unit_id from (
        select unit_id, until from earlier_sheet_units where sheet_id = $1 and until > $2
        union all select unit_id, 'infinity' from sheets where sheet_id = $1
      ) belonged order by until limit 1)
    union all
    select u.unit_id, u.parent_id, u.name, up.height + 1 from units u join up on u.unit_id = up.parent_id
  ) select array_agg(name order by height desc) as path from up`;

/** Where a sheet stood at a time (ISO): names from the department down, as the units were called then. */
export async function pathAsOf(tx: TenantTransaction, sheetId: string, asOf: string): Promise<string[]> {
  const [row] = await tx.query<{ path: string[] }>(selectPath, [sheetId, asOf]);
  if (!row?.path) throw new Error(`The sheet ${sheetId} had no unit at ${asOf}.`);
  return row.path;
}
