import type { Database } from "../../database/database.ts";
import { mainPostOn, postsOn } from "../../database/post-store.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import type { Actor, Post } from "../../domain/permissions/actor.ts";
import { owesSecondFactor } from "../second-factor/factors.ts";
import { idleLifetime, seenEvery } from "./session-lifetime.ts";
import { hashOfSecret, readSessionToken } from "./session-token.ts";

export type FoundSession = {
  actor: Actor;
  sessionId: string;
  owesSecondFactor: boolean;
  post: string;
  city: string;
  years: number[];
  /** How many notifications wait to be read. */
  unread: number;
};

type SessionRow = {
  sessionId: string;
  owesSecondFactor: boolean;
  personId: string;
  name: string;
  post: string | null;
  posts: Post[];
  city: string;
  years: number[];
  unread: number;
};

const selectSession = `
  select s.session_id as "sessionId", p.person_id as "personId", p.name, post.title as post, m.name as city,
         ${postsOn("p.person_id", "$4")} as posts,
         ${owesSecondFactor("$4")} as "owesSecondFactor",
         array(select fiscal_year from fiscal_years order by fiscal_year desc) as years,
         (select count(*) from notifications n where n.person_id = p.person_id and n.read_at is null)::int as unread
    from sessions s
    join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
    join municipalities m on m.tenant_id = s.tenant_id
    left join ${mainPostOn("p.person_id", "$4")}
   where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`;

const touchSession = `
  update sessions set last_seen_at = $2
   where token_hash = $1 and expires_at > $2 and last_seen_at > $3 and last_seen_at < $4`;

/**
 * Who a cookie's value stands for; null when it is no value of ours, has run out, or the person may no longer
 * sign in. The person is read anew each time: a post that has ended is gone with the next request.
 */
export async function findSession(db: Database, value: string, now: Date): Promise<FoundSession | null> {
  const token = readSessionToken(value);
  if (!token) return null;
  const hash = hashOfSecret(token.secret);
  const idleSince = new Date(now.getTime() - idleLifetime);
  const seenBefore = new Date(now.getTime() - seenEvery);
  // Every request asks this: one round trip, with a write only once a minute.
  const [found] = await db.withTenant(token.tenantId, (tx) =>
    tx.queryAllAndCommit([
      { sql: selectSession, values: [hash, now, idleSince, japanDay(now)] },
      { sql: touchSession, values: [hash, now, idleSince, seenBefore] },
    ]),
  );
  const row = found?.[0] as SessionRow | undefined;
  if (!row) return null;
  const { sessionId, owesSecondFactor, personId, name, posts, post, city, years, unread } = row;
  return {
    actor: { tenantId: token.tenantId, personId, name, posts },
    sessionId,
    owesSecondFactor,
    post: post ?? "",
    city,
    years,
    unread,
  };
}
