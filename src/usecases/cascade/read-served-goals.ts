import type { Database, TenantTransaction } from "../../database/database.ts";
import { linksFromSheet, sheetsOfUnits, suggestedLinks } from "../../database/goal-link-store.ts";
import { loadSheet, loadSheets, type SheetRow } from "../../database/sheet-store.ts";
import { mayServe } from "../../domain/cascade/may-serve.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";

/** A goal of a unit above. `path`: its unit from the department down. */
export type UpperGoal = { goalId: string; sheetId: string; path: string[]; name: string };

export type ServedGoals = {
  /** What can be served, the nearest unit's goals first. */
  upper: UpperGoal[];
  /** By the goal's id; a goal that serves none isn't named. */
  serves: Record<string, UpperGoal>;
  /** What the year before suggests for goals that serve none yet. */
  suggested: Record<string, UpperGoal>;
};

/** What the goals of a sheet serve and could serve. The sheet itself was read before. */
export async function readServedGoals(db: Database, actor: Actor, sheetId: string): Promise<ServedGoals> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const sheet = await loadSheet(tx, sheetId);
    if (!sheet) return { upper: [], serves: {}, suggested: {} };
    const upper = await upperGoals(tx, actor, sheet);
    const known = new Map(upper.map((one) => [one.goalId, one]));
    const named = (links: { goalId: string; servesGoalId: string }[]) =>
      Object.fromEntries(
        links.flatMap(({ goalId, servesGoalId }): [string, UpperGoal][] => {
          const served = known.get(servesGoalId);
          return served ? [[goalId, served]] : [];
        }),
      );
    const serves = named(await linksFromSheet(tx, sheetId));
    const open = (await suggestedLinks(tx, sheetId)).filter(({ goalId }) => !serves[goalId]);
    return { upper, serves, suggested: named(open) };
  });
}

/** The goals that this sheet's goals may serve, as far as the person reads them. */
export async function upperGoals(tx: TenantTransaction, actor: Actor, sheet: SheetRow): Promise<UpperGoal[]> {
  const above = sheet.unitIds.slice(1);
  if (above.length === 0) return [];
  const sheets = await loadSheets(tx, await sheetsOfUnits(tx, sheet.fiscalYear, above));
  return sheets
    .filter((one) => mayServe(sheet, one) && mayReadSheet(actor, one))
    .sort((a, b) => above.indexOf(a.unitId) - above.indexOf(b.unitId))
    .flatMap(({ sheetId, path, goals }) =>
      goals.map((goal) => ({ goalId: goal.id, sheetId, path, name: goalName(goal) })),
    );
}
