import { latestCycle, type YearCycle } from "../../database/cycle-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { type CycleState, firstState } from "../../domain/cycle/cycle-state.ts";
import { type Sheet, unitsOf } from "../../domain/cycle/situation.ts";
import type { UnitLevel } from "../../domain/organisation/reorganisation.ts";

/** A sheet of a year that runs a cycle, with where it stands. `path`: names from the department down. */
export type CycleSheet = Sheet & { sheetId: string; sheetNumber: string; title: string; path: string[] };

type Row = {
  sheetId: string;
  sheetNumber: string;
  fiscalYear: number;
  title: string;
  cycleState: CycleState | null;
  unitIds: string[];
  unitLevels: UnitLevel[];
  path: string[];
};

/** The sheets of one year (null: of all years) that run a cycle, in the order of the year's list. */
export async function cycleSheets(tx: TenantTransaction, fiscalYear: number | null): Promise<CycleSheet[]> {
  const [years, sheets] = await tx.queryAll([
    {
      sql: `select fiscal_year as "fiscalYear", ${latestCycle("y.fiscal_year")} as cycle from fiscal_years y
             where $1::integer is null or fiscal_year = $1`,
      values: [fiscalYear],
    },
    {
      sql: `with recursive up as (
              select unit_id as bottom, unit_id, parent_id, name, level, 0 as height from org_units
              union all
              select up.bottom, o.unit_id, o.parent_id, o.name, o.level, up.height + 1
                from org_units o join up on o.unit_id = up.parent_id
            ), places as (
              select bottom, array_agg(unit_id order by height) as "unitIds",
                     array_agg(level order by height) as "unitLevels", array_agg(name order by height desc) as path
                from up group by bottom
            )
            select s.sheet_id as "sheetId", s.sheet_number as "sheetNumber", s.fiscal_year as "fiscalYear",
                   s.cycle_state as "cycleState", f.definition ->> 'name' as title, p."unitIds", p."unitLevels", p.path
              from sheets s join places p on p.bottom = s.unit_id
              join forms f on f.form_key = s.form_key and f.version = s.form_version
             where ($1::integer is null or s.fiscal_year = $1)
               and exists (select 1 from year_cycles c where c.fiscal_year = s.fiscal_year)
             order by s.fiscal_year, s.position, s.sheet_number`,
      values: [fiscalYear],
    },
  ]);
  const cycleOf = new Map(
    (years as { fiscalYear: number; cycle: YearCycle | null }[]).map((year) => [year.fiscalYear, year.cycle]),
  );
  return (sheets as Row[]).flatMap((row) => {
    const cycle = cycleOf.get(row.fiscalYear);
    if (!cycle) return [];
    const state = row.cycleState ?? firstState(cycle.definition, cycle.startStage);
    const { sheetId, sheetNumber, title, path, fiscalYear: year } = row;
    return [
      { sheetId, sheetNumber, title, path, fiscalYear: year, cycle: cycle.definition, state, units: unitsOf(row) },
    ];
  });
}
