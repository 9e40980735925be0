import { openActors } from "../../database/actor-store.ts";
import type { Database } from "../../database/database.ts";
import { insertNotifications } from "../../database/notification-store.ts";
import type { SharedNotice } from "../../domain/notifications/notice.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { worksIn } from "../../domain/permissions/permissions.ts";

/** `sharedGoalId` null: several at once. `sheetIds`: the sheets that were touched. `occasion`: what makes it one act, told once to each person for a sheet. */
export type SharedAct = {
  kind: SharedNotice;
  sharedGoalId: string | null;
  sheetIds: readonly string[];
  occasion: string;
  today: string;
};

/** Words of a plan are mended several times a day: the sections are told once. */
export const changed = (sharedGoalId: string, sheetIds: string[], today: string): SharedAct => {
  return { kind: "shared-changed", sharedGoalId, sheetIds, occasion: `${sharedGoalId} ${today}`, today };
};

/**
 * Tells those who write these sheets what was done with a shared goal on them; not who did it themselves. A transaction
 * of its own, after the one that it tells of: notices are written before the history everywhere, and which sheets took
 * the goal is only known after theirs was.
 */
export async function tellWriters(
  db: Database,
  actor: Actor,
  { kind, sharedGoalId, sheetIds, occasion, today }: SharedAct,
): Promise<void> {
  if (sheetIds.length === 0) return;
  await db.withTenant(actor.tenantId, async (tx) => {
    const sheets = await tx.query<{ sheetId: string; unitId: string }>(
      `select sheet_id as "sheetId", unit_id as "unitId" from sheets where sheet_id = any($1)`,
      [sheetIds],
    );
    const people = (await openActors(tx, today)).filter(({ personId }) => personId !== actor.personId);
    const about = { kind, sharedGoalId, threadId: null, causedBy: actor.personId, stage: null, due: null };
    const notices = sheets.flatMap(({ sheetId, unitId }) =>
      people
        .filter((person) => worksIn(person, unitId))
        .map(({ personId }) => ({ ...about, personId, sheetId, occasion: `${kind} ${sheetId} ${occasion}` })),
    );
    if (notices.length > 0) await tx.queryAll([insertNotifications(notices)]);
  });
}
