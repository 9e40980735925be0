import type { Database } from "../../database/database.ts";
import { mainPostOn } from "../../database/post-store.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import type { Role } from "../../domain/permissions/actor.ts";
import { startSession, type Visit } from "./start-session.ts";

export type DemoPerson = {
  personId: string;
  name: string;
  post: string;
  unit: string | null;
  role: Role;
  headsSection: boolean;
};

/** Everyone a visitor of a demo installation may enter as: the office first, then from the mayor down. */
export async function demoPeople(db: Database, tenantId: string, now: Date): Promise<DemoPerson[]> {
  return await db.withTenant(tenantId, (tx) =>
    tx.query<DemoPerson>(
      `select p.person_id as "personId", p.name, post.title as post, post.role, concat_ws(' ', above.name, u.name) as unit,
              post.role = 'head' and u.level <> 'department' as "headsSection"
         from people p
         join ${mainPostOn("p.person_id", "$1")}
         left join org_units u on u.unit_id = post.unit_id
         left join org_units above on above.tenant_id = u.tenant_id and above.unit_id = u.parent_id
        where p.disabled_at is null and post.role <> 'operator'
        order by array_position(array['office', 'mayor', 'viceMayor', 'head', 'staff'], post.role),
                  u.level = 'section', coalesce(above.position, u.position), u.position, p.login_name`,
      [japanDay(now)],
    ),
  );
}

/** Enters as one of them without a password; null when there is no such person. Only demo installations offer it. */
export async function enterAsDemoPerson(
  db: Database,
  tenantId: string,
  personId: string,
  visit: Visit,
  now: Date,
): Promise<string | null> {
  return await db.withTenant(tenantId, async (tx) => {
    const [person] = await tx.query("select 1 from people where person_id = $1 and disabled_at is null", [personId]);
    return person ? await startSession(tx, personId, visit, now, "demo") : null;
  });
}
