import { addDays } from "../periods/add-days.ts";
import type { Role } from "../permissions/actor.ts";
import { findGaps } from "./find-gaps.ts";
import { matchPost, threadOf } from "./match-post.ts";
import { type KnownUnit, type Place, placeUnit } from "./place-unit.ts";
import type { RosterError, RosterRow } from "./read-roster.ts";
import { prefixesOf, uniquePaths } from "./unit-paths.ts";

export type KnownPost = {
  postId: string;
  unitPath: string[];
  title: string;
  role: Role;
  main: boolean;
  from: string;
  until: string | null;
  /** The post that it goes on from, in a unit that takes over from another. */
  continues: string | null;
};

/** `fixed`: somebody whose account and posts the person who brings the roster may not change. */
export type KnownPerson = { loginName: string; name: string; email: string | null; fixed: boolean; posts: KnownPost[] };

export type Known = { people: KnownPerson[]; units: KnownUnit[] };

/** `day`: from when on, where a row says nothing. `whole`: whoever and whatever the roster doesn't name ends the day before. */
export type RosterChoice = { day: string; whole: boolean; mayGive: (role: Role) => boolean };

/** `unitId` null: of no unit, or of one that is yet to be made. */
export type PlannedPost = Omit<KnownPost, "postId" | "continues"> & {
  unitId: string | null;
  loginName: string;
  name: string;
};
export type EndingPost = { postId: string; loginName: string; name: string; post: KnownPost; until: string };
export type PersonWords = { loginName: string; name: string; email: string | null };

/** What the roster would change. Nothing of it is done while there are errors. */
export type RosterPlan = {
  newUnits: string[][];
  newPeople: PersonWords[];
  changedPeople: (PersonWords & { before: { name: string; email: string | null } })[];
  newPosts: PlannedPost[];
  endingPosts: EndingPost[];
  /** Who would have no post from the day on. */
  withoutPost: { loginName: string; name: string }[];
  /** Units of the roster that nobody would head. */
  withoutHead: string[][];
  unchanged: number;
  errors: RosterError[];
};

/** Compares a roster with what is known. A post is the same when its unit, role, title and kind are. */
export function planRoster(rows: readonly RosterRow[], known: Known, choice: RosterChoice): RosterPlan {
  const errors: RosterError[] = [];
  const people = new Map(known.people.map((person) => [person.loginName, person]));
  const named = Map.groupBy(rows, ({ loginName }) => loginName);
  const plan: RosterPlan = { ...nothing(), errors };
  for (const [loginName, own] of named) {
    const [first] = own;
    if (!first) continue;
    const person = people.get(loginName);
    const odd = own.find(({ name }) => name !== first.name);
    if (odd) {
      const message = `ユーザー名「${loginName}」が、${first.line}行目では「${first.name}」、ここでは「${odd.name}」です。`;
      errors.push({ line: odd.line, column: "ユーザー名", message });
      continue;
    }
    if (person?.fixed && own.some((row) => matchPost(row, person.posts, choice.day) === undefined)) {
      const message = `「${person.name}」の所属・職は、管理者だけが変えられます。この行を消してください。`;
      errors.push({ line: first.line, column: null, message });
      continue;
    }
    const email = own.find((row) => row.email !== null)?.email ?? null;
    if (!person) plan.newPeople.push({ loginName, name: first.name, email });
    else if (person.name !== first.name || (email !== null && email !== person.email)) {
      const before = { name: person.name, email: person.email };
      plan.changedPeople.push({ loginName, name: first.name, email: email ?? person.email, before });
    }
    planPosts(plan, own, person, known.units, choice);
  }
  plan.newUnits = unitsMissing(plan, known.units);
  if (choice.whole) endTheRest(plan, rows, known, choice.day);
  return { ...plan, ...findGaps(plan, rows, known, choice.day) };
}

/** Whether carrying it out would change nothing. */
export function isEmptyPlan(plan: RosterPlan): boolean {
  const { newUnits, newPeople, changedPeople, newPosts, endingPosts } = plan;
  return [newUnits, newPeople, changedPeople, newPosts, endingPosts].every((list) => list.length === 0);
}

function nothing(): RosterPlan {
  return {
    newUnits: [],
    newPeople: [],
    changedPeople: [],
    newPosts: [],
    endingPosts: [],
    withoutPost: [],
    withoutHead: [],
    unchanged: 0,
    errors: [],
  };
}

function planPosts(
  plan: RosterPlan,
  rows: RosterRow[],
  person: KnownPerson | undefined,
  units: readonly KnownUnit[],
  choice: RosterChoice,
): void {
  const mains: { from: string; until: string | null }[] = [];
  const sorted = rows.toSorted((a, b) => (a.from ?? choice.day).localeCompare(b.from ?? choice.day));
  for (const row of sorted) {
    const wrong = (column: string, message: string) => plan.errors.push({ line: row.line, column, message });
    const posts = person?.posts ?? [];
    const there = matchPost(row, posts, choice.day);
    const thread = there ? threadOf(there, posts) : [];
    const from = there?.from ?? row.from ?? choice.day;
    if (row.main) {
      const before = mains.at(-1);
      if (before && (before.until === null || before.until >= from)) {
        wrong("本務・兼務", `「${row.name}」の本務が同じ日に2つあります。1つを兼務にするか、日を分けてください。`);
        continue;
      }
      mains.push({ from, until: row.until });
    }
    if (there) {
      const { until } = row;
      const last = thread.find((one) => until !== null && (one.until === null || one.until >= until)) ?? there;
      if (until === null || until === last.until) plan.unchanged += 1;
      else if (until < last.from) wrong("終了日", "終了日が、登録されている開始日より前です。");
      else plan.endingPosts.push({ ...nameOf(row), postId: last.postId, post: last, until });
      continue;
    }
    if (!choice.mayGive(row.role)) {
      wrong("役割", `「${row.name}」にこの役割を付けることは、管理者だけができます。`);
      continue;
    }
    if (row.until !== null && row.until < from) {
      wrong("終了日", "終了日が開始日より前です。");
      continue;
    }
    const replaced = row.main ? posts.filter((post) => post.main && isReplaced(post, from, posts)) : [];
    const follows =
      row.main &&
      posts.some((post) => post.main && post.from >= from && overlaps(post, row.until) && !replaced.includes(post));
    if (follows) {
      wrong(
        "開始日",
        `「${row.name}」には、この日より後に始まる本務がもう登録されています。利用者のページで直してください。`,
      );
      continue;
    }
    const place = placeOfRow(row, from, units, choice.day);
    if (!place.ok) {
      wrong("課", place.message);
      continue;
    }
    for (const post of replaced.filter(({ continues }) => !replaced.some(({ postId }) => postId === continues))) {
      plan.endingPosts.push({ ...nameOf(row), postId: post.postId, post, until: addDays(from, -1) });
    }
    const { title, role, main, until } = row;
    plan.newPosts.push({ ...nameOf(row), unitId: place.unitId, unitPath: place.path, title, role, main, from, until });
  }
}

/** Whether a new main post from that day on comes in this one's place. */
function isReplaced(post: KnownPost, from: string, posts: readonly KnownPost[]): boolean {
  const begun = threadOf(post, posts)[0]?.from ?? post.from;
  return begun < from && (post.until === null || post.until >= from);
}

/** The unit on the post's first day; a name that came up only since then is meant as of the roster's day. */
function placeOfRow({ unitPath }: RosterRow, from: string, units: readonly KnownUnit[], day: string): Place {
  if (unitPath.length === 0) return { ok: true, unitId: null, path: [] };
  const place = placeUnit(unitPath, from, units);
  const isKnown = place.ok && place.unitId !== null;
  return isKnown || from >= day ? place : placeUnit(unitPath, day, units);
}

const nameOf = ({ loginName, name }: RosterRow) => ({ loginName, name });
const overlaps = (post: KnownPost, until: string | null): boolean => until === null || post.from <= until;

/** Posts that began before the day and that the roster doesn't name end on the day before. An administrator's never do. */
function endTheRest(plan: RosterPlan, rows: readonly RosterRow[], known: Known, day: string): void {
  const until = addDays(day, -1);
  for (const person of known.people) {
    if (person.fixed) continue;
    const own = rows.filter(({ loginName }) => loginName === person.loginName);
    const named = new Set(
      own.flatMap((row) => {
        const post = matchPost(row, person.posts, day);
        return post ? threadOf(post, person.posts) : [];
      }),
    );
    for (const post of person.posts) {
      const [first = post] = threadOf(post, person.posts);
      const runsOn = first.from < day && (post.until === null || post.until > until);
      const ends = plan.endingPosts.some(({ postId }) => postId === post.postId || postId === post.continues);
      if (named.has(post) || !runsOn || ends || post.role === "administrator") continue;
      plan.endingPosts.push({ loginName: person.loginName, name: person.name, postId: post.postId, post, until });
    }
  }
}

function unitsMissing({ newPosts }: RosterPlan, units: readonly KnownUnit[]): string[][] {
  const missing = newPosts.flatMap(({ unitId, unitPath, from }) =>
    unitId === null ? prefixesOf(unitPath).filter((path) => !isKnown(path, from)) : [],
  );
  return uniquePaths(missing);

  function isKnown(path: string[], day: string): boolean {
    const place = placeUnit(path, day, units);
    return place.ok && place.unitId !== null;
  }
}
