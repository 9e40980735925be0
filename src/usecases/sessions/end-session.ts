import type { Database } from "../../database/database.ts";
import { hashOfSecret, readSessionToken } from "./session-token.ts";

/** Signs out: the secret is worth nothing from now on. */
export async function endSession(db: Database, value: string): Promise<void> {
  const token = readSessionToken(value);
  if (!token) return;
  await db.withTenant(token.tenantId, (tx) =>
    tx.query("delete from sessions where token_hash = $1", [hashOfSecret(token.secret)]),
  );
}
