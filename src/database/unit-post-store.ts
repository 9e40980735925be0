import type { Closing, PostMoves, UnitPost } from "../domain/organisation/follow-units.ts";
import { addDays } from "../domain/periods/add-days.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

/** SQL, of `posts o`: all that a post in a unit is. */
const columns = `o.post_id as "postId", o.person_id as "personId", o.role, o.unit_id as "unitId", o.title, o.main,
                 o.from_day as "from", o.until_day as "until", o.continues`;

/** A post with who holds it; `closed`: they may not sign in any more. */
export type HeldPost = UnitPost & { name: string; closed: boolean };

/** Posts in these units that are held on the day or later. */
export function postsInUnits(tx: TenantTransaction, unitIds: readonly string[], day: string): Promise<HeldPost[]> {
  return tx.query<HeldPost>(
    `select ${columns}, p.name, p.disabled_at is not null as closed
       from posts o join people p on p.person_id = o.person_id
      where o.unit_id = any($1) and coalesce(o.until_day, 'infinity') >= $2
      order by p.login_name, o.main desc, o.from_day, o.post_id`,
    [unitIds, day],
  );
}

/** The posts of these ids, with their holders' names. */
export function postsById(tx: TenantTransaction, postIds: readonly string[]): Promise<(UnitPost & { name: string })[]> {
  return tx.query(
    `select ${columns}, p.name from posts o join people p on p.person_id = o.person_id where o.post_id = any($1)`,
    [postIds],
  );
}

/** When the unit of a post ends, and who takes over, if that is known by now and the post lasts so long. */
export async function closingOfPost(tx: TenantTransaction, postId: string): Promise<Closing | null> {
  const [closing] = await tx.query<Closing>(
    `select o.unit_id as "unitId", min(s.on_day) as day,
            coalesce(array_agg(s.to_unit order by s.position) filter (where s.to_unit is not null), '{}') as heirs
       from posts o join org_units u on u.unit_id = o.unit_id
       join unit_successors s on s.from_unit = u.unit_id and s.from_year = u.last_year + 1
      where o.post_id = $1 and coalesce(o.until_day, 'infinity') >= s.on_day
      group by o.unit_id`,
    [postId],
  );
  return closing ?? null;
}

/** Lets posts end on the day before their unit does and go on in another. Returns the ids of those that follow. */
export async function letPostsGoOn(tx: TenantTransaction, goOn: PostMoves["goOn"]): Promise<string[]> {
  if (goOn.length === 0) return [];
  const rows = JSON.stringify(
    goOn.map(({ post, day, unitId }) => ({ postId: post.postId, day, unitId, last: addDays(day, -1) })),
  );
  const followers = await tx.query<{ postId: string }>(
    `insert into posts (person_id, role, unit_id, title, main, from_day, until_day, continues)
     select o.person_id, o.role, m."unitId", o.title, o.main, m.day, o.until_day, o.post_id
       from jsonb_to_recordset($1) as m ("postId" uuid, "unitId" uuid, day date) join posts o on o.post_id = m."postId"
     returning post_id as "postId"`,
    [rows],
  );
  await tx.query(
    `update posts o set until_day = m.last from jsonb_to_recordset($1) as m ("postId" uuid, last date)
      where o.post_id = m."postId"`,
    [rows],
  );
  return followers.map(({ postId }) => postId);
}

/** Makes each post what it was before its unit ended. */
export async function rejoinPosts(tx: TenantTransaction, unitIds: readonly string[]): Promise<void> {
  await tx.query(
    `update posts o set until_day = n.until_day from posts n where n.continues = o.post_id and o.unit_id = any($1)`,
    [unitIds],
  );
  await tx.query("delete from posts n using posts o where n.continues = o.post_id and o.unit_id = any($1)", [unitIds]);
}

/** Writes posts as they are given: changed ones are changed, those that were deleted are there again. */
export async function savePosts(tx: TenantTransaction, posts: readonly UnitPost[]): Promise<void> {
  await tx.query(
    `insert into posts (post_id, person_id, role, unit_id, title, main, from_day, until_day, continues)
     select "postId", "personId", role, "unitId", title, main, "from", "until", continues
       from jsonb_to_recordset($1) as m ("postId" uuid, "personId" uuid, role text, "unitId" uuid, title text, main boolean,
         "from" date, "until" date, continues uuid)
     on conflict (tenant_id, post_id) do update set unit_id = excluded.unit_id, until_day = excluded.until_day`,
    [JSON.stringify(posts)],
  );
}

/** Somebody whose unit ends, or has ended, without one unit that takes over, and who has no other post from then on. */
export type Undecided = { personId: string; name: string; unit: string; title: string; from: string };

/** `from`: the day on which the unit is there no more. */
export function undecidedPeople(tx: TenantTransaction, today: string): Promise<Undecided[]> {
  return tx.query<Undecided>(
    `with ended as (
       select s.from_unit as unit_id, min(s.on_day) as day
         from unit_successors s join org_units u on u.unit_id = s.from_unit and s.from_year = u.last_year + 1
        group by s.from_unit
     )
     select p.person_id as "personId", p.name, u.name as unit, o.title, e.day as "from"
       from posts o join ended e on e.unit_id = o.unit_id join org_units u on u.unit_id = o.unit_id
       join people p on p.person_id = o.person_id
      where p.disabled_at is null and coalesce(o.until_day, 'infinity') >= greatest(e.day, $1)
        and not exists (
          select 1 from posts n left join ended x on x.unit_id = n.unit_id
           where n.person_id = o.person_id and coalesce(n.until_day, 'infinity') >= greatest(e.day, $1)
             and (x.day is null or x.day > greatest(n.from_day, e.day, $1)))
      order by e.day, u.position, u.name, p.login_name`,
    [today],
  );
}
