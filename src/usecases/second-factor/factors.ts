import { isHeldOn } from "../../database/post-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";

/** SQL: how many second factors the person has: the authenticator app and each passkey. `person`: an SQL expression. */
export function factorCount(person: string): string {
  return `((select count(*) from totp_secrets where person_id = ${person} and confirmed_at is not null)
         + (select count(*) from passkeys where person_id = ${person}))`;
}

/**
 * SQL: whether the city asks the person `p` of the session `s` for a second factor that they don't have, because of a post
 * that they hold on that day. `day`: an SQL expression.
 */
export function owesSecondFactor(day: string): string {
  return `(s.method not in ('demo', 'provider')
           and exists (select from second_factor_roles r join posts o on o.role = r.role
                        where o.person_id = p.person_id and ${isHeldOn(day)})
           and ${factorCount("p.person_id")} = 0)`;
}

/** How many second factors a person has; with none a right password is enough. */
export async function factorsOf(tx: TenantTransaction, personId: string): Promise<number> {
  const [row] = await tx.query<{ count: number }>(`select ${factorCount("$1")}::int as count`, [personId]);
  return row?.count ?? 0;
}

/** Recovery codes stand in for a second factor: without one they go. */
export async function tidyRecoveryCodes(tx: TenantTransaction, personId: string): Promise<void> {
  await tx.query(`delete from recovery_codes where person_id = $1 and ${factorCount("$1")} = 0`, [personId]);
}

/** From now on a password is enough for this person. The office, or who stands at the machine, answers for it. */
export async function removeAllFactors(tx: TenantTransaction, personId: string): Promise<void> {
  for (const table of ["totp_secrets", "passkeys", "passkey_enrolments", "recovery_codes"]) {
    await tx.query(`delete from ${table} where person_id = $1`, [personId]);
  }
}
