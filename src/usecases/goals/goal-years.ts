import type { Database } from "../../database/database.ts";
import { type EndedGoal, endedGoals, goalsInLines, lineOf } from "../../database/lineage-store.ts";
import { disposedForebears } from "../../database/retention-store.ts";
import { loadSheets } from "../../database/sheet-store.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { isUuid } from "../is-uuid.ts";
import { visibleSheet } from "../sheets/visible-sheet.ts";

/** A goal in one year of its line. `path`: its unit from the department down. */
export type GoalYear = {
  fiscalYear: number;
  sheetId: string;
  path: string[];
  form: FormDefinition;
  goal: Goal;
  ended: EndedGoal | null;
};

/** A year of the goal of which nothing is left but where it stood. */
export type DisposedYear = { fiscalYear: number; sheetNumber: string; unitPath: string[] };

/** A goal through its years, earliest first; one that was carried into two units has both. */
export async function readGoalYears(
  db: Database,
  actor: Actor,
  goalId: string,
): Promise<{ ok: true; years: GoalYear[]; disposed: DisposedYear[] } | { ok: false; reason: "not-found" }> {
  if (!isUuid(goalId)) return { ok: false, reason: "not-found" };
  const { line, sheets, ended, disposed } = await db.withTenant(actor.tenantId, async (tx) => {
    const line = await lineOf(tx, goalId);
    const sheets = await loadSheets(tx, [...new Set(line.map(({ sheetId }) => sheetId))]);
    const ids = line.map((place) => place.goalId);
    return { line, sheets, ended: await endedGoals(tx, ids), disposed: await disposedForebears(tx, ids) };
  });
  const sheetOf = new Map(
    sheets.filter((sheet) => mayReadSheet(actor, sheet)).map((sheet) => [sheet.sheetId, visibleSheet(actor, sheet)]),
  );
  const endOf = new Map(ended.map((one) => [one.goalId, one]));
  const years = line.flatMap((place): GoalYear[] => {
    const sheet = sheetOf.get(place.sheetId);
    const goal = sheet?.goals.find(({ id }) => id === place.goalId);
    if (!sheet || !goal) return [];
    const { fiscalYear, sheetId, path, form } = sheet;
    return [{ fiscalYear, sheetId, path, form, goal, ended: endOf.get(goal.id) ?? null }];
  });
  if (!years.some(({ goal }) => goal.id === goalId)) return { ok: false, reason: "not-found" };
  return { ok: true, years, disposed };
}

/** Goals of a sheet that can be read over several years. The sheet itself was read before. */
export async function goalsOfSheetInLines(db: Database, actor: Actor, sheetId: string): Promise<string[]> {
  return await db.withTenant(actor.tenantId, (tx) => goalsInLines(tx, sheetId));
}
