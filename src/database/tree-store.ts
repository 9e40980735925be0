import type { FormDefinition } from "../domain/forms/form-definition.ts";
import type { Texts } from "../domain/sheets/sheet-content.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type GoalInTree = {
  goalId: string;
  sheetId: string;
  unitId: string;
  form: Pick<FormDefinition, "key" | "version">;
  /** Only what a tree shows: number, title, rating, places in plans. */
  texts: Texts;
  serves: string | null;
  sharedGoalId: string | null;
};

/** Every goal of a year in the order of the sheets. */
export function goalsInTree(tx: TenantTransaction, fiscalYear: number): Promise<GoalInTree[]> {
  return tx.query<GoalInTree>(
    `select g.goal_id as "goalId", g.sheet_id as "sheetId", s.unit_id as "unitId",
            json_build_object('key', s.form_key, 'version', s.form_version) as form,
            (select coalesce(jsonb_object_agg(e.key, e.value), '{}') from jsonb_each(g.texts) e
              where e.key in ('number', 'title', 'rating') or starts_with(e.key, 'planLink.')) as texts,
            l.serves_goal_id as serves, r.shared_goal_id as "sharedGoalId"
       from goals g join sheets s on s.sheet_id = g.sheet_id
       left join goal_links l on l.goal_id = g.goal_id left join shared_goal_rows r on r.goal_id = g.goal_id
      where s.fiscal_year = $1 order by s.position, s.sheet_number, g.position`,
    [fiscalYear],
  );
}
