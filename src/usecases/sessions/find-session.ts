import type { Database } from "../../database/database.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";
import { idleLifetime, seenEvery } from "./session-lifetime.ts";
import { hashOfSecret, readSessionToken } from "./session-token.ts";

type SessionRow = {
  personId: string;
  name: string;
  post: string;
  role: Role;
  unitId: string | null;
  city: string;
  years: number[];
  lastSeenAt: string;
};

/**
 * Who a cookie's value stands for; null when it is no value of ours, has run out, or the person may no longer
 * sign in. The person is read anew each time: a role that was taken away is gone with the next request.
 */
export async function findSession(
  db: Database,
  value: string,
  now: Date,
): Promise<{ actor: Actor; post: string; city: string; years: number[] } | null> {
  const token = readSessionToken(value);
  if (!token) return null;
  const hash = hashOfSecret(token.secret);
  return await db.withTenant(token.tenantId, async (tx) => {
    const [row] = await tx.query<SessionRow>(
      `select p.person_id as "personId", p.name, p.post, p.role, p.unit_id as "unitId", m.name as city,
              s.last_seen_at as "lastSeenAt",
              array(select fiscal_year from fiscal_years order by fiscal_year desc) as years
         from sessions s
         join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
         join municipalities m on m.tenant_id = s.tenant_id
        where s.token_hash = $1 and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`,
      [hash, now, new Date(now.getTime() - idleLifetime)],
    );
    if (!row) return null;
    if (now.getTime() - Date.parse(row.lastSeenAt) > seenEvery) {
      await tx.query("update sessions set last_seen_at = $2 where token_hash = $1", [hash, now]);
    }
    const { personId, name, role, unitId, post, city, years } = row;
    return { actor: { tenantId: tx.tenantId, personId, name, role, unitId }, post, city, years };
  });
}
