import type { Database } from "../../database/database.ts";
import { knownDirectory } from "../directory/directory-settings.ts";
import { loginNameOf } from "../people/login-name.ts";
import { factorsOf } from "../second-factor/factors.ts";
import { beginSecondStep } from "../second-factor/second-step.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { provePassword } from "./prove-password.ts";
import { guesserOf, recordAttempt, takeBackAttempt, tooManyAttempts } from "./sign-in-attempts.ts";
import { startSession, type Visit } from "./start-session.ts";

export type SignInOutcome =
  | { ok: true; session: string }
  /** The password was right; `secondStep` is the value of the cookie with which the code is given. */
  | { ok: false; reason: "second-step"; secondStep: string }
  /** `unknown-person`: the directory knows them, this program doesn't. */
  | { ok: false; reason: "wrong" | "too-many-attempts" | "unknown-person" }
  /** `detail` is for the log. */
  | { ok: false; reason: "directory-away"; detail: string };

/**
 * Signs a person in with a password, ours or that of the office's directory. Unknown, disabled and mistaken are answered
 * alike, and after the same time.
 */
export async function signIn(
  db: Database,
  sealer: Sealer,
  tenantId: string,
  given: { loginName: string; password: string } & Visit,
  now: Date,
): Promise<SignInOutcome> {
  const loginName = loginNameOf(given.loginName);
  const asked = await db.withTenant(tenantId, async (tx) => {
    const guesser = await guesserOf(tx, loginName, given, now);
    if (await tooManyAttempts(tx, guesser, now)) return "too-many-attempts" as const;
    // Counted before it is checked, so that a volley of parallel guesses counts too; success takes it back.
    const attempt = await recordAttempt(tx, guesser, false, now);
    const [row] = await tx.query<{ personId: string; hash: string | null }>(
      `select person_id as "personId", password_hash as hash from people where login_name = $1 and disabled_at is null`,
      [loginName],
    );
    const directory = await knownDirectory(tx, sealer);
    return { guesser, attempt, personId: row?.personId ?? null, loginName, hash: row?.hash ?? null, directory };
  });
  if (asked === "too-many-attempts") return { ok: false, reason: asked };
  const proof = await provePassword(asked, given.password);
  const { personId, attempt } = asked;
  if (!proof.ok) {
    // Where there was nothing to guess at, nobody has guessed.
    const guessed = proof.reason === "wrong" || asked.hash !== null;
    if (!guessed) await db.withTenant(tenantId, (tx) => takeBackAttempt(tx, attempt, now));
    return proof;
  }
  return await db.withTenant(tenantId, async (tx) => {
    await takeBackAttempt(tx, attempt, now);
    if (personId === null) return { ok: false, reason: "unknown-person" };
    if ((await factorsOf(tx, personId)) > 0) {
      return { ok: false, reason: "second-step", secondStep: await beginSecondStep(tx, personId, now) };
    }
    await recordAttempt(tx, asked.guesser, true, now);
    return { ok: true, session: await startSession(tx, personId, given, now, proof.by) };
  });
}
