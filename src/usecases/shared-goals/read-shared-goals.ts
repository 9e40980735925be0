import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import { orgUnits } from "../../database/org-unit-store.ts";
import { type SharedGoalRecord, sharedGoalsOfYear } from "../../database/shared-goal-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSharedGoal, mayReadSharedGoals } from "../../domain/permissions/permissions.ts";
import { continuable } from "./continue-shared-goals.ts";
import { ownerPlace } from "./load-shared-goal.ts";

/** In whose name a person may make shared goals: a department's, or the office's (`unitId` null). */
export type PossibleOwner = { unitId: string | null; name: string };

export type SharedGoalList = {
  goals: SharedGoalRecord[];
  owners: PossibleOwner[];

  continuable: SharedGoalRecord[];
};

/** The shared goals of a year; null when the year isn't open. */
export async function readSharedGoals(db: Database, actor: Actor, fiscalYear: number): Promise<SharedGoalList | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    if (!year || !mayReadSharedGoals(actor)) return null;
    const units = await orgUnits(tx, fiscalYear);
    const departments = units.filter(({ level }) => level === "department");
    const all: PossibleOwner[] = [{ unitId: null, name: "事務局" }, ...departments];
    const owners = all
      .filter(({ unitId }) => mayEditSharedGoal(actor, ownerPlace(units, unitId)))
      .map(({ unitId, name }) => ({ unitId, name }));
    const goals = await sharedGoalsOfYear(tx, fiscalYear);
    return { goals, owners, continuable: await continuable(tx, actor, fiscalYear) };
  });
}
