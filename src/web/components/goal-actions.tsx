import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { url } from "../routes.ts";

type GoalActionsProps = {
  sheetId: string;
  goal: Goal;
  editable: boolean;
  /** How many notes each goal has, by its id; null for who doesn't read them. */
  noteCounts: Record<string, number> | null;
};

/** At the end of a goal's row: to its form, and to what was done for it. */
export function GoalActions({ sheetId, goal, editable, noteCounts }: GoalActionsProps) {
  const title = goal.texts.title ?? "無題";
  const count = noteCounts?.[goal.id] ?? 0;
  return (
    <>
      {editable && (
        <a className="goal-edit" href={url("editGoal", { sheetId, goalId: goal.id })} aria-label={`${title}を書く`}>
          書く
        </a>
      )}
      {noteCounts && (
        <a
          className="goal-edit"
          href={url("notes", { sheetId }, { goal: goal.id })}
          aria-label={`${title}の記録${count}件`}
        >
          記録{count > 0 && ` ${count}`}
        </a>
      )}
    </>
  );
}
