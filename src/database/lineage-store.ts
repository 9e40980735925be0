import type { TenantTransaction } from "./tenant-transaction.ts";

/** A goal of a later year that carries another on. */
export type Successor = { previousGoalId: string; goalId: string; sheetId: string; fiscalYear: number };

/** The goals that carry these on. */
export function successorsOf(tx: TenantTransaction, goalIds: string[]): Promise<Successor[]> {
  return tx.query<Successor>(
    `select g.previous_goal_id as "previousGoalId", g.goal_id as "goalId", g.sheet_id as "sheetId",
            s.fiscal_year as "fiscalYear"
       from goals g join sheets s on s.sheet_id = g.sheet_id
      where g.previous_goal_id = any($1) order by s.fiscal_year, s.sheet_number, g.position`,
    [goalIds],
  );
}

/** Says of goals that were just added which goals they carry on: new goal's id -> old goal's id. */
export async function linkGoals(tx: TenantTransaction, previousGoalIds: Record<string, string>): Promise<void> {
  await tx.query(
    `update goals set previous_goal_id = l.value::uuid from jsonb_each_text($1) l where goal_id = l.key::uuid`,
    [JSON.stringify(previousGoalIds)],
  );
}

export type EndedGoal = { goalId: string; at: string; by: string };

/** Those of the goals that were decided to go on in no later year. */
export function endedGoals(tx: TenantTransaction, goalIds: string[]): Promise<EndedGoal[]> {
  return tx.query<EndedGoal>(
    `select e.goal_id as "goalId", e.ended_at as at, p.name as by
       from ended_goals e join people p on p.person_id = e.ended_by where e.goal_id = any($1)`,
    [goalIds],
  );
}

/** Keeps the decision of the person; one that was made before stands. */
export async function endGoals(tx: TenantTransaction, goalIds: string[], personId: string): Promise<void> {
  await tx.query(
    `insert into ended_goals (goal_id, ended_by) select id, $2 from unnest($1::uuid[]) as g (id)
     on conflict (tenant_id, goal_id) do nothing`,
    [goalIds, personId],
  );
}

/** The goals go on after all. */
export async function resumeGoals(tx: TenantTransaction, goalIds: string[]): Promise<void> {
  await tx.query("delete from ended_goals where goal_id = any($1)", [goalIds]);
}

export type LinePlace = { goalId: string; sheetId: string; fiscalYear: number };

/** The goal with everything it came from and everything that came of those, earliest first; empty: there is no such goal. */
export function lineOf(tx: TenantTransaction, goalId: string): Promise<LinePlace[]> {
  return tx.query<LinePlace>(
    `with recursive before as (
       select goal_id, previous_goal_id from goals where goal_id = $1
       union select g.goal_id, g.previous_goal_id from goals g join before b on g.goal_id = b.previous_goal_id
     ), line as (
       select goal_id from before
       union select g.goal_id from goals g join line l on g.previous_goal_id = l.goal_id
     )
     select g.goal_id as "goalId", g.sheet_id as "sheetId", s.fiscal_year as "fiscalYear"
       from line join goals g on g.goal_id = line.goal_id join sheets s on s.sheet_id = g.sheet_id
      order by s.fiscal_year, s.sheet_number, g.position limit 40`,
    [goalId],
  );
}

/** Goals of a sheet that have an earlier or a later year. */
export async function goalsInLines(tx: TenantTransaction, sheetId: string): Promise<string[]> {
  const rows = await tx.query<{ goalId: string }>(
    `select g.goal_id as "goalId" from goals g
      where g.sheet_id = $1 and (exists (select 1 from goals p where p.goal_id = g.previous_goal_id)
                              or exists (select 1 from goals n where n.previous_goal_id = g.goal_id)
                              or exists (select 1 from disposed_sheets d where g.previous_goal_id = any (d.goal_ids)))
      order by g.position`,
    [sheetId],
  );
  return rows.map(({ goalId }) => goalId);
}
