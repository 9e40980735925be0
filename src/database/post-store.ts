import type { Role } from "../domain/permissions/actor.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** The day in Japan, as SQL; where a request has a clock of its own, its day is given instead. */
export const japanToday = "(now() at time zone 'Asia/Tokyo')::date";

/** SQL: whether the post `o` is held on that day. `day`: an SQL expression. */
export const isHeldOn = (day: string): string => `${day} between o.from_day and coalesce(o.until_day, 'infinity')`;

const endedBy = "join org_units f on f.unit_id = s.from_unit and f.last_year = s.from_year - 1";

/**
 * SQL, for a from: the posts that count when it is asked what somebody may do. A post in a unit counts for the ended units,
 * too, whose work the unit has taken over: somebody must answer for what they left. (What a unit that stays gave away counts
 * as its own.) Lists of people and posts show `posts` itself. `of`: from each post of one person back along the units, or all
 * units once for everybody's posts: each is ten times as slow at the other's work.
 */
export function heldPosts(of: "one" | "everybody"): string {
  const heirs = of === "one" ? "s.to_unit = o.unit_id" : "s.to_unit is not null";
  return `(
  select o.post_id, o.person_id, o.role, o.unit_id, o.main, o.from_day, o.until_day, false as taken_over from posts o
  union all
  select o.post_id, o.person_id, o.role, t.unit_id, o.main, greatest(o.from_day, t.since), o.until_day, true
    from posts o join lateral (
      with recursive taken (heir, unit_id, since) as (
        select s.to_unit, s.from_unit, s.on_day from unit_successors s ${endedBy} where ${heirs}
        union
        select t.heir, s.from_unit, greatest(t.since, s.on_day)
          from taken t join unit_successors s on s.to_unit = t.unit_id ${endedBy}
      ) select heir, unit_id, since from taken
    ) t on t.heir = o.unit_id)`;
}

/** SQL, over `heldPosts o`: what an actor's posts are, the main one first. */
export const actorPosts = `jsonb_agg(jsonb_build_object('role', o.role, 'unitId', o.unit_id)
                                     order by o.taken_over, o.main desc, o.from_day, o.post_id)`;

/** SQL: the posts with which a person acts on a day, as JSON. Both arguments: SQL expressions. */
export function postsOn(person: string, day: string): string {
  return `coalesce((select ${actorPosts} from ${heldPosts("one")} o
                     where o.person_id = ${person} and ${isHeldOn(day)}), '[]')`;
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
  /** The post that it goes on from, in a unit that has taken over from another. */
  continues: string | null;
};

/** Posts of one person or, with null, of everybody: by person, those held longest ago last. */
export function listPosts(tx: TenantTransaction, personId: string | null): Promise<PostRow[]> {
  return tx.query<PostRow>(
    `select o.post_id as "postId", o.person_id as "personId", o.role, o.unit_id as "unitId",
            nullif(concat_ws(' ', above.name, u.name), '') as unit, o.title, o.main, o.from_day as "from",
            o.until_day as "until", o.continues
       from posts o
       left join org_units u on u.unit_id = o.unit_id
       left join org_units above on above.unit_id = u.parent_id
      where $1::uuid is null or o.person_id = $1
      order by o.person_id, o.until_day desc nulls first, o.main desc, o.from_day desc, o.post_id`,
    [personId],
  );
}

/** `goesOn`: the same post in a unit that takes over on a day to come. */
export type AdministratorPost = { postId: string; goesOn: string | null; personId: string };

/**
 * The posts without an end of those who may let others in. Their people are locked together, so that two administrators
 * taking each other's post at once can't both succeed.
 */
export async function administratorPosts(tx: TenantTransaction): Promise<AdministratorPost[]> {
  return await tx.query<AdministratorPost>(
    `select o.post_id as "postId", n.post_id as "goesOn", p.person_id as "personId"
       from people p join posts o on o.tenant_id = p.tenant_id and o.person_id = p.person_id
       left join posts n on n.tenant_id = o.tenant_id and n.continues = o.post_id
      where o.role = 'administrator' and o.from_day <= ${japanToday} and p.disabled_at is null
        and (o.until_day is null or (n.post_id is not null and o.until_day >= ${japanToday}))
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
