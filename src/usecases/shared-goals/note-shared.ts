import { appendHistory } from "../../database/history-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";

/**
 * Writes into the history what was done with a shared goal itself; what it does to sheets stands in theirs. The entries
 * name the goal by its id, in whose history they are read and with which they are disposed of.
 */
export async function noteShared(
  tx: TenantTransaction,
  actor: Actor,
  sharedGoalId: string,
  note: string,
  events: SheetEvent[] = [],
): Promise<void> {
  const payload = writePayload({ by: actor.name, events, note, sharedGoalId });
  const { sql, values } = appendHistory(actor.personId, "shared", [{ sheetId: null, payload }]);
  await tx.query(sql, values);
}
