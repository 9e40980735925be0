import type { Database, TenantTransaction } from "../../database/database.ts";
import type { HistoryRow } from "../../database/history-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheet } from "../../domain/permissions/permissions.ts";
import { type HistoryEntry, pageOf } from "../history/sheet-history.ts";
import { type LoadedSharedGoal, loadSharedGoal } from "./load-shared-goal.ts";
import { type UnitPlace, unitPlaces } from "./place-shared-goal.ts";
import { effectOn, type SheetEffect } from "./spread-shared-goal.ts";

export type SharedGoalView = LoadedSharedGoal & {
  /** The sheets whose row doesn't say yet what the shared goal says. */
  waiting: SheetEffect[];
  /** What was done with the shared goal itself, newest first. */
  entries: HistoryEntry[];
};

/** A shared goal with the sheets that show it, as far as the person reads them. */
export async function readSharedGoal(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  today: string,
): Promise<SharedGoalView | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    if (!loaded) return null;
    const places = loaded.places.filter(({ sheet }) => mayReadSheet(actor, sheet));
    const effects = places.map((place) => effectOn(actor, place, loaded.record.texts, today));
    const waiting = effects.filter(({ labels }) => labels.length > 0);
    return { ...loaded, places, waiting, entries: await entriesOf(tx, sharedGoalId) };
  });
}

/** Entries of no sheet that speak of the shared goal by its id. */
async function entriesOf(tx: TenantTransaction, sharedGoalId: string): Promise<HistoryEntry[]> {
  const rows = await tx.query<HistoryRow>(
    `select seq, at, sheet_id as "sheetId", actor_id as "actorId", via, payload from history
      where sheet_id is null and via = 'shared' and position($1 in payload) > 0 order by seq desc limit 50`,
    [sharedGoalId],
  );
  return pageOf(rows, 50).entries;
}

/** Where the shared goal is shown and could be shown; null: there is no such goal. */
export async function readUnitPlaces(
  db: Database,
  actor: Actor,
  sharedGoalId: string,
  today: string,
): Promise<{ loaded: LoadedSharedGoal; places: UnitPlace[] } | null> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const loaded = await loadSharedGoal(tx, actor, sharedGoalId);
    return loaded && { loaded, places: (await unitPlaces(tx, actor, loaded, today)).places };
  });
}
