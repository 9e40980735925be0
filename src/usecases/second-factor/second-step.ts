import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { noteSettings } from "../history/note-settings.ts";
import { checkPasskey } from "../passkeys/use-passkey.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { hashOfSecret, newSessionToken, readSessionToken, writeSessionToken } from "../sessions/session-token.ts";
import { guesserOf, recordAttempt, tooManyAttempts } from "../sessions/sign-in-attempts.ts";
import { startSession, type Visit } from "../sessions/start-session.ts";
import { checkCode } from "./check-code.ts";

/** So long after the password the code may be given, in milliseconds. */
export const secondStepLifetime = 10 * 60 * 1000;

/** Notes that a person has given the right password; returns the cookie's value for the second step. */
export async function beginSecondStep(tx: TenantTransaction, personId: string, now: Date): Promise<string> {
  const token = newSessionToken(tx.tenantId);
  await tx.query("delete from second_steps where expires_at < $1", [now]);
  await tx.query("insert into second_steps (token_hash, person_id, expires_at) values ($1, $2, $3)", [
    hashOfSecret(token.secret),
    personId,
    new Date(now.getTime() + secondStepLifetime),
  ]);
  return writeSessionToken(token);
}

/** What is shown: a code that was typed, or what a passkey has signed (JSON of the browser). */
export type SecondProof = { code: string } | { passkey: string };

export type SecondStepOutcome =
  | { ok: true; session: string }
  | { ok: false; reason: "wrong" | "too-many-attempts" | "expired" }
  /** `detail` is for the log. */
  | { ok: false; reason: "passkey-refused"; tenantId: string; personId: string; detail: string };

/** The second step of signing in. Wrong codes and keys count like wrong passwords. */
export async function finishSecondStep(
  db: Database,
  sealer: Sealer,
  value: string,
  given: { proof: SecondProof } & Visit,
  now: Date,
): Promise<SecondStepOutcome> {
  const token = readSessionToken(value);
  if (!token) return { ok: false, reason: "expired" };
  return await db.withTenant(token.tenantId, async (tx) => {
    const hash = hashOfSecret(token.secret);
    const find = () =>
      tx.query<{ personId: string; name: string; loginName: string }>(
        `select p.person_id as "personId", p.name, p.login_name as "loginName"
           from second_steps s join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
          where s.token_hash = $1 and s.expires_at > $2 and p.disabled_at is null`,
        [hash, now],
      );
    const [asking] = await find();
    if (!asking) return { ok: false, reason: "expired" };
    const { loginName } = asking;
    const guesser = await guesserOf(tx, loginName, given, now);
    if (await tooManyAttempts(tx, guesser, now)) return { ok: false, reason: "too-many-attempts" };
    // Asked again under the account's lock: another request may just have finished this very step.
    const [person] = await find();
    if (!person) return { ok: false, reason: "expired" };
    const { proof } = given;
    const right =
      "code" in proof
        ? await checkCode(tx, sealer, person.personId, proof.code, now)
        : await checkPasskey(tx, hash, person, proof.passkey, now);
    const succeeded = right !== null && right.method !== null;
    await recordAttempt(tx, guesser, succeeded, now);
    if (right === null) return { ok: false, reason: "wrong" };
    if (right.method === null) {
      const { tenantId } = tx;
      return { ok: false, reason: "passkey-refused", tenantId, personId: person.personId, detail: right.detail };
    }
    await tx.query("delete from second_steps where token_hash = $1", [hash]);
    const session = await startSession(tx, person.personId, given, now, right.method);
    if (right.method === "recovery-code") {
      const said = `「${person.name}」が回復用コードでサインインしました。残りは${right.left}個です。`;
      await noteSettings(tx, person, said);
    }
    return { ok: true, session };
  });
}
