import type { Statement } from "../../database/statement.ts";
import { idleLifetime } from "./session-lifetime.ts";

/**
 * Which of these sessions still stand, with what their person may do now (`{ tokenHash, role, unitId }`). Asking doesn't
 * prolong them: a page left open is no sign of life.
 */
export function openSessions(tokenHashes: Buffer[], now: Date): Statement {
  return {
    sql: `select s.token_hash as "tokenHash", p.role, p.unit_id as "unitId"
            from sessions s join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
           where s.token_hash = any($1) and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null`,
    values: [tokenHashes, now, new Date(now.getTime() - idleLifetime)],
  };
}
