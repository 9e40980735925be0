import type { TenantTransaction } from "./tenant-transaction.ts";

export type CalendarFeed = { personId: string; revoked: boolean; fetched: number };

/** A clock that was set back ends the window too. */
const isNow = "window_from between $2::timestamptz - interval '15 minutes' and $2::timestamptz";

/** The feed of a secret, counted as asked for once more within this quarter of an hour. */
export async function askForFeed(tx: TenantTransaction, hash: Buffer, now: Date): Promise<CalendarFeed | null> {
  const [row] = await tx.query<CalendarFeed>(
    `update calendar_feeds set fetched = case when ${isNow} then fetched + 1 else 1 end,
       window_from = case when ${isNow} then window_from else $2 end
     where token_hash = $1
     returning person_id as "personId", revoked_at is not null as revoked, fetched`,
    [hash, now],
  );
  return row ?? null;
}

/** Since when a person has a feed; null without one. */
export async function openFeedSince(tx: TenantTransaction, personId: string): Promise<string | null> {
  const [row] = await tx.query<{ at: string }>(
    "select created_at as at from calendar_feeds where person_id = $1 and revoked_at is null",
    [personId],
  );
  return row?.at ?? null;
}

export async function revokeFeeds(tx: TenantTransaction, personId: string): Promise<void> {
  await tx.query("update calendar_feeds set revoked_at = now() where person_id = $1 and revoked_at is null", [
    personId,
  ]);
}

export async function addFeed(tx: TenantTransaction, personId: string, hash: Buffer): Promise<void> {
  await tx.query("insert into calendar_feeds (token_hash, person_id) values ($1, $2)", [hash, personId]);
}
