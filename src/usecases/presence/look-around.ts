import type { Database } from "../../database/database.ts";
import { type PresentRow, presentOn, renewPresence, revisionsOf } from "../../database/presence-store.ts";
import type { Post } from "../../domain/permissions/actor.ts";
import { openSessions } from "../sessions/open-sessions.ts";

/** What a server process asks about all its open streams of one municipality, in one round trip. */
export type Surroundings = {
  /** By the session's hash in hex: what its person may do now. A session that is missing has ended. */
  sessions: Map<string, { posts: Post[] }>;
  people: PresentRow[];
  revisions: Map<string, number>;
};

/** `renew`: the streams whose presence is prolonged. */
export async function lookAround(
  db: Database,
  tenantId: string,
  asked: { tokenHashes: Buffer[]; sheetIds: string[]; renew: string[]; now: Date },
): Promise<Surroundings> {
  const [, sessions, people, revisions] = await db.withTenant(tenantId, (tx) =>
    tx.queryAllAndCommit([
      renewPresence(asked.renew),
      openSessions(asked.tokenHashes, asked.now),
      presentOn(asked.sheetIds),
      revisionsOf(asked.sheetIds),
    ]),
  );
  const open = (sessions ?? []) as { tokenHash: Buffer; posts: Post[] }[];
  const known = (revisions ?? []) as { sheetId: string; revision: number }[];
  return {
    sessions: new Map(open.map(({ tokenHash, ...rest }) => [tokenHash.toString("hex"), rest])),
    people: (people ?? []) as PresentRow[],
    revisions: new Map(known.map(({ sheetId, revision }) => [sheetId, revision])),
  };
}
