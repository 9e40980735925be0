import type { Database } from "../../database/database.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";
import { factorCount } from "../second-factor/factors.ts";
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
  post: string;
  role: Role;
  unitId: string | null;
  city: string;
  years: number[];
  unread: number;
};

const selectSession = `
  select s.session_id as "sessionId", p.person_id as "personId", p.name, p.post, p.role, p.unit_id as "unitId", m.name as city,
         s.method not in ('demo', 'provider') and exists (select from second_factor_roles r where r.role = p.role)
           and ${factorCount("p.person_id")} = 0
           as "owesSecondFactor",
         array(select fiscal_year from fiscal_years order by fiscal_year desc) as years,
         (select count(*) from notifications n where n.person_id = p.person_id and n.read_at is null)::int as unread
    from sessions s
    join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
    join municipalities m on m.tenant_id = s.tenant_id
   where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`;

const touchSession = `
  update sessions set last_seen_at = $2
   where token_hash = $1 and expires_at > $2 and last_seen_at > $3 and last_seen_at < $4`;

/**
 * Who a cookie's value stands for; null when it is no value of ours, has run out, or the person may no longer
 * sign in. The person is read anew each time: a role that was taken away is gone with the next request.
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
      { sql: selectSession, values: [hash, now, idleSince] },
      { sql: touchSession, values: [hash, now, idleSince, seenBefore] },
    ]),
  );
  const row = found?.[0] as SessionRow | undefined;
  if (!row) return null;
  const { sessionId, owesSecondFactor, personId, name, role, unitId, post, city, years, unread } = row;
  return {
    actor: { tenantId: token.tenantId, personId, name, role, unitId },
    sessionId,
    owesSecondFactor,
    post,
    city,
    years,
    unread,
  };
}
