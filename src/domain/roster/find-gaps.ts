import { threadOf } from "./match-post.ts";
import { placeUnit } from "./place-unit.ts";
import type { Known, KnownPost, PlannedPost, RosterPlan } from "./plan-roster.ts";
import type { RosterRow } from "./read-roster.ts";
import { prefixesOf, sameUnit, uniquePaths } from "./unit-paths.ts";

/** Who would have no post from the day on, and which units of the roster nobody would head. */
export function findGaps(
  plan: RosterPlan,
  rows: readonly RosterRow[],
  known: Known,
  day: string,
): Pick<RosterPlan, "withoutPost" | "withoutHead"> {
  return {
    withoutPost: peopleWithout(plan, known, day),
    withoutHead: unitsWithoutHead(plan, rows, known, day),
  };
}

/** The posts of everybody as they would be on the day. */
function postsOn(plan: RosterPlan, known: Known, day: string): (PlannedPost | (KnownPost & { loginName: string }))[] {
  const ends = new Map(plan.endingPosts.map(({ postId, until }) => [postId, until]));
  const kept = known.people.flatMap(({ loginName, posts }) =>
    posts.map((post) => {
      // What ends doesn't go on in another unit.
      const ending = threadOf(post, posts).flatMap(({ postId, from }) =>
        from <= post.from ? (ends.get(postId) ?? []) : [],
      );
      return { ...post, loginName, until: ending.toSorted()[0] ?? post.until };
    }),
  );
  return [...kept, ...plan.newPosts].filter(({ from, until }) => from <= day && (until === null || until >= day));
}

/** Only who had one, or is in the roster: others are listed with the people already. */
function peopleWithout(plan: RosterPlan, known: Known, day: string): RosterPlan["withoutPost"] {
  const holders = new Set(postsOn(plan, known, day).map(({ loginName }) => loginName));
  return known.people
    .filter(
      ({ loginName, posts }) =>
        !holders.has(loginName) && posts.some((one) => plan.endingPosts.some((end) => end.postId === one.postId)),
    )
    .map(({ loginName, name }) => ({ loginName, name }));
}

function unitsWithoutHead(plan: RosterPlan, rows: readonly RosterRow[], known: Known, day: string): string[][] {
  const headed = postsOn(plan, known, day).filter(({ role }) => role === "head");
  const named = rows.flatMap(({ unitPath }) => {
    const place = unitPath.length > 0 ? placeUnit(unitPath, day, known.units) : null;
    return place?.ok ? prefixesOf(place.path) : [];
  });
  const asked = uniquePaths(named).filter(({ length }) => length < 3);
  return asked.filter((path) => !headed.some(({ unitPath }) => sameUnit(unitPath, path)));
}
