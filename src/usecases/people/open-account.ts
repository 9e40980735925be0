import type { Database } from "../../database/database.ts";
import { type Actor, roleNames } from "../../domain/permissions/actor.ts";
import { noteSettings } from "../history/note-settings.ts";
import { hashPassword } from "../sessions/password.ts";
import { addPerson, type NewPerson } from "./add-person.ts";
import { loginNameOf } from "./login-name.ts";

export type NewAccount = Omit<NewPerson, "passwordHash"> & { password: string };

/** Opens an account with its first password and says so in the history. For the office. */
export async function openAccount(
  db: Database,
  actor: Actor,
  { password, ...person }: NewAccount,
): Promise<{ ok: true; personId: string } | { ok: false; reason: "login-name-taken" }> {
  const passwordHash = await hashPassword(password);
  return await db.withTenant(actor.tenantId, async (tx) => {
    const added = await addPerson(tx, { ...person, passwordHash });
    if (!added) return { ok: false, reason: "login-name-taken" };
    const { name, role, loginName } = person;
    await noteSettings(
      tx,
      actor,
      `利用者「${name}」(${loginNameOf(loginName)})を追加しました。役割は${roleNames[role]}です。`,
    );
    return { ok: true, personId: added.personId };
  });
}
