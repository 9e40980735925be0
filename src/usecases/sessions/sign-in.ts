import type { Database } from "../../database/database.ts";
import { loginNameOf } from "../people/login-name.ts";
import { factorsOf } from "../second-factor/factors.ts";
import { beginSecondStep } from "../second-factor/second-step.ts";
import { verifyPassword } from "./password.ts";
import { recordAttempt, takeBackAttempt, tooManyAttempts } from "./sign-in-attempts.ts";
import { startSession, type Visit } from "./start-session.ts";

export type SignInOutcome =
  | { ok: true; session: string }
  /** The password was right; `secondStep` is the value of the cookie with which the code is given. */
  | { ok: false; reason: "second-step"; secondStep: string }
  | { ok: false; reason: "wrong" | "too-many-attempts" };

/** Signs a person in with a password. Unknown, disabled and mistaken are answered alike, and after the same time. */
export async function signIn(
  db: Database,
  tenantId: string,
  given: { loginName: string; password: string } & Visit,
  now: Date,
): Promise<SignInOutcome> {
  const loginName = loginNameOf(given.loginName);
  const person = await db.withTenant(tenantId, async (tx) => {
    if (await tooManyAttempts(tx, loginName, given.address, now)) return "too-many-attempts" as const;
    // Counted before it is checked, so that a volley of parallel guesses counts too; success takes it back.
    const attempt = await recordAttempt(tx, { loginName, address: given.address, succeeded: false }, now);
    const [row] = await tx.query<{ personId: string; hash: string | null }>(
      `select person_id as "personId", password_hash as hash from people where login_name = $1 and disabled_at is null`,
      [loginName],
    );
    return { attempt, personId: row?.personId ?? null, hash: row?.hash ?? null };
  });
  if (person === "too-many-attempts") return { ok: false, reason: person };
  const right = await verifyPassword(given.password, person.hash);
  const { personId } = person;
  if (!right || personId === null) return { ok: false, reason: "wrong" };
  return await db.withTenant(tenantId, async (tx) => {
    await takeBackAttempt(tx, person.attempt, now);
    if ((await factorsOf(tx, personId)) > 0) {
      return { ok: false, reason: "second-step", secondStep: await beginSecondStep(tx, personId, now) };
    }
    await recordAttempt(tx, { loginName, address: given.address, succeeded: true }, now);
    return { ok: true, session: await startSession(tx, personId, given, now, "password") };
  });
}
