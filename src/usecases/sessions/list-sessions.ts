import type { Database } from "../../database/database.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { idleLifetime } from "./session-lifetime.ts";

/** A screen on which a person is signed in. Times are ISO; `source` is the network address, "" when unknown. */
export type OpenSession = {
  sessionId: string;
  since: string;
  lastSeen: string;
  userAgent: string;
  source: string;
};

/** The sessions of a person that still let in, latest seen first. The caller has asked who may see them. */
export async function listSessions(db: Database, actor: Actor, personId: string, now: Date): Promise<OpenSession[]> {
  return await db.withTenant(actor.tenantId, (tx) => sessionsOf(tx, personId, now));
}

async function sessionsOf(tx: TenantTransaction, personId: string, now: Date): Promise<OpenSession[]> {
  return await tx.query<OpenSession>(
    `select session_id as "sessionId", created_at as since, last_seen_at as "lastSeen", user_agent as "userAgent", source
       from sessions where person_id = $1 and expires_at > $2 and last_seen_at > $3
      order by last_seen_at desc, created_at desc, session_id`,
    [personId, now, new Date(now.getTime() - idleLifetime)],
  );
}
