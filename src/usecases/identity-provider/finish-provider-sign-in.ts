import { authorizationCodeGrant, fetchUserInfo } from "openid-client";
import type { Database } from "../../database/database.ts";
import { loginNameOf } from "../people/login-name.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { hashOfSecret, readSessionToken } from "../sessions/session-token.ts";
import { startSession, type Visit } from "../sessions/start-session.ts";
import { detailOf } from "./detail-of.ts";
import { discover, redirectAddress } from "./discover.ts";
import { type KnownProvider, knownProvider } from "./provider-settings.ts";

export type ProviderSignInOutcome =
  | { ok: true; session: string; back: string | null }
  /** Nothing was under way from this browser, or its answer has been used. */
  | { ok: false; reason: "not-begun" }
  /** The provider's answer is not to be trusted, or it is away. `detail` is for the log. */
  | { ok: false; reason: "refused"; tenantId: string; detail: string }
  /** The provider knows the person, this program doesn't. `loginName`: as the provider said it, null if it said none. */
  | { ok: false; reason: "unknown-person"; tenantId: string; loginName: string | null };

type Begun = { state: string; nonce: string; verifier: string; back: string | null };

/** Checks the provider's answer (state, issuer, audience, nonce, PKCE) and signs the person in. `search`: the query that came back. */
export async function finishProviderSignIn(
  db: Database,
  sealer: Sealer,
  value: string,
  given: { search: string } & Visit,
  now: Date,
): Promise<ProviderSignInOutcome> {
  const token = readSessionToken(value);
  if (!token) return { ok: false, reason: "not-begun" };
  const { tenantId } = token;
  const found = await db.withTenant(tenantId, async (tx) => {
    const [begun] = await tx.query<Begun>(
      `delete from provider_sign_ins where token_hash = $1 and expires_at > $2
       returning state, nonce, code_verifier as verifier, back`,
      [hashOfSecret(token.secret), now],
    );
    return { begun, provider: await knownProvider(tx, sealer) };
  });
  const { begun, provider } = found;
  if (!begun || !provider) return { ok: false, reason: "not-begun" };
  let loginName: string | null;
  try {
    loginName = await saidLoginName(provider, begun, given.search);
  } catch (error) {
    return { ok: false, reason: "refused", tenantId, detail: detailOf(error) };
  }
  const session = await db.withTenant(tenantId, async (tx) => {
    const [person] = await tx.query<{ personId: string }>(
      `select person_id as "personId" from people where login_name = $1 and disabled_at is null`,
      [loginNameOf(loginName ?? "")],
    );
    return person ? await startSession(tx, person.personId, given, now, "provider") : null;
  });
  if (session === null) return { ok: false, reason: "unknown-person", tenantId, loginName };
  return { ok: true, session, back: begun.back };
}

/** Throws when anything about the answer is wrong. */
async function saidLoginName(provider: KnownProvider, begun: Begun, search: string): Promise<string | null> {
  const config = await discover(provider);
  const address = new URL(redirectAddress(provider.siteAddress));
  address.search = search;
  const tokens = await authorizationCodeGrant(config, address, {
    expectedState: begun.state,
    expectedNonce: begun.nonce,
    pkceCodeVerifier: begun.verifier,
    idTokenExpected: true,
  });
  const claims = tokens.claims();
  if (!claims) throw new Error("no ID token");
  // Many providers keep names out of the ID token.
  const said = provider.claim in claims ? claims : await fetchUserInfo(config, tokens.access_token, claims.sub);
  // An address that the provider has not verified may be anyone's.
  if (provider.claim === "email" && said.email_verified !== true) return null;
  const name = said[provider.claim];
  return typeof name === "string" && name.trim() !== "" ? name : null;
}
