import type { Role } from "../domain/permissions/actor.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** The day in Japan, as SQL; where a request has a clock of its own, its day is given instead. */
export const japanToday = "(now() at time zone 'Asia/Tokyo')::date";

/** SQL: whether the post `o` is held on that day. `day`: an SQL expression. */
export const isHeldOn = (day: string): string => `${day} between o.from_day and coalesce(o.until_day, 'infinity')`;

/** SQL: the posts that a person holds on a day as JSON, the main one first. Both arguments: SQL expressions. */
export function postsOn(person: string, day: string): string {
  return `coalesce((select jsonb_agg(jsonb_build_object('role', o.role, 'unitId', o.unit_id)
                                     order by o.main desc, o.from_day, o.post_id)
                      from posts o where o.person_id = ${person} and ${isHeldOn(day)}), '[]')`;
}

/** SQL, for a join: `post`, the person's main post of a day, or the first of the others. */
export function mainPostOn(person: string, day: string): string {
  return `lateral (select o.title, o.unit_id, o.role from posts o where o.person_id = ${person} and ${isHeldOn(day)}
                    order by o.main desc, o.from_day, o.post_id limit 1) post on true`;
}

/** A post as it is listed; `unit` from the department down: 「総務部 総務課」. */
export type PostRow = {
  postId: string;
  personId: string;
  role: Role;
  unitId: string | null;
  unit: string | null;
  title: string;
  main: boolean;
  from: string;
  until: string | null;
};

/** Posts of one person or, with null, of everybody: by person, those held longest ago last. */
export function listPosts(tx: TenantTransaction, personId: string | null): Promise<PostRow[]> {
  return tx.query<PostRow>(
    `select o.post_id as "postId", o.person_id as "personId", o.role, o.unit_id as "unitId",
            nullif(concat_ws(' ', above.name, u.name), '') as unit, o.title, o.main, o.from_day as "from",
            o.until_day as "until"
       from posts o
       left join org_units u on u.unit_id = o.unit_id
       left join org_units above on above.unit_id = u.parent_id
      where $1::uuid is null or o.person_id = $1
      order by o.person_id, o.until_day desc nulls first, o.main desc, o.from_day desc, o.post_id`,
    [personId],
  );
}

export type AdministratorPost = { postId: string; personId: string };

/**
 * The posts without an end of those who may let others in. Their people are locked together, so that two administrators
 * taking each other's post at once can't both succeed.
 */
export async function administratorPosts(tx: TenantTransaction): Promise<AdministratorPost[]> {
  return await tx.query<AdministratorPost>(
    `select o.post_id as "postId", p.person_id as "personId"
       from people p join posts o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
      where o.role = 'administrator' and o.until_day is null and o.from_day <= ${japanToday} and p.disabled_at is null
      order by p.person_id for update of p`,
  );
}

/** The names of those who head a unit on a day, by unit. */
export async function headsOn(tx: TenantTransaction, day: string): Promise<Map<string, string[]>> {
  const rows = await tx.query<{ unitId: string; names: string[] }>(
    `select o.unit_id as "unitId", array_agg(p.name order by o.main desc, o.from_day, p.name) as names
       from posts o join people p on p.person_id = o.person_id
      where o.role = 'head' and o.unit_id is not null and p.disabled_at is null and ${isHeldOn("$1::date")}
      group by o.unit_id`,
    [day],
  );
  return new Map(rows.map(({ unitId, names }) => [unitId, names]));
}
