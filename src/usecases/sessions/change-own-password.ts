import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import type { Sealer } from "../secrets/sealer.ts";
import { confirmOwnPassword, type PasswordRefusal } from "./confirm-own-password.ts";
import { hashPassword } from "./password.ts";
import { startSession, type Visit } from "./start-session.ts";

export type OwnPasswordOutcome = { ok: true; session: string } | PasswordRefusal;

/**
 * A person's own new password. Every session of theirs ends and a new one begins for who knew the old one.
 */
export async function changeOwnPassword(
  db: Database,
  sealer: Sealer,
  actor: Actor,
  given: { present: string; next: string } & Visit,
  now: Date,
): Promise<OwnPasswordOutcome> {
  const { tenantId, personId } = actor;
  const proved = await confirmOwnPassword(db, sealer, actor, given, now);
  if (!proved.ok) return proved;
  if (proved.hash === null) return { ok: false, reason: "no-password" };
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

/**
 * Whether the person signs in with a password: `own`, one of ours (people of a demo city have none); `any`, that or the
 * one of the office's directory.
 */
export async function passwordsOf(db: Database, actor: Actor): Promise<{ own: boolean; any: boolean }> {
  const [row] = await db.withTenant(actor.tenantId, (tx) =>
    tx.query<{ own: boolean; directory: boolean }>(
      `select password_hash is not null as own, exists (select from directories) as directory
         from people where person_id = $1`,
      [actor.personId],
    ),
  );
  return { own: row?.own ?? false, any: row !== undefined && (row.own || row.directory) };
}
