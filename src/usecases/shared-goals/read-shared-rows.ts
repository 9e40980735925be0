import type { Database } from "../../database/database.ts";
import { sharedGoal, sharedRowsOfSheet } from "../../database/shared-goal-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { changesToMatch } from "../../domain/shared-goals/shared-fields.ts";

/** A goal of a sheet that shows a shared goal. `behind`: the shared goal says something else by now. */
export type SharedRowInSheet = { goalId: string; sharedGoalId: string; owner: string; behind: boolean };

/** The goals of a sheet that show a shared goal. The sheet itself was read before. */
export async function readSharedRows(db: Database, actor: Actor, sheetId: string): Promise<SharedRowInSheet[]> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const rows = await sharedRowsOfSheet(tx, sheetId);
    const sheet = rows.length > 0 ? await loadSheet(tx, sheetId) : undefined;
    const found: SharedRowInSheet[] = [];
    for (const { goalId, sharedGoalId } of rows) {
      const goal = sheet?.goals.find(({ id }) => id === goalId);
      const record = goal && (await sharedGoal(tx, sharedGoalId));
      if (!sheet || !goal || !record) continue;
      const behind = changesToMatch(sheet.form, goal, record.texts).length > 0;
      found.push({ goalId, sharedGoalId, owner: record.ownerName ?? "事務局", behind });
    }
    return found;
  });
}
