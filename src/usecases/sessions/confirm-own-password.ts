import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { knownDirectory } from "../directory/directory-settings.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { provePassword } from "./prove-password.ts";
import { guesserOf, recordAttempt, takeBackAttempt, tooManyAttempts } from "./sign-in-attempts.ts";
import type { Visit } from "./start-session.ts";

export type PasswordRefusal = {
  ok: false;
  reason: "wrong" | "too-many-attempts" | "no-password" | "directory-away";
};

/**
 * Whether who sits at a signed-in screen knows its person's password; `hash` is what is stored, null when the directory
 * knows it. Wrong guesses count as failed sign-ins: a screen left open is no way around the limit.
 */
export async function confirmOwnPassword(
  db: Database,
  sealer: Sealer,
  { tenantId, personId }: Actor,
  given: { present: string } & Visit,
  now: Date,
): Promise<{ ok: true; hash: string | null } | PasswordRefusal> {
  const begun = await db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.query<{ loginName: string; hash: string | null }>(
      `select login_name as "loginName", password_hash as hash from people where person_id = $1`,
      [personId],
    );
    const directory = await knownDirectory(tx, sealer);
    if (!row || (row.hash === null && !directory)) return "no-password" as const;
    const guesser = await guesserOf(tx, row.loginName, given, now);
    if (await tooManyAttempts(tx, guesser, now)) return "too-many-attempts" as const;
    return { ...row, directory, attempt: await recordAttempt(tx, guesser, false, now) };
  });
  if (typeof begun === "string") return { ok: false, reason: begun };
  const proof = await provePassword(begun, given.present);
  if (!proof.ok) return { ok: false, reason: proof.reason };
  await db.withTenant(tenantId, (tx) => takeBackAttempt(tx, begun.attempt, now));
  return { ok: true, hash: proof.by === "password" ? begun.hash : null };
}
