import { postsOn } from "../../database/post-store.ts";
import type { Statement } from "../../database/statement.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { owesSecondFactor } from "../second-factor/factors.ts";
import { idleLifetime } from "./session-lifetime.ts";

/**
 * Which of these sessions still open pages, with what their person may do now (`{ tokenHash, posts }`): who must set up a
 * second factor first is kept from everything else. Asking doesn't prolong them: a page left open is no sign of life.
 */
export function openSessions(tokenHashes: Buffer[], now: Date): Statement {
  return {
    sql: `select s.token_hash as "tokenHash", ${postsOn("p.person_id", "$4")} as posts
            from sessions s join people p on p.tenant_id = s.tenant_id and p.person_id = s.person_id
           where s.token_hash = any($1) and s.expires_at > $2 and s.last_seen_at > $3 and p.disabled_at is null
             and not ${owesSecondFactor("$4")}`,
    values: [tokenHashes, now, new Date(now.getTime() - idleLifetime), japanDay(now)],
  };
}
