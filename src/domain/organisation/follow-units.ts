import type { Role } from "../permissions/actor.ts";

/** A unit that is there no more from `day` on, and the units that take over its work. */
export type Closing = { unitId: string; day: string; heirs: readonly string[] };

/** A post in a unit. `continues`: the post that it goes on from, when a unit of its holder ended before. */
export type UnitPost = {
  postId: string;
  personId: string;
  role: Role;
  unitId: string;
  title: string;
  main: boolean;
  from: string;
  until: string | null;
  continues: string | null;
};

type Moving = { post: UnitPost; day: string; unitId: string };

/** What becomes of the posts in units that end. */
export type PostMoves = {
  /** Begun before the day: they end on the day before, and go on in the other unit. */
  goOn: Moving[];
  /** Begin on the day or later: in the other unit from the first. */
  moved: Moving[];
  /** Their holder has the same role in the other unit: one post is enough. */
  doubled: Moving[];
  /** Several units take over the work, or none: a person decides. */
  undecided: UnitPost[];
};

/** Works out where posts go when units end. `posts`: those in units that end and in units that take over. */
export function followUnits(posts: readonly UnitPost[], closings: readonly Closing[]): PostMoves {
  const moves: PostMoves = { goOn: [], moved: [], doubled: [], undecided: [] };
  const coming: Moving[] = [];
  for (const { unitId, day, heirs } of closings) {
    const [heir, ...others] = heirs;
    const lasting = posts.filter((post) => post.unitId === unitId && lastsTo(post, day));
    if (heir === undefined || others.length > 0) moves.undecided.push(...lasting);
    else coming.push(...lasting.map((post) => ({ post, day, unitId: heir })));
  }
  for (const some of Map.groupBy(coming, inOneRole).values()) {
    const [{ post, day, unitId }] = some as [Moving];
    const there = posts.filter(
      (one) => one.unitId === unitId && one.personId === post.personId && one.role === post.role && lastsTo(one, day),
    );
    decide(moves, some, there);
  }
  return moves;
}

const inOneRole = ({ post, unitId }: Moving): string => JSON.stringify([unitId, post.personId, post.role]);
const lastsTo = ({ until }: UnitPost, day: string): boolean => until === null || until >= day;

/** One person's posts of one role that meet in a unit: those that come, and those that are there. */
function decide(moves: PostMoves, coming: readonly Moving[], there: readonly UnitPost[]): void {
  const kept: { move: Moving; comes: boolean }[] = [];
  const all = [
    ...coming.map((move) => ({ move, comes: true })),
    ...there.map((post) => ({ move: { ...(coming[0] as Moving), post }, comes: false })),
  ];
  // The main post stays the main one, whichever unit it is in.
  const rank = ({ move: { post }, comes }: (typeof all)[number]) =>
    `${post.main ? 0 : 1} ${comes ? 1 : 0} ${post.from}`;
  for (const one of all.toSorted((a, b) => rank(a).localeCompare(rank(b)))) {
    const covered = kept.some((other) => (other.comes || one.comes) && covers(other.move.post, one.move));
    if (covered) moves.doubled.push(one.move);
    else kept.push(one);
  }
  for (const { move, comes } of kept) {
    if (comes) (move.post.from < move.day ? moves.goOn : moves.moved).push(move);
  }
}

/** Whether all that the post would still be, from the day on, lies within the other. */
function covers(other: UnitPost, { post, day }: Moving): boolean {
  const begins = post.from < day ? day : post.from;
  return other.from <= begins && (other.until === null || (post.until !== null && post.until <= other.until));
}

/** Units that more than one person would head once posts have gone on, each with the posts of those who would. */
export function severalHeads(posts: readonly UnitPost[], { goOn, moved, doubled }: PostMoves): UnitPost[][] {
  const gone = new Set([...goOn, ...moved, ...doubled].map(({ post }) => post.postId));
  const then = [
    ...posts.filter(({ postId }) => !gone.has(postId)),
    ...[...goOn, ...moved].map(({ post, unitId }) => ({ ...post, unitId })),
  ];
  const heirs = new Set([...goOn, ...moved].map(({ unitId }) => unitId));
  const heads = then.filter(({ role, unitId }) => role === "head" && heirs.has(unitId));
  return [...Map.groupBy(heads, ({ unitId }) => unitId).values()].filter(
    (some) => new Set(some.map(({ personId }) => personId)).size > 1,
  );
}
