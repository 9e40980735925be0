import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { deviceLifetime } from "./known-devices.ts";
import type { Visit } from "./start-session.ts";

const minute = 60 * 1000;

/**
 * Failures within `within` milliseconds before sign-in must wait. Each account has a budget for every browser it has been
 * signed in with, one for every address it has been signed in from, and one for all strangers together: who guesses from
 * elsewhere can't shut its owner out. An address is not watched closely: a whole town hall may stand behind one, and its
 * people mistype every morning. What is older than `kept` goes.
 */
export const attemptLimits = {
  within: 15 * minute,
  ofAccount: 5,
  ofAddress: 300,
  kept: 90 * 24 * 60 * minute,
} as const;

/** Who tries to sign in to an account; `known`: by what the account knows them, null for a stranger. */
export type Guesser = {
  loginName: string;
  address: string;
  deviceHash: Buffer | null;
  known: "device" | "address" | null;
};

/** Holds the account's lock until the transaction's end. */
export async function guesserOf(tx: TenantTransaction, loginName: string, visit: Visit, now: Date): Promise<Guesser> {
  const { address } = visit;
  const deviceHash = visit.deviceHash ?? null;
  // One at a time per account: what is counted below includes every guess that came before.
  await tx.query("select pg_advisory_xact_lock(hashtextextended($1, 0))", [`sign-in ${tx.tenantId} ${loginName}`]);
  const [row] = await tx.query<{ device: boolean; address: boolean }>(
    `select exists (select from known_devices d join people p on p.tenant_id = d.tenant_id and p.person_id = d.person_id
                     where p.login_name = $1 and d.device_hash = $3 and d.last_used_at > $5) as device,
            exists (select from sign_in_attempts
                     where login_name = $1 and source = $2 and at > $4 and succeeded) as address`,
    [
      loginName,
      address,
      deviceHash,
      new Date(now.getTime() - attemptLimits.kept),
      new Date(now.getTime() - deviceLifetime),
    ],
  );
  const known = row?.device ? "device" : row?.address ? "address" : null;
  return { loginName, address, deviceHash: known === "device" ? deviceHash : null, known };
}

/** Whether this account by such a guesser, or a stranger's address, has failed too often. */
export async function tooManyAttempts(
  tx: TenantTransaction,
  { loginName, address, deviceHash, known }: Guesser,
  now: Date,
): Promise<boolean> {
  const since = new Date(now.getTime() - attemptLimits.within);
  const [own] = await tx.query<{ count: number }>(
    `select count(*)::int as count from sign_in_attempts
      where login_name = $1 and at > $2 and not succeeded and known is not distinct from $3
        and device_hash is not distinct from $4 and (known is distinct from 'address' or source = $5)`,
    [loginName, since, known, deviceHash, address],
  );
  if (!own || own.count >= attemptLimits.ofAccount) return true;
  if (known !== null) return false;
  // Who mistyped and then got in was no guesser.
  const [all] = await tx.query<{ count: number }>(
    `select count(*)::int as count from sign_in_attempts a
      where source = $1 and at > $2 and not succeeded and not exists
        (select from sign_in_attempts b
          where b.login_name = a.login_name and b.source = a.source and b.at >= a.at and b.succeeded)`,
    [address, since],
  );
  return !all || all.count >= attemptLimits.ofAddress;
}

/** Returns the attempt's id, by which it can be taken back. */
export async function recordAttempt(
  tx: TenantTransaction,
  { loginName, address, deviceHash, known }: Guesser,
  succeeded: boolean,
  now: Date,
): Promise<number> {
  const [row] = await tx.query<{ id: number }>(
    `insert into sign_in_attempts (at, login_name, source, known, device_hash, succeeded)
     values ($1, $2, $3, $4, $5, $6) returning attempt_id as id`,
    [now, loginName, address, known, deviceHash, succeeded],
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
