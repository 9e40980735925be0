import { randomBytes } from "node:crypto";
import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { detailOf } from "../identity-provider/detail-of.ts";
import { factorsOf } from "../second-factor/factors.ts";
import { renewRecoveryCodes } from "../second-factor/recovery-codes.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { confirmOwnPassword, type PasswordRefusal } from "../sessions/confirm-own-password.ts";
import type { Visit } from "../sessions/start-session.ts";
import { readRegistration } from "./credential-json.ts";
import { type RelyingParty, relyingParty } from "./relying-party.ts";
import { algorithms, webauthn } from "./webauthn.ts";

/** So long may making one take, in milliseconds. */
const lifetime = 10 * 60 * 1000;

const mostOfOnePerson = 20;

export type BegunPasskey = { ok: true } | PasswordRefusal | { ok: false; reason: "no-site-address" | "too-many" };

/** Asks for a new passkey of that name on this screen, from who knows the person's password. */
export async function beginPasskey(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { present: string; name: string; sessionId: string } & Visit,
  now: Date,
): Promise<BegunPasskey> {
  const { tenantId, personId } = actor;
  const proved = await confirmOwnPassword(db, sealer, actor, given, now);
  if (!proved.ok) return proved;
  return await db.withTenant(tenantId, async (tx) => {
    if ((await relyingParty(tx)) === null) return { ok: false, reason: "no-site-address" };
    const known = await tx.query("select 1 from passkeys where person_id = $1", [personId]);
    if (known.length >= mostOfOnePerson) return { ok: false, reason: "too-many" };
    await tx.query("delete from passkey_enrolments where person_id = $1 or expires_at < $2", [personId, now]);
    await tx.query(
      `insert into passkey_enrolments (person_id, session_id, challenge, name, expires_at) values ($1, $2, $3, $4, $5)`,
      [
        personId,
        given.sessionId,
        randomBytes(32).toString("base64url"),
        given.name,
        new Date(now.getTime() + lifetime),
      ],
    );
    return { ok: true };
  });
}

/** What the browser is asked to make; null when nothing was begun on this screen, or too long ago. */
export async function askedPasskey(db: Database, { tenantId, personId }: Actor, sessionId: string, now: Date) {
  return await db.withTenant(tenantId, async (tx) => {
    const party = await relyingParty(tx);
    const [row] = await tx.query<{ challenge: string; name: string; loginName: string; person: string; city: string }>(
      `select e.challenge, e.name, p.login_name as "loginName", p.name as person, m.name as city
         from passkey_enrolments e
         join people p on p.tenant_id = e.tenant_id and p.person_id = e.person_id
         join municipalities m on m.tenant_id = e.tenant_id
        where e.person_id = $1 and e.session_id = $2 and e.expires_at > $3`,
      [personId, sessionId, now],
    );
    if (!row || !party) return null;
    const known = await tx.query<{ id: string }>(
      "select credential_id as id from passkeys where person_id = $1 and rp_id = $2",
      [personId, party.rpId],
    );
    const { generateRegistrationOptions } = await webauthn();
    const options = await generateRegistrationOptions({
      rpName: `道しるべ ${row.city}`,
      rpID: party.rpId,
      userName: row.loginName,
      userDisplayName: row.person,
      userID: bytesOf(Buffer.from(personId.replaceAll("-", ""), "hex")),
      challenge: bytesOf(Buffer.from(row.challenge, "base64url")),
      attestationType: "none",
      supportedAlgorithmIDs: algorithms,
      excludeCredentials: known,
      // It is asked for beside a password: neither need it name the person by itself, nor ask for a PIN.
      authenticatorSelection: { residentKey: "discouraged", userVerification: "preferred" },
    });
    return { name: row.name, options };
  });
}

export type MadePasskey =
  /** `recoveryCodes`: when it is the person's first second factor. */
  | { ok: true; recoveryCodes: string[] | null }
  | { ok: false; reason: "not-begun" | "known" }
  /** `detail` is for the log. */
  | { ok: false; reason: "refused"; detail: string };

/** Takes what the browser has made. The question is used up, whatever the answer is. */
export async function finishPasskey(
  db: Database,
  actor: Actor,
  given: { made: string; sessionId: string },
  now: Date,
): Promise<MadePasskey> {
  const { tenantId, personId } = actor;
  return await db.withTenant(tenantId, async (tx) => {
    const party = await relyingParty(tx);
    const [asked] = await tx.query<{ challenge: string; name: string }>(
      `delete from passkey_enrolments where person_id = $1 and session_id = $2 and expires_at > $3
       returning challenge, name`,
      [personId, given.sessionId, now],
    );
    if (!asked || !party) return { ok: false, reason: "not-begun" };
    const made = await verified(given.made, asked.challenge, party);
    if (typeof made === "string") return { ok: false, reason: "refused", detail: made };
    const first = (await factorsOf(tx, personId)) === 0;
    const { credential } = made;
    const added = await tx.query(
      `insert into passkeys (person_id, credential_id, public_key, counter, transports, rp_id, name, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict do nothing returning 1`,
      [
        personId,
        credential.id,
        Buffer.from(credential.publicKey),
        credential.counter,
        credential.transports ?? [],
        party.rpId,
        asked.name,
        now,
      ],
    );
    if (added.length === 0) return { ok: false, reason: "known" };
    const recoveryCodes = first ? await beginTwoSteps(tx, personId, given.sessionId) : null;
    await noteSettings(tx, actor, `「${actor.name}」がパスキー「${asked.name}」を登録しました。`);
    return { ok: true, recoveryCodes };
  });
}

/** From the first second factor on, screens that were opened without one are signed out. */
async function beginTwoSteps(tx: TenantTransaction, personId: string, sessionId: string): Promise<string[]> {
  await tx.query("delete from sessions where person_id = $1 and session_id <> $2", [personId, sessionId]);
  await tx.query("delete from second_steps where person_id = $1", [personId]);
  return await renewRecoveryCodes(tx, personId);
}

async function verified(text: string, challenge: string, { origin, rpId }: RelyingParty) {
  const response = readRegistration(text);
  if (!response) return "no credential";
  try {
    const { verifyRegistrationResponse } = await webauthn();
    const answer = await verifyRegistrationResponse({
      response,
      expectedChallenge: challenge,
      expectedOrigin: origin,
      expectedRPID: rpId,
      requireUserVerification: false,
      supportedAlgorithmIDs: algorithms,
    });
    return answer.verified ? answer.registrationInfo : "not verified";
  } catch (error) {
    return detailOf(error);
  }
}

/** The library asks for bytes of a buffer of their own. */
function bytesOf(buffer: Buffer): Uint8Array<ArrayBuffer> {
  return new Uint8Array(buffer);
}
