import { randomBytes } from "node:crypto";
import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { noteSettings } from "../history/note-settings.ts";
import { detailOf } from "../identity-provider/detail-of.ts";
import { hashOfSecret, readSessionToken } from "../sessions/session-token.ts";
import { readAuthentication } from "./credential-json.ts";
import { relyingParty } from "./relying-party.ts";
import { webauthn } from "./webauthn.ts";

/**
 * What a browser is asked for the second step that this cookie stands for; null when the person has no passkey here.
 * The question is new each time and replaces the one before.
 */
export async function askForPasskey(db: Database, value: string, now: Date) {
  const token = readSessionToken(value);
  if (!token) return null;
  return await db.withTenant(token.tenantId, async (tx) => {
    const party = await relyingParty(tx);
    if (!party) return null;
    const known = await tx.query<{ id: string; transports: string[] }>(
      `select k.credential_id as id, k.transports from second_steps s
         join passkeys k on k.tenant_id = s.tenant_id and k.person_id = s.person_id
        where s.token_hash = $1 and s.expires_at > $2 and k.rp_id = $3`,
      [hashOfSecret(token.secret), now, party.rpId],
    );
    if (known.length === 0) return null;
    const challenge = randomBytes(32);
    await tx.query("update second_steps set challenge = $2 where token_hash = $1", [
      hashOfSecret(token.secret),
      challenge.toString("base64url"),
    ]);
    const { generateAuthenticationOptions } = await webauthn();
    return await generateAuthenticationOptions({
      rpID: party.rpId,
      allowCredentials: known,
      challenge: new Uint8Array(challenge),
      userVerification: "preferred",
    });
  });
}

type Person = { personId: string; name: string };
type Known = { passkeyId: string; publicKey: Buffer; counter: number; transports: string[]; name: string };

/** `detail`, why it is not taken, is for the log. */
export type PasskeyCheck = { method: "passkey" } | { method: null; detail: string };

/**
 * Whether a passkey of the person has signed what was asked for this step. The question is used up, whatever the answer
 * is. The caller lets only one sign-in of an account through at a time.
 */
export async function checkPasskey(
  tx: TenantTransaction,
  stepHash: Buffer,
  person: Person,
  signed: string,
  now: Date,
): Promise<PasskeyCheck> {
  const [step] = await tx.query<{ challenge: string | null }>(
    "select challenge from second_steps where token_hash = $1",
    [stepHash],
  );
  await tx.query("update second_steps set challenge = null where token_hash = $1", [stepHash]);
  const party = await relyingParty(tx);
  const response = readAuthentication(signed);
  if (!step?.challenge || !party || !response) return { method: null, detail: "nothing was asked, or no answer" };
  const [known] = await tx.query<Known>(
    `select passkey_id as "passkeyId", public_key as "publicKey", counter, transports, name
       from passkeys where person_id = $1 and credential_id = $2 and rp_id = $3`,
    [person.personId, response.id, party.rpId],
  );
  if (!known) return { method: null, detail: "no passkey of this person" };
  // The counter is compared below: only what the device has really signed can tell of a copy.
  const credential = { id: response.id, publicKey: new Uint8Array(known.publicKey), counter: -1 };
  const { verifyAuthenticationResponse } = await webauthn();
  const answer = await verifyAuthenticationResponse({
    response,
    expectedChallenge: step.challenge,
    expectedOrigin: party.origin,
    expectedRPID: party.rpId,
    credential,
    requireUserVerification: false,
  }).catch(detailOf);
  if (typeof answer === "string") return { method: null, detail: answer };
  if (!answer.verified) return { method: null, detail: "not verified" };
  const { newCounter } = answer.authenticationInfo;
  if (isCopy(known.counter, newCounter)) {
    const said = `「${person.name}」のパスキー「${known.name}」に、複製されたおそれのある応答があり、サインインを断りました。`;
    await noteSettings(tx, person, said);
    return { method: null, detail: "the counter went back" };
  }
  await tx.query("update passkeys set counter = $2, last_used_at = $3 where passkey_id = $1", [
    known.passkeyId,
    newCounter,
    now,
  ]);
  return { method: "passkey" };
}

/** Devices that count count upwards; those that don't always say 0. */
function isCopy(before: number, now: number): boolean {
  return (before > 0 || now > 0) && now <= before;
}
