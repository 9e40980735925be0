import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { closingOfPost, postsById, postsInUnits } from "../../database/unit-post-store.ts";
import { followUnits } from "../../domain/organisation/follow-units.ts";
import { addDays } from "../../domain/periods/add-days.ts";
import type { Role } from "../../domain/permissions/actor.ts";
import { movePosts } from "../organisation/move-posts.ts";

/** `from`, `until`: ISO days in Japan, the last one included; null: without an end. */
export type NewPost = {
  role: Role;
  unitId: string | null;
  title: string;
  main: boolean;
  from: string;
  until: string | null;
};

export type GivePostOutcome =
  | { ok: true; postId: string }
  | { ok: false; reason: "ends-before-it-begins" | "main-post-follows" };

/** SQL: the main posts of the person $1 that go on in other units from $2 on or later, begun before $2. */
const goingOn = `going (post_id) as (
  select n.post_id from posts n join posts o on o.post_id = n.continues
   where n.person_id = $1 and n.main and n.from_day >= $2 and o.from_day < $2
  union select n.post_id from posts n join going g on n.continues = g.post_id)`;

/**
 * Gives a person a post, now or in advance. There is one main post at a time: the one before ends on the day before, and
 * doesn't go on in a unit that takes over. A post in a unit that is known to end goes on where its work does.
 * Whether the actor may give it, and what the history says, is the caller's to see to (addPost, an import of people).
 */
export async function givePost(tx: TenantTransaction, personId: string, post: NewPost): Promise<GivePostOutcome> {
  const { role, unitId, title, main, from, until } = post;
  if (until !== null && until < from) return { ok: false, reason: "ends-before-it-begins" };
  if (main) {
    const [later] = await tx.query(
      `with recursive ${goingOn}
       select 1 from posts where person_id = $1 and main and from_day >= $2 and ($3::date is null or from_day <= $3)
          and post_id not in (select post_id from going)`,
      [personId, from, until],
    );
    if (later) return { ok: false, reason: "main-post-follows" };
    await tx.query(`with recursive ${goingOn} delete from posts where post_id in (select post_id from going)`, [
      personId,
      from,
    ]);
    await tx.query(
      `update posts set until_day = $3 where person_id = $1 and main and from_day < $2 and coalesce(until_day, 'infinity') >= $2`,
      [personId, from, addDays(from, -1)],
    );
  }
  const [made] = await tx.query<{ postId: string }>(
    `insert into posts (person_id, role, unit_id, title, main, from_day, until_day) values ($1, $2, $3, $4, $5, $6, $7)
     returning post_id as "postId"`,
    [personId, role, unitId, title, main, from, until],
  );
  if (!made) throw new Error("The post was not made.");
  await followUnit(tx, made.postId);
  return { ok: true, postId: made.postId };
}

/** Lets a new post go on where its unit is known to end, as the others have that were there when that was entered. */
async function followUnit(tx: TenantTransaction, postId: string): Promise<void> {
  const closing = await closingOfPost(tx, postId);
  if (!closing) return;
  const own = await postsById(tx, [postId]);
  const there = await postsInUnits(tx, closing.heirs, closing.day);
  const moves = followUnits([...own, ...there], [closing]);
  const { followers } = await movePosts(tx, moves);
  for (const next of [...followers, ...moves.moved.map(({ post }) => post.postId)]) await followUnit(tx, next);
}
