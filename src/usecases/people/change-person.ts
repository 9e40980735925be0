import type { Database } from "../../database/database.ts";
import { type Actor, type Role, roleNames } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { hashPassword } from "../sessions/password.ts";

export type PersonChange = {
  name: string;
  post: string;
  role: Role;
  unitId: string | null;
  closed: boolean;
  /** A new password; null keeps the present one. */
  password: string | null;
};

export type ChangePersonOutcome = { ok: true } | { ok: false; reason: "not-found" | "last-office" };

/**
 * Changes an account. Who loses it, or gets a new password, is signed out at once. The last open account of the
 * office stays what it is: nobody could open another one. What changed is said in the history.
 */
export async function changePerson(
  db: Database,
  actor: Actor,
  personId: string,
  change: PersonChange,
): Promise<ChangePersonOutcome> {
  const hash = change.password === null ? null : await hashPassword(change.password);
  return await db.withTenant(actor.tenantId, async (tx) => {
    // Locked together, so that two offices closing each other's account at once can't both succeed.
    const offices = await tx.query<{ id: string }>(
      "select person_id as id from people where role = 'office' and disabled_at is null for update",
    );
    const leaves = change.closed || change.role !== "office";
    if (leaves && offices.length === 1 && offices[0]?.id === personId) return { ok: false, reason: "last-office" };
    const [before] = await tx.query<Before>(
      `select name, post, role, unit_id as "unitId", disabled_at is not null as closed
         from people where person_id = $1 for update`,
      [personId],
    );
    if (!before) return { ok: false, reason: "not-found" };
    await tx.query(
      `update people set name = $2, post = $3, role = $4, unit_id = $5,
              disabled_at = case when $6 then coalesce(disabled_at, now()) end,
              password_hash = coalesce($7, password_hash)
        where person_id = $1`,
      [personId, change.name, change.post, change.role, change.unitId, change.closed, hash],
    );
    if (change.closed || hash) {
      await tx.query("delete from sessions where person_id = $1", [personId]);
      await tx.query("delete from second_steps where person_id = $1", [personId]);
    }
    const said = differences(before, change);
    if (said.length > 0) await noteSettings(tx, actor, `利用者「${before.name}」：${said.join("、")}。`);
    return { ok: true };
  });
}

type Before = Omit<PersonChange, "password">;

/** What changed, in words. Of a password only that it is new. */
function differences(before: Before, after: PersonChange): string[] {
  const said: string[] = [];
  if (before.name !== after.name) said.push(`氏名を「${after.name}」に変更`);
  if (before.post !== after.post) said.push(`職名を「${before.post}」から「${after.post}」に変更`);
  if (before.unitId !== after.unitId) said.push("所属を変更");
  if (before.role !== after.role) said.push(`役割を${roleNames[before.role]}から${roleNames[after.role]}に変更`);
  if (after.password !== null) said.push("パスワードを再設定");
  if (before.closed !== after.closed) said.push(after.closed ? "利用を停止" : "利用を再開");
  return said;
}
