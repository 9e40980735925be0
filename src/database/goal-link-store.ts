import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** A goal and the goal of a unit above that it serves. */
export type GoalLink = { goalId: string; servesGoalId: string };

/** The links of goals that are there, of one year. */
export function linksOfYear(tx: TenantTransaction, fiscalYear: number): Promise<GoalLink[]> {
  return tx.query<GoalLink>(
    `select l.goal_id as "goalId", l.serves_goal_id as "servesGoalId"
       from goal_links l join goals g on g.goal_id = l.goal_id join sheets s on s.sheet_id = g.sheet_id
      where s.fiscal_year = $1`,
    [fiscalYear],
  );
}

/** What the goals of a sheet serve. */
export function linksFromSheet(tx: TenantTransaction, sheetId: string): Promise<GoalLink[]> {
  return tx.query<GoalLink>(
    `select l.goal_id as "goalId", l.serves_goal_id as "servesGoalId"
       from goals g join goal_links l on l.goal_id = g.goal_id where g.sheet_id = $1`,
    [sheetId],
  );
}

/** The goals that serve those of a sheet, with the sheets they stand on. */
export function linksToSheet(tx: TenantTransaction, sheetId: string): Promise<(GoalLink & { sheetId: string })[]> {
  return tx.query(
    `select l.goal_id as "goalId", l.serves_goal_id as "servesGoalId", g.sheet_id as "sheetId"
       from goals u join goal_links l on l.serves_goal_id = u.goal_id join goals g on g.goal_id = l.goal_id
       join sheets s on s.sheet_id = g.sheet_id join org_units o on o.unit_id = s.unit_id
      where u.sheet_id = $1 order by o.position, o.name, s.sheet_number, g.position`,
    [sheetId],
  );
}

/**
 * Links that the year before suggests for a sheet: its goal carries on one that served a goal, and what is named here
 * carries that one on.
 */
export function suggestedLinks(tx: TenantTransaction, sheetId: string): Promise<GoalLink[]> {
  return tx.query<GoalLink>(
    `select g.goal_id as "goalId", n.goal_id as "servesGoalId"
       from goals g join goal_links l on l.goal_id = g.previous_goal_id
       join goals n on n.previous_goal_id = l.serves_goal_id
      where g.sheet_id = $1`,
    [sheetId],
  );
}

/** Sheets of the year that belong to these units. */
export async function sheetsOfUnits(tx: TenantTransaction, fiscalYear: number, unitIds: string[]): Promise<string[]> {
  const rows = await tx.query<{ sheetId: string }>(
    `select sheet_id as "sheetId" from sheets where fiscal_year = $1 and unit_id = any($2)`,
    [fiscalYear, unitIds],
  );
  return rows.map(({ sheetId }) => sheetId);
}

export function setLinks(links: GoalLink[]): Statement {
  return {
    sql: `insert into goal_links (goal_id, serves_goal_id)
          select "goalId", "servesGoalId" from jsonb_to_recordset($1) as r ("goalId" uuid, "servesGoalId" uuid)
          on conflict (tenant_id, goal_id) do update set serves_goal_id = excluded.serves_goal_id`,
    values: [JSON.stringify(links)],
  };
}

export function dropLinks(goalIds: string[]): Statement {
  return { sql: "delete from goal_links where goal_id = any($1)", values: [goalIds] };
}
