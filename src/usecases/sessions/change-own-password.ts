import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { hashPassword, verifyPassword } from "./password.ts";
import { recordAttempt, tooManyAttempts } from "./sign-in.ts";
import { startSession, type Visit } from "./start-session.ts";

export type OwnPasswordOutcome =
  | { ok: true; session: string }
  | { ok: false; reason: "wrong" | "too-many-attempts" | "no-password" };

/**
 * A person's own new password. Every session of theirs ends and a new one begins for who knew the old one. Wrong
 * guesses count as failed sign-ins: a screen left open is no way around the limit.
 */
export async function changeOwnPassword(
  db: Database,
  actor: Actor,
  given: { present: string; next: string } & Visit,
  now: Date,
): Promise<OwnPasswordOutcome> {
  const { tenantId, personId } = actor;
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
  const hash = await hashPassword(given.next);
  return await db.withTenant(tenantId, async (tx) => {
    // Not if the office set another one meanwhile, or closed the account.
    const [changed] = await tx.query<{ name: string }>(
      `update people set password_hash = $2 where person_id = $1 and password_hash = $3 and disabled_at is null
       returning name`,
      [personId, hash, begun.hash],
    );
    if (!changed) return { ok: false, reason: "wrong" };
    await tx.query("delete from sign_in_attempts where attempt_id = $1", [begun.attempt]);
    await tx.query("delete from sessions where person_id = $1", [personId]);
    const session = await startSession(tx, personId, given, now);
    await noteSettings(tx, actor, `「${changed.name}」が自分のパスワードを変更しました。`);
    return { ok: true, session };
  });
}

/** Whether the person signs in with a password of ours (people of a demo city have none). */
export async function hasPassword(db: Database, actor: Actor): Promise<boolean> {
  const [row] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<{ has: boolean }>("select password_hash is not null as has from people where person_id = $1", [
      actor.personId,
    ]),
  );
  return row?.has ?? false;
}
