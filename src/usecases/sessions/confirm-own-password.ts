import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { verifyPassword } from "./password.ts";
import { recordAttempt, takeBackAttempt, tooManyAttempts } from "./sign-in-attempts.ts";

export type PasswordRefusal = { ok: false; reason: "wrong" | "too-many-attempts" | "no-password" };

/**
 * Whether who sits at a signed-in screen knows its person's password; `hash` is what is stored. Wrong guesses count
 * as failed sign-ins: a screen left open is no way around the limit.
 */
export async function confirmOwnPassword(
  db: Database,
  { tenantId, personId }: Actor,
  given: { present: string; address: string },
  now: Date,
): Promise<{ ok: true; hash: string } | PasswordRefusal> {
  const begun = await db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.query<{ loginName: string; hash: string | null }>(
      `select login_name as "loginName", password_hash as hash from people where person_id = $1`,
      [personId],
    );
    if (!row?.hash) return "no-password" as const;
    if (await tooManyAttempts(tx, row.loginName, given.address, now)) return "too-many-attempts" as const;
    const attempt = { loginName: row.loginName, address: given.address, succeeded: false };
    return { hash: row.hash, attempt: await recordAttempt(tx, attempt, now) };
  });
  if (typeof begun === "string") return { ok: false, reason: begun };
  if (!(await verifyPassword(given.present, begun.hash))) return { ok: false, reason: "wrong" };
  await db.withTenant(tenantId, (tx) => takeBackAttempt(tx, begun.attempt, now));
  return { ok: true, hash: begun.hash };
}
