import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/**
 * As whom a command in the terminal acts: the office account of that login name, or the first one there is. Whoever may start the
 * program on its machine can do anything to the data; what is written still carries a name.
 */
export async function terminalActor(db: Database, tenantId: string, loginName: string | null): Promise<Actor | null> {
  return await db.withTenant(tenantId, async (tx) => {
    const [row] = await tx.query<Omit<Actor, "tenantId">>(
      `select person_id as "personId", name, role, unit_id as "unitId" from people
       where role = 'office' and disabled_at is null and ($1::text is null or login_name = $1)
       order by created_at, login_name limit 1`,
      [loginName],
    );
    return row ? { tenantId, ...row } : null;
  });
}
