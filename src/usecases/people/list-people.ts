import type { Database } from "../../database/database.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";

export type PersonRow = {
  personId: string;
  loginName: string;
  name: string;
  post: string;
  role: Role;
  unitId: string | null;
  /** From the department down: 「総務部 総務課」. */
  unit: string | null;
  closed: boolean;
  hasPassword: boolean;
};

export type UnitChoice = { unitId: string; name: string };

/** Everyone who has an account, and the units they may belong to. For the office. */
export async function listPeople(db: Database, actor: Actor): Promise<{ people: PersonRow[]; units: UnitChoice[] }> {
  const [people, units] = await db.withTenant(actor.tenantId, (tx) =>
    tx.queryAll([
      {
        sql: `select p.person_id as "personId", p.login_name as "loginName", p.name, p.post, p.role,
                     p.unit_id as "unitId", nullif(concat_ws(' ', above.name, u.name), '') as unit,
                     p.disabled_at is not null as closed, p.password_hash is not null as "hasPassword"
                from people p
                left join org_units u on u.tenant_id = p.tenant_id and u.unit_id = p.unit_id
                left join org_units above on above.tenant_id = u.tenant_id and above.unit_id = u.parent_id
               order by p.disabled_at is not null, above.position nulls first, u.position nulls first, p.login_name`,
      },
      {
        sql: `select u.unit_id as "unitId", concat_ws(' ', above.name, u.name) as name
                from org_units u
                left join org_units above on above.tenant_id = u.tenant_id and above.unit_id = u.parent_id
               where u.last_year is null
               order by coalesce(above.position, u.position), above.name nulls first, u.position, u.name`,
      },
    ]),
  );
  return { people: people as PersonRow[], units: units as UnitChoice[] };
}
