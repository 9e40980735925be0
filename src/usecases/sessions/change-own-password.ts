import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { confirmOwnPassword, type PasswordRefusal } from "./confirm-own-password.ts";
import { hashPassword } from "./password.ts";
import { startSession, type Visit } from "./start-session.ts";

export type OwnPasswordOutcome = { ok: true; session: string } | PasswordRefusal;

/**
 * A person's own new password. Every session of theirs ends and a new one begins for who knew the old one.
 */
export async function changeOwnPassword(
  db: Database,
  actor: Actor,
  given: { present: string; next: string } & Visit,
  now: Date,
): Promise<OwnPasswordOutcome> {
  const { tenantId, personId } = actor;
  const proved = await confirmOwnPassword(db, actor, given, now);
  if (!proved.ok) return proved;
  const hash = await hashPassword(given.next);
  return await db.withTenant(tenantId, async (tx) => {
    // Not if the office set another one meanwhile, or closed the account.
    const [changed] = await tx.query<{ name: string }>(
      `update people set password_hash = $2 where person_id = $1 and password_hash = $3 and disabled_at is null
       returning name`,
      [personId, hash, proved.hash],
    );
    if (!changed) return { ok: false, reason: "wrong" };
    await tx.query("delete from sessions where person_id = $1", [personId]);
    await tx.query("delete from second_steps where person_id = $1", [personId]);
    const session = await startSession(tx, personId, given, now, "password");
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
