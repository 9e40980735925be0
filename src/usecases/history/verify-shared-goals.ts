import { isDeepStrictEqual } from "node:util";
import type { Database, TenantTransaction } from "../../database/database.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import { goalName } from "../../domain/sheets/goal-name.ts";
import { replay } from "../../domain/sheets/replay.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";

/**
 * The names of the shared goals whose stored words are not what their history leads to. Call it after verifyHistory: it
 * trusts the entries.
 */
export async function verifySharedGoals(db: Database, tenantId: string): Promise<string[]> {
  return await db.withTenant(tenantId, async (tx) => {
    const goals = await tx.query<{ id: string; texts: Texts }>(
      "select shared_goal_id as id, texts from shared_goals order by created_at, shared_goal_id",
    );
    const differing: string[] = [];
    for (const { id, texts } of goals) {
      if (!isDeepStrictEqual(rebuilt(await eventsOf(tx, id)), texts)) differing.push(goalName({ texts }));
    }
    return differing;
  });
}

async function eventsOf(tx: TenantTransaction, sharedGoalId: string): Promise<SheetEvent[]> {
  const entries = await tx.query<{ payload: string }>(
    `select payload from history where sheet_id is null and via = 'shared' and position($1 in payload) > 0 order by seq`,
    [sharedGoalId],
  );
  const payloads = entries.map(({ payload }) => readPayload(payload));
  return payloads.flatMap((payload) => (payload?.sharedGoalId === sharedGoalId ? payload.events : []));
}

function rebuilt(events: SheetEvent[]): Texts | null {
  try {
    return replay(events).goals[0]?.texts ?? null;
  } catch {
    return null;
  }
}
