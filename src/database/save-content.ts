import type { Goal, SheetContent, Texts } from "../domain/sheets/sheet-content.ts";
import type { Statement } from "./statement.ts";

type Row = { id: string; goalId: string; position: number; texts: Texts };

/**
 * The statements that turn the stored goals and work items of a sheet from `before` into `after`: only what differs.
 * (The sheet's own texts are saved with its revision.) Parts that didn't change must be the same objects, as
 * applyChange leaves them.
 */
export function saveContent(sheetId: string, before: SheetContent, after: SheetContent): Statement[] {
  if (before.goals === after.goals) return [];
  const goals = difference(goalRows(before.goals), goalRows(after.goals));
  const workItems = difference(workItemRows(before.goals), workItemRows(after.goals));
  const statements: (Statement | false)[] = [
    workItems.removed.length > 0 && {
      sql: "delete from work_items where sheet_id = $1 and work_item_id = any($2)",
      values: [sheetId, workItems.removed],
    },
    goals.removed.length > 0 && {
      sql: `with gone as (
              delete from goals where sheet_id = $1 and goal_id = any($2) returning goal_id, previous_goal_id
            ) insert into removed_goal_lines (goal_id, previous_goal_id)
            select goal_id, previous_goal_id from gone where previous_goal_id is not null
            on conflict (tenant_id, goal_id) do update set previous_goal_id = excluded.previous_goal_id`,
      values: [sheetId, goals.removed],
    },
    goals.changed.length > 0 && {
      sql: `update goals g set position = coalesce(r.position, g.position), texts = coalesce(r.texts, g.texts)
            from jsonb_to_recordset($2) as r (id uuid, position integer, texts jsonb)
            where g.sheet_id = $1 and g.goal_id = r.id`,
      values: [sheetId, JSON.stringify(goals.changed)],
    },
    goals.added.length > 0 && insertGoals(goals.added.map((row) => ({ ...row, sheetId }))),
    workItems.changed.length > 0 && {
      sql: `update work_items w set position = coalesce(r.position, w.position), texts = coalesce(r.texts, w.texts)
            from jsonb_to_recordset($2) as r (id uuid, position integer, texts jsonb)
            where w.sheet_id = $1 and w.work_item_id = r.id`,
      values: [sheetId, JSON.stringify(workItems.changed)],
    },
    workItems.added.length > 0 && insertWorkItems(workItems.added.map((row) => ({ ...row, sheetId }))),
  ];
  return statements.filter((statement) => statement !== false);
}

export type NewGoalRow = { id: string; sheetId: string; position: number; texts: Texts; previousGoalId?: string };

/** A goal that was removed and comes back carries on what it carried on before. */
export function insertGoals(rows: NewGoalRow[]): Statement {
  return {
    sql: `insert into goals (goal_id, sheet_id, position, texts, previous_goal_id)
          select id, "sheetId", position, texts, coalesce("previousGoalId", l.previous_goal_id)
            from jsonb_to_recordset($1)
              as r (id uuid, "sheetId" uuid, position integer, texts jsonb, "previousGoalId" uuid)
            left join removed_goal_lines l on l.goal_id = r.id`,
    values: [JSON.stringify(rows)],
  };
}

export type NewWorkItemRow = { id: string; goalId: string; sheetId: string; position: number; texts: Texts };

export function insertWorkItems(rows: NewWorkItemRow[]): Statement {
  return {
    sql: `insert into work_items (work_item_id, goal_id, sheet_id, position, texts)
          select id, "goalId", "sheetId", position, texts from jsonb_to_recordset($1)
            as r (id uuid, "goalId" uuid, "sheetId" uuid, position integer, texts jsonb)`,
    values: [JSON.stringify(rows)],
  };
}

export function goalRows(goals: Goal[]): Row[] {
  return goals.map(({ id, texts }, position) => ({ id, goalId: id, position, texts }));
}

export function workItemRows(goals: Goal[]): Row[] {
  return goals.flatMap((goal) =>
    goal.workItems.map(({ id, texts }, position) => ({ id, goalId: goal.id, position, texts })),
  );
}

/** What of a row differs; `before` may be a part of the sheet, so a position that stayed must not be written. */
type ChangedRow = { id: string; position?: number; texts?: Texts };

function difference(before: Row[], after: Row[]): { removed: string[]; added: Row[]; changed: ChangedRow[] } {
  const old = new Map(before.map((row) => [row.id, row]));
  const kept = new Set(after.map(({ id }) => id));
  const changed = after.flatMap(({ id, position, texts }): ChangedRow[] => {
    const was = old.get(id);
    if (!was || (was.texts === texts && was.position === position)) return [];
    return [{ id, ...(was.position !== position && { position }), ...(was.texts !== texts && { texts }) }];
  });
  return {
    removed: before.map(({ id }) => id).filter((id) => !kept.has(id)),
    added: after.filter(({ id }) => !old.has(id)),
    changed,
  };
}
