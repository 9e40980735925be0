import type { TenantTransaction } from "../../database/tenant-transaction.ts";

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

/** Takes back an attempt that was no failure, and forgets what is too old to count. */
export async function takeBackAttempt(tx: TenantTransaction, attempt: number, now: Date): Promise<void> {
  await tx.query("delete from sign_in_attempts where attempt_id = $1 or at < $2", [
    attempt,
    new Date(now.getTime() - attemptLimits.kept),
  ]);
}
