import type { Database } from "../../database/database.ts";
import { isHeldOn, japanToday, postsOn } from "../../database/post-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/**
 * As whom a command in the terminal acts: the office account of that login name, or the first one there is. Whoever may start the
 * program on its machine can do anything to the data; what is written still carries a name.
 */
export async function terminalActor(db: Database, tenantId: string, loginName: string | null): Promise<Actor | null> {
  return await db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.query<Omit<Actor, "tenantId">>(
      `select p.person_id as "personId", p.name, ${postsOn("p.person_id", japanToday)} as posts from people p
       where exists (select from posts o where o.person_id = p.person_id and o.role = 'office' and ${isHeldOn(japanToday)})
         and p.disabled_at is null and ($1::text is null or p.login_name = $1)
       order by created_at, login_name limit 1`,
      [loginName],
    );
    return row ? { tenantId, ...row } : null;
  });
}
