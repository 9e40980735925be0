import type { Database } from "../../database/database.ts";
import { linksFromSheet } from "../../database/goal-link-store.ts";
import { loadSheet } from "../../database/sheet-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { type UpperGoal, upperGoals } from "./read-served-goals.ts";
import { type ServingGoal, servingGoals } from "./read-serving-goals.ts";

/** Upwards, by the goal's id: what each goal of a sheet serves. Downwards: what is written for them below. */
export type Cascade = { serves: Record<string, UpperGoal>; serving: ServingGoal[] };

/** Where the goals of a sheet stand among those above and below. The sheet itself was read before. */
export async function readCascade(db: Database, actor: Actor, sheetId: string): Promise<Cascade> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const serving = await servingGoals(tx, actor, sheetId);
    const links = await linksFromSheet(tx, sheetId);
    const sheet = links.length > 0 ? await loadSheet(tx, sheetId) : undefined;
    const upper = sheet ? await upperGoals(tx, actor, sheet) : [];
    const known = new Map(upper.map((one) => [one.goalId, one]));
    const serves = links.flatMap(({ goalId, servesGoalId }): [string, UpperGoal][] => {
      const served = known.get(servesGoalId);
      return served ? [[goalId, served]] : [];
    });
    return { serves: Object.fromEntries(serves), serving };
  });
}
