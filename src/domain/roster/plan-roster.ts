import { addDays } from "../periods/add-days.ts";
import type { Role } from "../permissions/actor.ts";
import type { RosterError, RosterRow } from "./read-roster.ts";

export type KnownPost = {
  postId: string;
  unitPath: string[];
  title: string;
  role: Role;
  main: boolean;
  from: string;
  until: string | null;
};

/** `fixed`: somebody whose account and posts the person who brings the roster may not change. */
export type KnownPerson = { loginName: string; name: string; email: string | null; fixed: boolean; posts: KnownPost[] };

export type Known = { people: KnownPerson[] /** Units of the day, from the department down. */; units: string[][] };

/** `day`: from when on, where a row says nothing. `whole`: whoever and whatever the roster doesn't name ends the day before. */
export type RosterChoice = { day: string; whole: boolean; mayGive: (role: Role) => boolean };

export type PlannedPost = Omit<KnownPost, "postId"> & { loginName: string; name: string };
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
  const plan: RosterPlan = { ...nothing(), errors, newUnits: unitsMissing(rows, known.units) };
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
    if (person?.fixed && own.some((row) => samePost(row, person.posts) === undefined)) {
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
    planPosts(plan, own, person, choice);
  }
  if (choice.whole) endTheRest(plan, rows, known, choice.day);
  plan.withoutPost = peopleWithout(plan, known, choice.day);
  plan.withoutHead = unitsWithoutHead(plan, rows, known, choice.day);
  return plan;
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

const sameUnit = (a: readonly string[], b: readonly string[]): boolean => a.join("\n") === b.join("\n");

/** The post that the row speaks of, if the person holds it or will. */
function samePost(row: RosterRow, posts: readonly KnownPost[]): KnownPost | undefined {
  return posts.find(
    (post) =>
      sameUnit(post.unitPath, row.unitPath) &&
      post.role === row.role &&
      post.title === row.title &&
      post.main === row.main &&
      (post.until === null || row.from === null || post.until >= row.from),
  );
}

function planPosts(plan: RosterPlan, rows: RosterRow[], person: KnownPerson | undefined, choice: RosterChoice): void {
  const mains: { from: string; until: string | null }[] = [];
  const sorted = rows.toSorted((a, b) => (a.from ?? choice.day).localeCompare(b.from ?? choice.day));
  for (const row of sorted) {
    const wrong = (column: string, message: string) => plan.errors.push({ line: row.line, column, message });
    const there = person && samePost(row, person.posts);
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
      if (row.until !== null && row.until !== there.until) {
        if (row.until < there.from) wrong("終了日", "終了日が、登録されている開始日より前です。");
        else plan.endingPosts.push({ ...nameOf(row), postId: there.postId, post: there, until: row.until });
      } else plan.unchanged += 1;
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
    const follows =
      row.main && person?.posts.some((post) => post.main && post.from >= from && overlaps(post, row.until));
    if (follows) {
      wrong(
        "開始日",
        `「${row.name}」には、この日より後に始まる本務がもう登録されています。利用者のページで直してください。`,
      );
      continue;
    }
    const { unitPath, title, role, main, until } = row;
    plan.newPosts.push({ ...nameOf(row), unitPath, title, role, main, from, until });
  }
}

const nameOf = ({ loginName, name }: RosterRow) => ({ loginName, name });
const overlaps = (post: KnownPost, until: string | null): boolean => until === null || post.from <= until;

/** Posts that began before the day and that the roster doesn't name end on the day before. An administrator's never do. */
function endTheRest(plan: RosterPlan, rows: readonly RosterRow[], known: Known, day: string): void {
  const until = addDays(day, -1);
  for (const person of known.people) {
    if (person.fixed) continue;
    const own = rows.filter(({ loginName }) => loginName === person.loginName);
    for (const post of person.posts) {
      const named = own.some((row) => samePost(row, [post]) !== undefined);
      const runsOn = post.from < day && (post.until === null || post.until > until);
      if (named || !runsOn || post.role === "administrator") continue;
      plan.endingPosts.push({ loginName: person.loginName, name: person.name, postId: post.postId, post, until });
    }
  }
}

/** The posts of everybody as they would be on the day. */
function postsOn(plan: RosterPlan, known: Known, day: string): (PlannedPost | (KnownPost & { loginName: string }))[] {
  const ends = new Map(plan.endingPosts.map(({ postId, until }) => [postId, until]));
  const newMain = new Map(plan.newPosts.filter(({ main }) => main).map((post) => [post.loginName, post.from]));
  const kept = known.people.flatMap(({ loginName, posts }) =>
    posts.map((post) => {
      const replaced = post.main && newMain.has(loginName) ? addDays(newMain.get(loginName) ?? day, -1) : null;
      return { ...post, loginName, until: ends.get(post.postId) ?? replaced ?? post.until };
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
  const asked = uniquePaths(rows.flatMap(({ unitPath }) => prefixesOf(unitPath))).filter(({ length }) => length < 3);
  return asked.filter((path) => !headed.some(({ unitPath }) => sameUnit(unitPath, path)));
}

function unitsMissing(rows: readonly RosterRow[], units: readonly string[][]): string[][] {
  const named = uniquePaths(rows.flatMap(({ unitPath }) => prefixesOf(unitPath)));
  return named.filter((path) => !units.some((one) => sameUnit(one, path)));
}

const prefixesOf = (path: string[]): string[][] => path.map((_, at) => path.slice(0, at + 1));

function uniquePaths(paths: string[][]): string[][] {
  return [...new Map(paths.map((path) => [path.join("\n"), path])).values()];
}
