import { appendHistory } from "../../database/history-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { writePayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/**
 * Writes into the history what was done to accounts, units, years or forms: a sentence in Japanese, never a password.
 * Call it last in the transaction.
 */
export async function noteSettings(
  tx: TenantTransaction,
  by: Pick<Actor, "personId" | "name">,
  note: string,
): Promise<void> {
  const payload = writePayload({ by: by.name, events: [], note });
  const { sql, values } = appendHistory(by.personId, "settings", [{ sheetId: null, payload }]);
  await tx.query(sql, values);
}
