import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { rememberDevice } from "./known-devices.ts";
import { absoluteLifetime } from "./session-lifetime.ts";
import { hashOfSecret, newSessionToken, writeSessionToken } from "./session-token.ts";

/**
 * Where a request comes from: the network address ("" when unknown), what the browser calls itself, and the hash of the
 * cookie by which it is known again.
 */
export type Visit = { address: string; userAgent?: string; deviceHash?: Buffer };

/** How it was proved. `directory`, `provider`: by the office's own directory or identity provider. */
export type SignInMethod =
  | "password"
  | "directory"
  | "totp"
  | "recovery-code"
  | "passkey"
  | "demo"
  | "provider"
  | "support";

const longestUserAgent = 400;

/** Opens a session for a person who has proved who they are; returns the cookie's value. */
export async function startSession(
  tx: TenantTransaction,
  personId: string,
  { address, userAgent = "", deviceHash }: Visit,
  now: Date,
  method: SignInMethod,
): Promise<string> {
  const token = newSessionToken(tx.tenantId);
  const ends = new Date(now.getTime() + absoluteLifetime);
  await tx.query("delete from sessions where expires_at < $1", [now]);
  await tx.query(
    `insert into sessions (token_hash, person_id, created_at, last_seen_at, expires_at, source, user_agent, method)
     values ($1, $2, $3, $3, $4, $5, $6, $7)`,
    [hashOfSecret(token.secret), personId, now, ends, address, userAgent.slice(0, longestUserAgent), method],
  );
  if (deviceHash) await rememberDevice(tx, personId, deviceHash, now);
  return writeSessionToken(token);
}
