import {
  buildAuthorizationUrl,
  calculatePKCECodeChallenge,
  randomNonce,
  randomPKCECodeVerifier,
  randomState,
} from "openid-client";
import type { Database } from "../../database/database.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { hashOfSecret, newSessionToken, writeSessionToken } from "../sessions/session-token.ts";
import { detailOf } from "./detail-of.ts";
import { discover, redirectAddress } from "./discover.ts";
import { knownProvider } from "./provider-settings.ts";

/** So long may signing in at the provider take, in milliseconds. */
export const providerSignInLifetime = 15 * 60 * 1000;

export type BegunProviderSignIn =
  /** Where to send the browser, and the value of the cookie that it comes back with. */
  | { ok: true; address: string; cookie: string }
  | { ok: false; reason: "no-provider" }
  | { ok: false; reason: "away"; detail: string };

/** Sends a person to the provider of their municipality. */
export async function beginProviderSignIn(
  db: Database,
  sealer: Sealer,
  tenantId: string,
  back: string | null,
  now: Date,
): Promise<BegunProviderSignIn> {
  const provider = await db.withTenant(tenantId, (tx) => knownProvider(tx, sealer));
  if (!provider) return { ok: false, reason: "no-provider" };
  const config = await discover(provider).catch(detailOf);
  if (typeof config === "string") return { ok: false, reason: "away", detail: config };
  const [state, nonce, verifier, token] = [
    randomState(),
    randomNonce(),
    randomPKCECodeVerifier(),
    newSessionToken(tenantId),
  ];
  await db.withTenant(tenantId, async (tx) => {
    await tx.query("delete from provider_sign_ins where expires_at < $1", [now]);
    await tx.query(
      `insert into provider_sign_ins (token_hash, state, nonce, code_verifier, back, expires_at)
       values ($1, $2, $3, $4, $5, $6)`,
      [hashOfSecret(token.secret), state, nonce, verifier, back, new Date(now.getTime() + providerSignInLifetime)],
    );
  });
  const address = buildAuthorizationUrl(config, {
    redirect_uri: redirectAddress(provider.siteAddress),
    scope: "openid profile email",
    response_type: "code",
    state,
    nonce,
    code_challenge: await calculatePKCECodeChallenge(verifier),
    code_challenge_method: "S256",
  });
  return { ok: true, address: address.href, cookie: writeSessionToken(token) };
}
