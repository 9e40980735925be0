import type { CycleState } from "../domain/cycle/cycle-state.ts";
import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { UnitLevel } from "../domain/organisation/reorganisation.ts";
import type { Goal, Texts } from "../domain/sheets/sheet-content.ts";
import { latestCycle, type YearCycle } from "./cycle-store.ts";
import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type SheetRow = {
  sheetId: string;
  sheetNumber: string;
  fiscalYear: number;
  unitId: string;
  /** The unit and those above it, nearest first. */
  unitIds: string[];
  unitLevels: UnitLevel[];
  /** Names from the department down. */
  path: string[];
  cycle: YearCycle | null;
  cycleState: CycleState | null;
  form: FormDefinition;
  texts: Texts;
  goals: Goal[];
  revision: number;
  createdAt: string;
  updatedAt: string;
  updatedBy: string | null;
};

/** As one column: the units from `s.unit_id` upwards. */
export const unitsAbove = (column: "name" | "unit_id" | "level", order: "asc" | "desc") => `
  (with recursive up as (
     select unit_id, parent_id, name, level, 0 as height from org_units where unit_id = s.unit_id
     union all
     select o.unit_id, o.parent_id, o.name, o.level, up.height + 1 from org_units o join up on o.unit_id = up.parent_id
   ) select array_agg(${column} order by height ${order}) from up)`;

/** As one column: goals of sheet `s` with their work items. One statement is one snapshot: nobody's half-done change. */
const goalsOf = (condition = "") => `
  (select coalesce(json_agg(json_build_object('id', g.goal_id, 'texts', g.texts, 'workItems', (
      select coalesce(json_agg(json_build_object('id', w.work_item_id, 'texts', w.texts) order by w.position), '[]')
      from work_items w where w.sheet_id = s.sheet_id and w.goal_id = g.goal_id
    )) order by g.position), '[]')
   from goals g where g.sheet_id = s.sheet_id ${condition})`;

const selectSheet = `
  select s.sheet_id as "sheetId", s.sheet_number as "sheetNumber", s.fiscal_year as "fiscalYear", s.unit_id as "unitId",
    ${unitsAbove("unit_id", "asc")} as "unitIds", ${unitsAbove("level", "asc")} as "unitLevels",
    ${unitsAbove("name", "desc")} as path, ${latestCycle("s.fiscal_year")} as cycle, s.cycle_state as "cycleState",
    f.definition as form, s.texts, ${goalsOf()} as goals, s.revision, s.created_at as "createdAt",
    s.updated_at as "updatedAt", p.name as "updatedBy"
  from sheets s
  join forms f on f.form_key = s.form_key and f.version = s.form_version
  left join people p on p.person_id = s.updated_by`;

const selectOneSheet = `${selectSheet} where s.sheet_id = $1`;
const selectSheets = `${selectSheet} where s.sheet_id = any($1) order by s.fiscal_year, s.position, s.sheet_number`;

export async function loadSheet(tx: TenantTransaction, sheetId: string): Promise<SheetRow | undefined> {
  const [row] = await tx.query<SheetRow>(selectOneSheet, [sheetId]);
  return row;
}

/** Several sheets at once (exports), in the order of the year's list. */
export function loadSheets(tx: TenantTransaction, sheetIds: string[]): Promise<SheetRow[]> {
  return tx.query<SheetRow>(selectSheets, [sheetIds]);
}

/** Which units a sheet belongs to, for asking who may do what, and its revision; undefined when there is none. */
export async function sheetPlace(
  tx: TenantTransaction,
  sheetId: string,
): Promise<{ unitIds: string[]; revision: number } | undefined> {
  const [row] = await tx.query<{ unitIds: string[]; revision: number }>(
    `select ${unitsAbove("unit_id", "asc")} as "unitIds", s.revision from sheets s where s.sheet_id = $1`,
    [sheetId],
  );
  return row;
}

export type LockedSheet = {
  fiscalYear: number;
  unitIds: string[];
  unitLevels: UnitLevel[];
  cycle: YearCycle | null;
  cycleState: CycleState | null;
  formKey: string;
  formVersion: number;
  texts: Texts;
  revision: number;
  updatedAt: string;
};

const lockOne = `
  select s.fiscal_year as "fiscalYear", ${unitsAbove("unit_id", "asc")} as "unitIds",
    ${unitsAbove("level", "asc")} as "unitLevels",
    s.cycle_state as "cycleState", s.form_key as "formKey",
    s.form_version as "formVersion", s.texts, s.revision, s.updated_at as "updatedAt"
  from sheets s where s.sheet_id = $1 for no key update of s`;
const cycleOf = `${latestCycle("s.fiscal_year")} as cycle`;
const sharedOf = `array(select r.goal_id::text from shared_goal_rows r where r.sheet_id = s.sheet_id) as shared`;
const withGoals = (goals: string) =>
  `select ${cycleOf}, ${goals} as goals, ${sharedOf} from sheets s where s.sheet_id = $1`;
const noGoals = `select ${cycleOf}, '[]'::json as goals, '{}'::text[] as shared from sheets s where s.sheet_id = $1`;
const allGoals = withGoals(goalsOf());
const someGoals = withGoals(goalsOf("and g.goal_id = any($2)"));

/**
 * Locks the sheet until the end of the transaction and loads the named goals ("all": every one) in the same round trip.
 * The goals and the year's cycle are a statement of their own: after waiting for the lock they must be read as they are
 * then. `shared`: ids of those of the sheet's goals that show a shared goal.
 */
export async function lockSheet(
  tx: TenantTransaction,
  sheetId: string,
  goalIds: string[] | "all",
): Promise<{ sheet: LockedSheet; goals: Goal[]; shared: string[] } | undefined> {
  const rest: Statement =
    goalIds === "all"
      ? { sql: allGoals, values: [sheetId] }
      : goalIds.length > 0
        ? { sql: someGoals, values: [sheetId, goalIds] }
        : { sql: noGoals, values: [sheetId] };
  const [locked, found] = await tx.queryAll([{ sql: lockOne, values: [sheetId] }, rest]);
  const sheet = locked?.[0] as Omit<LockedSheet, "cycle"> | undefined;
  const read = found?.[0] as { cycle: YearCycle | null; goals: Goal[]; shared: string[] } | undefined;
  if (!sheet || !read) return undefined;
  const { cycle, goals, shared } = read;
  return { sheet: { ...sheet, cycle }, goals, shared };
}
