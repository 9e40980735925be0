import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { loginNameOf } from "../people/login-name.ts";
import { verifyPassword } from "./password.ts";
import { startSession, type Visit } from "./start-session.ts";

export type SignInOutcome = { ok: true; session: string } | { ok: false; reason: "wrong" | "too-many-attempts" };

const minute = 60 * 1000;

/**
 * Failures within `within` milliseconds before sign-in must wait. An account is watched closely. An address is not:
 * a whole town hall may stand behind one, and its people mistype every morning. One infected PC there must not shut the
 * others out either: who has signed in from the address before is not kept waiting for it. What is older than `kept` goes.
 */
export const attemptLimits = {
  within: 15 * minute,
  ofAccount: 5,
  ofAddress: 300,
  kept: 90 * 24 * 60 * minute,
} as const;

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
  const session = await db.withTenant(tenantId, async (tx) => {
    await tx.query("delete from sign_in_attempts where attempt_id = $1 or at < $2", [
      person.attempt,
      new Date(now.getTime() - attemptLimits.kept),
    ]);
    await recordAttempt(tx, { loginName, address: given.address, succeeded: true }, now);
    return await startSession(tx, personId, given, now);
  });
  return { ok: true, session };
}

/** Whether the account or the address has failed too often. Holds the account's lock until the transaction's end. */
export async function tooManyAttempts(
  tx: TenantTransaction,
  loginName: string,
  address: string,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - attemptLimits.within);
  // One at a time per account: what is counted here includes every guess that came before.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`sign-in ${tx.tenantId} ${loginName}`]);
  const [count] = await tx.query<{ ofAccount: number; ofAddress: number; known: boolean }>(
    `select (select count(*) from sign_in_attempts where login_name = $1 and at > $3 and not succeeded)::int as "ofAccount",
            (select count(*) from sign_in_attempts where source = $2 and at > $3 and not succeeded)::int as "ofAddress",
            exists (select from sign_in_attempts where login_name = $1 and source = $2 and at > $4 and succeeded) as known`,
    [loginName, address, since, new Date(now.getTime() - attemptLimits.kept)],
  );
  if (!count || count.ofAccount >= attemptLimits.ofAccount) return true;
  return count.ofAddress >= attemptLimits.ofAddress && !count.known;
}

type Attempt = { loginName: string; address: string; succeeded: boolean };

/** Returns the attempt's id, by which it can be taken back. */
export async function recordAttempt(tx: TenantTransaction, attempt: Attempt, now: Date): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    "insert into sign_in_attempts (at, login_name, source, succeeded) values ($1, $2, $3, $4) returning attempt_id as id",
    [now, attempt.loginName, attempt.address, attempt.succeeded],
  );
  if (!row) throw new Error("the attempt was not recorded");
  return row.id;
}
