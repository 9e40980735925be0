import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { addDays } from "../../domain/periods/add-days.ts";
import type { Role } from "../../domain/permissions/actor.ts";

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

/**
 * Gives a person a post, now or in advance. There is one main post at a time: the one before ends on the day before.
 * Whether the actor may give it, and what the history says, is the caller's to see to (addPost, an import of people).
 */
export async function givePost(tx: TenantTransaction, personId: string, post: NewPost): Promise<GivePostOutcome> {
  const { role, unitId, title, main, from, until } = post;
  if (until !== null && until < from) return { ok: false, reason: "ends-before-it-begins" };
  if (main) {
    const [later] = await tx.query(
      `select 1 from posts where person_id = $1 and main and from_day >= $2 and ($3::date is null or from_day <= $3)`,
      [personId, from, until],
    );
    if (later) return { ok: false, reason: "main-post-follows" };
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
  return { ok: true, postId: made.postId };
}
