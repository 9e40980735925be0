import type { ActEffect, MovedPost } from "../../database/reorganisation-store.ts";
import type { TenantTransaction } from "../../database/tenant-transaction.ts";
import { letPostsGoOn, postsById, rejoinPosts, savePosts } from "../../database/unit-post-store.ts";
import type { PostMoves, UnitPost } from "../../domain/organisation/follow-units.ts";
import { addDays } from "../../domain/periods/add-days.ts";

/**
 * Carries posts on as it was decided. Returns those that were changed where they stand, for taking it back; those that go
 * on know themselves what they continue. `followers`: the posts that were made.
 */
export async function movePosts(
  tx: TenantTransaction,
  { goOn, moved, doubled }: PostMoves,
): Promise<{ changed: MovedPost[]; followers: string[] }> {
  const changed: MovedPost[] = [
    ...moved.map(({ post, unitId }) => ({ was: only(post), now: { ...only(post), unitId } })),
    ...doubled.map(({ post, day }) => {
      const now = post.from < day ? { ...only(post), until: addDays(day, -1) } : null;
      return { was: only(post), now };
    }),
  ];
  const followers = await letPostsGoOn(tx, goOn);
  await savePosts(
    tx,
    changed.flatMap(({ now }) => now ?? []),
  );
  const gone = changed.flatMap(({ was, now }) => (now ? [] : was.postId));
  await tx.query("delete from posts where post_id = any($1)", [gone]);
  return { changed, followers };
}

/** The posts that are still as the act left them: they can be what they were. */
export async function untouchedPosts(tx: TenantTransaction, { posts }: ActEffect): Promise<MovedPost[]> {
  const now = await postsById(
    tx,
    posts.map(({ was }) => was.postId),
  );
  const present = new Map(now.map((post) => [post.postId, words(post)]));
  return posts.filter((one) => present.get(one.was.postId) === (one.now ? words(one.now) : undefined));
}

/** Makes posts what they were before the act. What somebody has changed since stays; returns how many posts that are. */
export async function movePostsBack(tx: TenantTransaction, effect: ActEffect): Promise<number> {
  const back = await untouchedPosts(tx, effect);
  await rejoinPosts(tx, effect.closed);
  await savePosts(
    tx,
    back.map(({ was }) => was),
  );
  return effect.posts.length - back.length;
}

/** A post without the name of its holder. */
function only({ postId, personId, role, unitId, title, main, from, until, continues }: UnitPost): UnitPost {
  return { postId, personId, role, unitId, title, main, from, until, continues };
}

const words = (post: UnitPost): string => JSON.stringify(only(post));
