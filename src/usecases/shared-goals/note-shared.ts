import { appendHistory } from "../../database/history-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";

/** Writes into the history what was done with a shared goal itself; what it does to sheets stands in theirs. */
export async function noteShared(
  tx: TenantTransaction,
  actor: Actor,
  note: string,
  events: SheetEvent[] = [],
): Promise<void> {
  const payload = writePayload({ by: actor.name, events, note });
  const { sql, values } = appendHistory(actor.personId, "shared", [{ sheetId: null, payload }]);
  await tx.query(sql, values);
}
