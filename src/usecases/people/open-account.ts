import type { Database } from "../../database/database.ts";
import { lockUnits } from "../../database/reorganisation-store.ts";
import { type Actor, roleNames } from "../../domain/permissions/actor.ts";
import { mayGiveRole } from "../../domain/permissions/permissions.ts";
import { noteSettings } from "../history/note-settings.ts";
import { hashPassword } from "../sessions/password.ts";
import { addPerson } from "./add-person.ts";
import type { NewPost } from "./give-post.ts";
import { loginNameOf } from "./login-name.ts";
import { hasOtherWayIn } from "./other-way-in.ts";
import { unitOnDay } from "./unit-on-day.ts";

export type NewAccount = {
  loginName: string;
  name: string;
  email?: string | null;
  password: string | null;
  post: NewPost;
};

/** Opens an account with its first post and password (null: the person comes in by the office's own sign-in) and says so in the history. */
export async function openAccount(
  db: Database,
  actor: Actor,
  { loginName, name, email = null, password, post }: NewAccount,
): Promise<
  | { ok: true; personId: string }
  | { ok: false; reason: "login-name-taken" | "no-password" | "forbidden" | "no-such-unit" | "unit-not-there" }
> {
  if (!mayGiveRole(actor, post.role)) return { ok: false, reason: "forbidden" };
  const passwordHash = password === null ? null : await hashPassword(password);
  return await db.withTenant(actor.tenantId, async (tx) => {
    if (passwordHash === null && !(await hasOtherWayIn(tx))) return { ok: false, reason: "no-password" };
    await lockUnits(tx);
    const unit = await unitOnDay(tx, post.unitId, post.from);
    if (!unit.ok) return unit;
    const added = await addPerson(tx, { loginName, name, email, posts: [post], passwordHash });
    if (!added) return { ok: false, reason: "login-name-taken" };
    const role = roleNames[post.role];
    await noteSettings(tx, actor, `利用者「${name}」(${loginNameOf(loginName)})を追加しました。役割は${role}です。`);
    return { ok: true, personId: added.personId };
  });
}
