import type { Database } from "../../database/database.ts";
import { isHeldOn, japanToday } from "../../database/post-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { noteSettings } from "../history/note-settings.ts";
import { removeAllFactors } from "../second-factor/factors.ts";
import { hashPassword } from "../sessions/password.ts";
import { loginNameOf } from "./login-name.ts";

/** SQL: whether anybody can administrate today. */
const someAdministrator = `exists
  (select from posts o join people q on q.tenant_id = o.tenant_id and q.person_id = o.person_id
    where o.role = 'administrator' and q.disabled_at is null and ${isHeldOn(japanToday)})`;

/**
 * For a city that has locked itself out: opens an account of the office or an administrator again with a new password and
 * without its second step. Where no open account is an administrator's today, this one
 * becomes one, even when its own post has ended. Whoever may start the
 * program on its machine can do anything to the data; the history says that it was done.
 */
export async function letInAgain(
  db: Database,
  tenantId: string,
  { loginName, password }: { loginName: string; password: string },
): Promise<{ ok: true; name: string; becameAdministrator: boolean } | { ok: false; reason: "no-such-office" }> {
  const hash = await hashPassword(password);
  return await db.withTenant(tenantId, async (tx) => {
    const login = loginNameOf(loginName);
    const [person] = await tx.query<{ personId: string; name: string }>(
      `update people p set password_hash = $2, disabled_at = null where login_name = $1 and exists
         (select from posts o where o.person_id = p.person_id and o.role in ('administrator', 'office')
                                and (${isHeldOn(japanToday)} or not ${someAdministrator}))
       returning person_id as "personId", name`,
      [login, hash],
    );
    if (!person) return { ok: false, reason: "no-such-office" };
    const { personId, name } = person;
    await removeAllFactors(tx, personId);
    for (const table of ["sessions", "second_steps"]) {
      await tx.query(`delete from ${table} where person_id = $1`, [personId]);
    }
    await tx.query("delete from sign_in_attempts where login_name = $1 and not succeeded", [login]);
    const becameAdministrator = await makeAdministrator(tx, personId);
    const post = becameAdministrator ? "、管理者の職を加え" : "";
    const said = `サーバーの画面から、利用者「${name}」のパスワードを再設定し${post}、二段階認証を解除しました(非常時の操作)。`;
    await noteSettings(tx, person, said);
    return { ok: true, name, becameAdministrator };
  });
}

/** Gives the person an administrator's post from today on, unless somebody holds one: else nobody could appoint another. */
async function makeAdministrator(tx: TenantTransaction, personId: string): Promise<boolean> {
  const given = await tx.query(
    `insert into posts (person_id, role, title, main, from_day)
     select $1, 'administrator', '', not exists (select from posts o where o.person_id = $1 and o.main and ${isHeldOn(japanToday)}),
            ${japanToday}
      where not ${someAdministrator}
     returning 1`,
    [personId],
  );
  return given.length > 0;
}
