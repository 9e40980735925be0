import type { Texts } from "../domain/sheets/sheet-content.ts";
import type { Statement } from "./statement.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type SharedGoalRecord = {
  sharedGoalId: string;
  fiscalYear: number;
  /** The department whose it is; null: the office's. */
  ownerUnitId: string | null;
  ownerName: string | null;
  formKey: string;
  formVersion: number;
  texts: Texts;
  /** The line of a department's list that it was made of. */
  sourceGoalId: string | null;
  /** The shared goal of the year before that it carries on. */
  previousSharedGoalId: string | null;
  updatedAt: string;
  updatedBy: string;
  /** How many sheets show it. */
  sheets: number;
};

/** A goal of a sheet that shows a shared goal. */
export type SharedRow = { goalId: string; sheetId: string; sharedGoalId: string };

const select = `
  select g.shared_goal_id as "sharedGoalId", g.fiscal_year as "fiscalYear", g.owner_unit_id as "ownerUnitId",
    o.name as "ownerName", g.form_key as "formKey", g.form_version as "formVersion", g.texts,
    g.source_goal_id as "sourceGoalId", g.previous_shared_goal_id as "previousSharedGoalId", g.updated_at as "updatedAt", p.name as "updatedBy",
    (select count(*)::int from shared_goal_rows r where r.shared_goal_id = g.shared_goal_id) as sheets
  from shared_goals g join people p on p.person_id = g.updated_by left join org_units o on o.unit_id = g.owner_unit_id`;

/** The shared goals of a year, the office's first. */
export function sharedGoalsOfYear(tx: TenantTransaction, fiscalYear: number): Promise<SharedGoalRecord[]> {
  return tx.query<SharedGoalRecord>(
    `${select} where g.fiscal_year = $1 order by o.position nulls first, o.name, g.created_at, g.shared_goal_id`,
    [fiscalYear],
  );
}

/** The shared goals that lines of a list have become. */
export function sharedGoalsOfSources(
  tx: TenantTransaction,
  goalIds: string[],
): Promise<{ sharedGoalId: string; sourceGoalId: string }[]> {
  return tx.query(
    `select shared_goal_id as "sharedGoalId", source_goal_id as "sourceGoalId" from shared_goals
      where source_goal_id = any($1)`,
    [goalIds],
  );
}

export async function sharedGoal(tx: TenantTransaction, sharedGoalId: string): Promise<SharedGoalRecord | undefined> {
  const [row] = await tx.query<SharedGoalRecord>(`${select} where g.shared_goal_id = $1`, [sharedGoalId]);
  return row;
}

/** Nobody else changes it, or where it is shown, until the end of the transaction. Taken before any sheet's lock. */
export async function lockSharedGoal(tx: TenantTransaction, sharedGoalId: string): Promise<void> {
  await tx.query("select 1 from shared_goals where shared_goal_id = $1 for no key update", [sharedGoalId]);
}

export function insertSharedGoal(goal: {
  sharedGoalId: string;
  fiscalYear: number;
  ownerUnitId: string | null;
  form: { key: string; version: number };
  texts: Texts;
  sourceGoalId: string | null;
  previousSharedGoalId?: string;
  actorId: string;
}): Statement {
  const { sharedGoalId, fiscalYear, ownerUnitId, form, texts, sourceGoalId, previousSharedGoalId, actorId } = goal;
  return {
    sql: `insert into shared_goals (shared_goal_id, fiscal_year, owner_unit_id, form_key, form_version, texts,
            source_goal_id, updated_by, previous_shared_goal_id)
          values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      sharedGoalId,
      fiscalYear,
      ownerUnitId,
      form.key,
      form.version,
      JSON.stringify(texts),
      sourceGoalId,
      actorId,
      previousSharedGoalId ?? null,
    ],
  };
}

export function saveSharedTexts(sharedGoalId: string, texts: Texts, actorId: string): Statement {
  return {
    sql: "update shared_goals set texts = $2, updated_at = now(), updated_by = $3 where shared_goal_id = $1",
    values: [sharedGoalId, JSON.stringify(texts), actorId],
  };
}

/** The rows that are on their sheets, in the order of the units. */
export function rowsOfSharedGoal(tx: TenantTransaction, sharedGoalId: string): Promise<SharedRow[]> {
  return tx.query<SharedRow>(
    `select r.goal_id as "goalId", r.sheet_id as "sheetId", r.shared_goal_id as "sharedGoalId"
       from shared_goal_rows r join goals g on g.goal_id = r.goal_id join sheets s on s.sheet_id = r.sheet_id
       join org_units o on o.unit_id = s.unit_id left join org_units above on above.unit_id = o.parent_id
      where r.shared_goal_id = $1
      order by coalesce(above.position, o.position), coalesce(above.name, o.name), above.name nulls first, o.position, o.name`,
    [sharedGoalId],
  );
}

/** Which goal of which unit showed a shared goal. */
export function unitsShowing(
  tx: TenantTransaction,
  sharedGoalId: string,
): Promise<{ unitId: string; goalId: string }[]> {
  return tx.query(
    `select s.unit_id as "unitId", r.goal_id as "goalId" from shared_goal_rows r join sheets s on s.sheet_id = r.sheet_id
      where r.shared_goal_id = $1`,
    [sharedGoalId],
  );
}

/** The goals of a sheet that show a shared goal. */
export function sharedRowsOfSheet(tx: TenantTransaction, sheetId: string): Promise<SharedRow[]> {
  return tx.query<SharedRow>(
    `select goal_id as "goalId", sheet_id as "sheetId", shared_goal_id as "sharedGoalId"
       from shared_goal_rows where sheet_id = $1`,
    [sheetId],
  );
}

export function insertSharedRows(rows: SharedRow[]): Statement {
  return {
    sql: `insert into shared_goal_rows (goal_id, sheet_id, shared_goal_id)
          select "goalId", "sheetId", "sharedGoalId"
            from jsonb_to_recordset($1) as r ("goalId" uuid, "sheetId" uuid, "sharedGoalId" uuid)`,
    values: [JSON.stringify(rows)],
  };
}

export function dropSharedRow(goalId: string): Statement {
  return { sql: "delete from shared_goal_rows where goal_id = $1", values: [goalId] };
}
