import { addFeed, openFeedSince, revokeFeeds } from "../../database/calendar-feed-store.ts";
import type { Database } from "../../database/database.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { hashOfSecret, newSessionToken, writeSessionToken } from "../sessions/session-token.ts";

/** Since when the person has a calendar address; null without one. The address itself is told only when it is made. */
export async function ownFeedSince(db: Database, actor: Actor): Promise<string | null> {
  return await db.withTenant(actor.tenantId, (tx) => openFeedSince(tx, actor.personId));
}

/** Makes a new secret address, of which only the hash is kept; the one before is worth nothing from now on. */
export async function makeOwnFeed(db: Database, actor: Actor): Promise<{ token: string }> {
  const token = newSessionToken(actor.tenantId);
  await db.withTenant(actor.tenantId, async (tx) => {
    // Twice at once: one after the other.
    await tx.query("select 1 from people where person_id = $1 for update", [actor.personId]);
    await revokeFeeds(tx, actor.personId);
    await addFeed(tx, actor.personId, hashOfSecret(token.secret));
  });
  return { token: writeSessionToken(token) };
}

export async function revokeOwnFeed(db: Database, actor: Actor): Promise<void> {
  await db.withTenant(actor.tenantId, (tx) => revokeFeeds(tx, actor.personId));
}
