import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { absoluteLifetime } from "./session-lifetime.ts";
import { hashOfSecret, newSessionToken, writeSessionToken } from "./session-token.ts";

/** Opens a session for a person who has proved who they are; returns the cookie's value. */
export async function startSession(tx: TenantTransaction, personId: string, now: Date): Promise<string> {
  const token = newSessionToken(tx.tenantId);
  const ends = new Date(now.getTime() + absoluteLifetime);
  await tx.query("delete from sessions where expires_at < $1", [now]);
  await tx.query(
    "insert into sessions (token_hash, person_id, created_at, last_seen_at, expires_at) values ($1, $2, $3, $3, $4)",
    [hashOfSecret(token.secret), personId, now, ends],
  );
  return writeSessionToken(token);
}
