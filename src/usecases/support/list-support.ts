import type { Database } from "../../database/database.ts";
import { readPayload } from "../../domain/history/history-payload.ts";
import type { Actor } from "../../domain/permissions/actor.ts";

/** `open`: the code waits to be used; `used`: the operator may be looking now. */
export type SupportState = "open" | "used" | "over" | "revoked";

export type SupportGrant = {
  grantId: string;
  state: SupportState;
  reason: string;
  grantedBy: string;
  grantedAt: string;
  expiresAt: string;
  /** Who came in with it, when; null: nobody yet. */
  operator: string | null;
  usedAt: string | null;
  /** What they asked for, latest first. */
  asked: { seq: number; at: string; note: string }[];
};

/** All accesses that were granted, latest first, with what the operators asked for. The caller has asked who may see it. */
export async function listSupport(db: Database, { tenantId }: Actor, now: Date): Promise<SupportGrant[]> {
  const [grants, entries] = await db.withTenant(tenantId, (tx) =>
    tx.queryAll([
      {
        sql: `select g.grant_id as "grantId", g.reason, b.name as "grantedBy", g.granted_at as "grantedAt",
                     g.expires_at as "expiresAt", o.name as operator, g.used_at as "usedAt", g.person_id as "personId",
                     case when g.revoked_at is not null then 'revoked' when g.expires_at <= $1 then 'over'
                          when g.person_id is null then 'open' else 'used' end as state
                from support_grants g
                join people b on b.person_id = g.granted_by
                left join people o on o.person_id = g.person_id
               order by g.granted_at desc limit 100`,
        values: [now],
      },
      {
        sql: `select h.seq, h.at, h.actor_id as "actorId", h.payload from history h
               where h.via = 'settings' and h.actor_id in (select person_id from support_grants)
               order by h.seq desc limit 1000`,
      },
    ]),
  );
  type Entry = { seq: number; at: string; actorId: string; payload: string };
  const askedBy = Map.groupBy(entries as Entry[], ({ actorId }) => actorId);
  return (grants as (Omit<SupportGrant, "asked"> & { personId: string | null })[]).map(({ personId, ...grant }) => {
    const own = askedBy.get(personId ?? "") ?? [];
    return {
      ...grant,
      asked: own.map(({ seq, at, payload }) => ({ seq, at, note: readPayload(payload)?.note ?? "" })),
    };
  });
}
