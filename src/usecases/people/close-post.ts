import type { TenantTransaction } from "../../database/tenant-transaction.ts";

/**
 * Lets a post end on its last day; one that hasn't begun by then is no more. In another unit it doesn't go on, either.
 * Whether it may end, and what the history says, is the caller's to see to.
 */
export async function closePost(tx: TenantTransaction, postId: string, until: string): Promise<void> {
  await tx.query("delete from posts where continues = $1 and from_day > $2::date + 1", [postId, until]);
  await tx.query("delete from posts where post_id = $1 and from_day > $2", [postId, until]);
  await tx.query("update posts set until_day = $2 where post_id = $1", [postId, until]);
}
