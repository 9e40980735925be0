import type { KnownPost } from "./plan-roster.ts";
import type { RosterRow } from "./read-roster.ts";
import { sameUnit } from "./unit-paths.ts";

/** A post with what it goes on as in units that take over, and what it went on from; the earliest first. */
export function threadOf(post: KnownPost, posts: readonly KnownPost[]): KnownPost[] {
  const before: KnownPost[] = [];
  for (let one = beforeOf(post, posts); one; one = beforeOf(one, posts)) before.unshift(one);
  const after: KnownPost[] = [];
  for (let one = afterOf(post, posts); one; one = afterOf(one, posts)) after.push(one);
  return [...before, post, ...after];
}

const beforeOf = (post: KnownPost, posts: readonly KnownPost[]) =>
  posts.find(({ postId }) => postId === post.continues);
const afterOf = (post: KnownPost, posts: readonly KnownPost[]) =>
  posts.find(({ continues }) => continues === post.postId);

/**
 * The post that the row speaks of, if the person holds it or will. A roster may still call a unit what it was called before:
 * a post and what it goes on as are the same one.
 */
export function matchPost(row: RosterRow, posts: readonly KnownPost[], day: string): KnownPost | undefined {
  const alike = posts.filter(
    (post) =>
      post.role === row.role && post.title === row.title && post.main === row.main && lasts(post, row, posts, day),
  );
  const isNamed = ({ unitPath }: KnownPost) => sameUnit(unitPath, row.unitPath);
  return alike.find(isNamed) ?? alike.find((post) => threadOf(post, posts).some(isNamed));
}

function lasts(post: KnownPost, row: RosterRow, posts: readonly KnownPost[], day: string): boolean {
  const until = threadOf(post, posts).at(-1)?.until ?? null;
  const since = row.from ?? (row.until === null ? day : null);
  return until === null || since === null || until >= since;
}
