import { type ReportColumn, reportColumns, reportOf } from "../../domain/cascade/report-columns.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import type { UpperGoal } from "../../usecases/cascade/read-served-goals.ts";
import type { ServingGoal } from "../../usecases/cascade/read-serving-goals.ts";
import type { SharedRowInSheet } from "../../usecases/shared-goals/read-shared-rows.ts";
import type { ReportRow } from "../components/cascade/report-table.tsx";
import { url } from "../routes.ts";

/** A short line with a link, under a goal's title. */
export type GoalMark = { href: string; text: string };

/** The button 「課の報告を入れる」 of a goal's form posts this before the key of its field. */
export const gatherAct = "gather:";

/** What the units below report on the goals that serve one of this sheet's. */
export type GoalReports = { goalId: string; name: string; columns: ReportColumn[]; rows: ReportRow[] };

/** By goal of the sheet, in its order; goals that nobody serves are left out. */
export function reportsInPage(goals: { id: string; texts: ServingGoal["goal"]["texts"] }[], serving: ServingGoal[]) {
  return goals.flatMap((goal): GoalReports[] => {
    const under = serving.filter(({ servesGoalId }) => servesGoalId === goal.id);
    if (under.length === 0) return [];
    return [{ goalId: goal.id, name: goalName(goal), ...reportTableOf(under) }];
  });
}

/** Columns and rows of what these goals report. */
export function reportTableOf(goals: Pick<ServingGoal, "sheetId" | "path" | "form" | "goal">[]): {
  columns: ReportColumn[];
  rows: ReportRow[];
} {
  const columns = reportColumns(goals);
  const rows = goals.map(({ sheetId, path, goal }): ReportRow => {
    const texts = Object.fromEntries(columns.map(({ concept }) => [concept, reportOf(goal, concept)]));
    return { goalId: goal.id, sheetId, unit: path.at(-1) ?? "", name: goalName(goal), texts };
  });
  return { columns, rows };
}

/** What stands under a goal's title: whose shared goal it is, the goal that it serves, where the reports from below are. */
export function marksInPage(
  serves: Record<string, UpperGoal>,
  reports: GoalReports[],
  shared: SharedRowInSheet[],
): Record<string, GoalMark[]> {
  const marks: Record<string, GoalMark[]> = {};
  for (const { goalId, sharedGoalId, owner } of shared) {
    marks[goalId] = [{ href: url("sharedGoal", { sharedGoalId }), text: `共通目標（${owner}が編集）` }];
  }
  for (const [goalId, { goalId: upperId, sheetId, path, name }] of Object.entries(serves)) {
    const href = `${url("sheet", { sheetId })}#goal-${upperId}`;
    marks[goalId] = [...(marks[goalId] ?? []), { href, text: `↑ ${path.at(-1)}「${name}」` }];
  }
  for (const { goalId, rows } of reports) {
    const below = { href: `#reports-${goalId}`, text: `↓ 課の報告 ${rows.length}件` };
    marks[goalId] = [...(marks[goalId] ?? []), below];
  }
  return marks;
}
