import type { Concept } from "../domain/forms/concepts.ts";
import type { Post } from "../domain/permissions/actor.ts";
import { japanToday, mainPostOn, postsOn } from "./post-store.ts";
import type { TenantTransaction } from "./tenant-transaction.ts";

export type CommentRow = { commentId: string; by: string; at: string; body: string; mentioned: string | null };

export type ThreadRow = {
  threadId: string;
  sheetId: string;
  goalId: string | null;
  concept: Concept | null;
  begunBy: string;
  resolvedAt: string | null;
  resolvedBy: string | null;
  comments: CommentRow[];
};

const selectThreads = `
  select t.thread_id as "threadId", t.sheet_id as "sheetId", t.goal_id as "goalId", t.concept, t.begun_by as "begunBy",
    t.resolved_at as "resolvedAt", r.name as "resolvedBy",
    (select json_agg(json_build_object('commentId', c.comment_id, 'by', p.name, 'body', c.body, 'mentioned', m.name,
        'at', to_char(c.written_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'))
      order by c.written_at, c.comment_id)
     from comments c join people p on p.person_id = c.written_by left join people m on m.person_id = c.mentioned
     where c.thread_id = t.thread_id) as comments
  from comment_threads t left join people r on r.person_id = t.resolved_by`;

/** Open threads first, each in the order they were begun. */
export function threadsOf(tx: TenantTransaction, sheetId: string): Promise<ThreadRow[]> {
  return tx.query(
    `${selectThreads} where t.sheet_id = $1 order by t.resolved_at is not null, t.begun_at, t.thread_id`,
    [sheetId],
  );
}

export async function threadOf(
  tx: TenantTransaction,
  sheetId: string,
  threadId: string,
): Promise<ThreadRow | undefined> {
  const [row] = await tx.query<ThreadRow>(`${selectThreads} where t.sheet_id = $1 and t.thread_id = $2`, [
    sheetId,
    threadId,
  ]);
  return row;
}

export type MentionRow = {
  commentId: string;
  threadId: string;
  sheetId: string;
  unit: string;
  by: string;
  at: string;
  body: string;
  resolved: boolean;
};

/** The latest comments that name a person; those of open threads first. */
export function mentionsOf(tx: TenantTransaction, personId: string, limit: number): Promise<MentionRow[]> {
  return tx.query(
    `select c.comment_id as "commentId", t.thread_id as "threadId", t.sheet_id as "sheetId", u.name as unit, p.name as by,
       c.written_at as at, c.body, t.resolved_at is not null as resolved
     from comments c join comment_threads t on t.thread_id = c.thread_id join sheets s on s.sheet_id = t.sheet_id
     join org_units u on u.unit_id = s.unit_id join people p on p.person_id = c.written_by
     where c.mentioned = $1 order by t.resolved_at is not null, c.written_at desc limit $2`,
    [personId, limit],
  );
}

export type Namable = { personId: string; name: string; unit: string; posts: Post[] };

/** Who can be named: everyone who can sign in and holds a post. `unit`: 「総務部 総務課」, "" for people of none. */
export function namablePeople(tx: TenantTransaction): Promise<Namable[]> {
  return tx.query(
    `select p.person_id as "personId", p.name, concat_ws(' ', above.name, u.name) as unit,
       ${postsOn("p.person_id", japanToday)} as posts
     from people p join ${mainPostOn("p.person_id", japanToday)}
       left join org_units u on u.unit_id = post.unit_id left join org_units above on above.unit_id = u.parent_id
     where p.disabled_at is null order by coalesce(above.position, u.position) nulls first, unit, p.name`,
  );
}
