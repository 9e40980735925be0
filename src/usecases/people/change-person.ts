import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { hashPassword } from "../sessions/password.ts";
import { changeablePerson } from "./changeable-person.ts";

export type PersonChange = {
  name: string;
  email: string | null;
  closed: boolean;
  /** A new password; null keeps the present one. */
  password: string | null;
};

export type ChangePersonOutcome =
  | { ok: true }
  | { ok: false; reason: "not-found" | "forbidden" | "last-administrator" };

/**
 * Changes an account. Who loses it, or gets a new password, is signed out at once. The last open account of an
 * administrator stays open: nobody could open another one. What changed is said in the history.
 */
export async function changePerson(
  db: Database,
  actor: Actor,
  personId: string,
  change: PersonChange,
): Promise<ChangePersonOutcome> {
  const hash = change.password === null ? null : await hashPassword(change.password);
  return await db.withTenant(actor.tenantId, async (tx) => {
    const found = await changeablePerson(tx, actor, personId);
    if (!found.ok) return found;
    const { person } = found;
    if (change.closed && person.wouldLeaveNoAdministrator(person.posts.map(({ postId }) => postId))) {
      return { ok: false, reason: "last-administrator" };
    }
    await tx.query(
      `update people set name = $2, disabled_at = case when $3 then coalesce(disabled_at, now()) end,
              password_hash = coalesce($4, password_hash), email = $5
        where person_id = $1`,
      [personId, change.name, change.closed, hash, change.email],
    );
    if (change.closed || hash) {
      await tx.query("delete from sessions where person_id = $1", [personId]);
      await tx.query("delete from second_steps where person_id = $1", [personId]);
    }
    const said = differences(person, change);
    if (said.length > 0) await noteSettings(tx, actor, `利用者「${person.name}」：${said.join("、")}。`);
    return { ok: true };
  });
}

/** What changed, in words. Of a password only that it is new. */
function differences(before: Pick<PersonChange, "name" | "email" | "closed">, after: PersonChange): string[] {
  const said: string[] = [];
  if (before.name !== after.name) said.push(`氏名を「${after.name}」に変更`);
  if (before.email !== after.email) said.push("メールアドレスを変更");
  if (after.password !== null) said.push("パスワードを再設定");
  if (before.closed !== after.closed) said.push(after.closed ? "利用を停止" : "利用を再開");
  return said;
}
