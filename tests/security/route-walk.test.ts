import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openFiscalYear } from "../../src/database/fiscal-year-store.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { importRunner } from "../../src/jobs/import-runner.ts";
import { writeComment } from "../../src/usecases/comments/write-comment.ts";
import { setCycle } from "../../src/usecases/cycle/set-cycle.ts";
import { addNote } from "../../src/usecases/notes/write-note.ts";
import { makeSharedGoal } from "../../src/usecases/shared-goals/make-shared-goal.ts";
import { grantSupport } from "../../src/usecases/support/grant-support.ts";
import { type RouteName, routes } from "../../src/web/routes.ts";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { sectionWorkbook } from "../support/import-files.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../support/web-city.ts";

/** Every parameter of an address, as something real of the city, or as something that isn't there. */
type Ids = Record<
  | "sheetId"
  | "goalId"
  | "importId"
  | "fileId"
  | "personId"
  | "unitId"
  | "threadId"
  | "postId"
  | "grantId"
  | "notificationId"
  | "passkeyId"
  | "noteId"
  | "sharedGoalId"
  | "evidenceId",
  string
>;

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let real: Ids;
let office: Visitor;
let stranger: Visitor;
const inside: Record<string, Visitor> = {};
const logged: LogEntry[] = [];
const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });

/** A year in which the walk may write on any day it is run. */
const alwaysOpen = {
  key: "always-open",
  name: "いつでも書ける流れ",
  stages: [
    {
      stage: "planning",
      label: "目標",
      fills: ["planning"],
      windows: { section: { opens: "-04-01", closes: "+03-30" } },
    },
    {
      stage: "yearEnd",
      label: "期末",
      fills: ["yearEnd"],
      windows: { section: { opens: "+03-31", closes: "+03-31" } },
    },
  ],
};

beforeAll(async () => {
  t = await testDatabase();
  const imports = importRunner(t.db);
  // The year's end is near: what can be done then can be tried.
  const now = () => new Date("2027-02-01T03:00:00Z");
  app = webApp(t, { imports, now, log: (entry) => logged.push(entry) });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  const { sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }, ["港湾部", "港湾課"]);
  await addSheet(t, actor, { texts: {}, goals: [sampleGoal({ title: "別の課の目標" })] }, ["環境部", "環境課"]);
  expect(await setCycle(t.db, actor, 2026, alwaysOpen, "planning")).toEqual({ ok: true });
  await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, sampleForm));
  const unitOf = async (name: string) =>
    (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
  office = await signedIn(t, app, actor);
  for (const role of ["viewer", "staff", "head"] as const) {
    const person = await addPerson(t, { name: `${role} 環境課`, role, unitId: await unitOf("環境課") });
    inside[role] = await signedIn(t, app, person);
  }
  const { importId, fileId } = await startedImport(imports);
  const { personId } = actor;
  const shared = await makeSharedGoal(t.db, actor, { fiscalYear: 2027, ownerUnitId: null, title: "窓口を待たせない" });
  const threadId = randomUUID();
  const place = { goalId: goal.id, concept: null };
  const staff = await addPerson(t, { name: "staff 港湾課", role: "staff", unitId: await unitOf("港湾課") });
  const body = "窓口の数を確かめたい";
  const comment = { commentId: threadId, threadId: null, place, body, mentioned: staff.personId };
  await writeComment(t.db, actor, sheetId, comment);
  const [post] = await t.ownerQuery<{ id: string }>("select post_id as id from posts where person_id = $1", [personId]);
  await grantSupport(t.db, actor, { reason: "窓口の不具合", hours: 1 }, now());
  const [grant] = await t.ownerQuery<{ id: string }>("select grant_id as id from support_grants");
  const [told] = await t.ownerQuery<{ id: string }>("select notification_id as id from notifications");
  const notificationId = told?.id ?? "";
  const [passkey] = await t.ownerQuery<{ id: string }>(
    `insert into passkeys (tenant_id, person_id, credential_id, public_key, counter, rp_id, name)
     select tenant_id, person_id, 'credential', '', 0, 'localhost', 'key' from people where person_id = $1
     returning passkey_id as id`,
    [personId],
  );
  const passkeyId = passkey?.id ?? "";
  const noteId = await writtenNote(actor, sheetId);
  const [evidence] = await t.ownerQuery<{ id: string }>("select file_id as id from evidence_files");
  real = {
    sheetId,
    goalId: goal.id,
    importId,
    fileId,
    personId,
    unitId: await unitOf("港湾課"),
    threadId,
    postId: post?.id ?? "",
    grantId: grant?.id ?? "",
    sharedGoalId: shared.ok ? shared.sharedGoalId : "",
    notificationId,
    passkeyId,
    noteId,
    evidenceId: evidence?.id ?? "",
  };
  const other = await t.addMunicipality("となり市");
  const theirs = await addPerson(t, { name: "他所 人", role: "office", and: "administrator", tenantId: other });
  await addSheet(t, theirs, { texts: {}, goals: [sampleGoal({ title: "となりの目標" })] }, ["企画部", "企画課"]);
  stranger = await signedIn(t, app, theirs);
});
afterAll(() => t.close());

async function writtenNote(actor: Actor, sheetId: string): Promise<string> {
  const noteId = randomUUID();
  const files = [{ name: "窓口.txt", bytes: Buffer.from("窓口の数") }];
  const place = { goalId: goal.id, workItemId: null, marker: "" };
  await addNote(t.db, actor, sheetId, { noteId, ...place, on: "2026-06-10", body: "窓口を数えた", files });
  return noteId;
}

async function startedImport(imports: ReturnType<typeof importRunner>): Promise<{ importId: string; fileId: string }> {
  const body = new FormData();
  const bytes = new Uint8Array(await sectionWorkbook(["環境部", "窓口課"], [{ number: "①", title: "窓口の改善" }]));
  body.append("files", new File([bytes], "窓口課.xlsx"));
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: office.cookie() };
  const answer = await app.request("/imports", { method: "POST", body, headers });
  await imports.idle();
  const importId = answer.headers.get("Location")?.split("/").at(-1) ?? "";
  const [file] = await t.ownerQuery<{ id: string }>("select file_id as id from import_files");
  return { importId, fileId: file?.id ?? "" };
}

const names = Object.keys(routes) as RouteName[];
const paramsOf = (name: RouteName) =>
  Object.fromEntries([...routes[name].pattern.matchAll(/:(\w+)/g)].map(([, key]) => [key, true]));
const hasId = (name: RouteName) => /:\w+Id\b/.test(routes[name].pattern);

function pathOf(name: RouteName, ids: Ids): string {
  const values: Record<string, string> = {
    ...ids,
    year: "2026",
    formKey: sampleForm.key,
    version: "1",
    file: "x.js",
    act: "extend",
  };
  return routes[name].pattern.replace(/:(\w+)(?:\{([^}]*)\})?/g, (_, key: string, allowed?: string) => {
    // Where the pattern allows only some words: the first of them.
    if (allowed) return allowed.replace(/\\(.)/g, "$1").replace(/\((\w+)[^)]*\)/g, "$1");
    const value = values[key];
    if (value === undefined) throw new Error(`the walk has no value for :${key} of ${name}`);
    return value;
  });
}

/** What each route takes, so that it isn't the body that is refused. Ids in it are followed as those in the address. */
function bodyOf(name: RouteName, ids: Ids): Record<string, string> {
  const bodies: Partial<Record<RouteName, Record<string, string>>> = {
    moveGoal: { index: "0" },
    saveGoal: { "goal.title": "乗っ取り", "base:goal.title": JSON.stringify("窓口を待たせない") },
    saveHeader: { "sheet.mission": "乗っ取り", "base:sheet.mission": '""' },
    confirmImport: { seen: "x" },
    changeImportFile: { act: "leave-out", leave: "yes" },
    addComment: {
      commentId: "00000000-0000-4000-8000-000000000001",
      threadId: "",
      place: "",
      body: "乗っ取り",
      to: "",
    },
    settleThread: { act: "resolve" },
    holdCell: { cell: `goal/${ids.goalId}|target` },
    addNote: { noteId: randomUUID(), place: `${ids.goalId} - `, on: "2026-06-10", body: "乗っ取り" },
    changeNote: { place: `${ids.goalId} - `, on: "2026-06-10", body: "乗っ取り", version: "1" },
    savePerson: { name: "乗っ取り", password: "", closed: "yes" },
    addPost: { kind: "main", title: "", role: "viewer", unitId: ids.unitId, from: "2027-02-01", until: "" },
    grantSupport: { reason: "乗っ取り", hours: "1" },
    changePost: { act: "end", until: "2027-02-01" },
    endPersonSessions: { session: "all" },
    addPerson: {
      name: "新しい人",
      loginName: "new",
      title: "",
      from: "2027-02-01",
      role: "staff",
      unitId: ids.unitId,
      password: "x".repeat(12),
    },
    addUnit: { name: "新しい係", parentId: ids.unitId, since: "always" },
    beginSheet: { unitId: ids.unitId, having: "0" },
    actOnSheet: { key: randomUUID(), seen: "1", until: "2099-03-31" },
    makeSharedGoal: { title: "乗っ取り", owner: "office" },
    saveSharedGoal: { "goal.target": "乗っ取り", "base:goal.target": '""', act: "save" },
    placeSharedGoal: { unit: ids.unitId },
    withdrawSharedGoal: { goalId: ids.goalId },
    deployList: { [`goal.${ids.goalId}`]: ids.unitId },
    saveServedGoals: { [`serves.${ids.goalId}`]: "" },
    acceptCarryOver: { [`goal.${ids.goalId}`]: "end", to: ids.unitId },
  };
  return bodies[name] ?? {};
}

function ask(who: Visitor, name: RouteName, ids: Ids): Promise<Response> {
  const path = pathOf(name, ids);
  if (routes[name].method === "GET") return who.get(path);
  if (name !== "changeSheet") return who.post(path, bodyOf(name, ids));
  return who.postJson(path, { changes: [{ do: "removeGoal", goalId: ids.goalId }] });
}

/** Everything of the city but who was seen when. */
async function everything(): Promise<string> {
  const tables = await t.ownerQuery<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' and c.relname not in ('sessions', 'sign_in_attempts') order by 1`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, md5(coalesce(string_agg(x::text, '|' order by x::text), '')) as sum from ${name} x`,
  );
  return JSON.stringify(await t.ownerQuery(`${parts.join(" union all ")} order by 1`));
}

const unknown = (): Ids => {
  const ids = Object.keys(real) as (keyof Ids)[];
  return Object.fromEntries(ids.map((key) => [key, randomUUID()])) as Ids;
};

describe("signed out", () => {
  test.each(names.filter((name) => routes[name].access !== "public"))("%s shows and changes nothing", async (name) => {
    const before = await everything();
    const answer = await ask(visitor(app), name, real);
    expect(name === "changeSheet" ? answer.status : answer.headers.get("Location")?.split("?")[0]).toBe(
      name === "changeSheet" ? 401 : "/sign-in",
    );
    expect(await answer.text()).not.toMatch(/窓口|港湾|環境/);
    expect(await everything()).toBe(before);
  });
});

describe("the office of another municipality", () => {
  const followed: RouteName[] = [...names.filter(hasId), "addPerson", "addUnit", "beginSheet"];

  test.each(followed)("%s answers for what is there as for what isn't, and the log tells", async (name) => {
    const before = await everything();
    const none = unknown();
    logged.length = 0;
    const [foreign, absent] = [await ask(stranger, name, real), await ask(stranger, name, none)];
    expect([foreign.status, absent.status]).toEqual([404, 404]);
    const plain = (text: string, ids: Ids) => Object.values(ids).reduce((rest, id) => rest.replaceAll(id, "-"), text);
    expect(plain(await foreign.text(), real)).toBe(plain(await absent.text(), none));
    const headers = (answer: Response) => [...answer.headers.keys()].sort();
    expect(headers(foreign)).toEqual(headers(absent));
    expect(logged.map(({ what }) => what)).toEqual(["not-found", "not-found"]);
    expect(await everything()).toBe(before);
  });

  test.each(names.filter((name) => routes[name].method === "GET" && !hasId(name)))(
    "%s holds no word of this city",
    async (name) => {
      const answer = await ask(stranger, name, real);
      expect(answer.status).toBeLessThan(500);
      expect(await answer.text()).not.toMatch(/窓口を待たせない|港湾課|環境課|佐藤 まどか/);
    },
  );
});

describe("who belongs to another section of this city", () => {
  const guarded = names.filter((name) => !["public", "signed-in", "export"].includes(routes[name].access));
  const writing: RouteName[] = [
    "editSheet",
    "changeSheet",
    "beside",
    "holdCell",
    "editHeader",
    "saveHeader",
    "addGoal",
    "editGoal",
    "saveGoal",
    "moveGoal",
    "removeGoal",
    "sheetAct",
    "actOnSheet",
    "settleThread",
    "notes",
    "addNote",
    "note",
    "changeNote",
    "removeNote",
    "evidence",
    "beginSheet",
    "carryOver",
    "previewCarryOver",
    "acceptCarryOver",
    "servedGoals",
    "saveServedGoals",
    "makeSharedGoal",
    "editSharedGoal",
    "saveSharedGoal",
    "sharedGoalUnits",
    "placeSharedGoal",
    "withdrawSharedGoal",
    "spreadSharedGoal",
    "removeSharedGoal",
    "catchUpSheet",
    "deployment",
    "deployList",
  ];

  test.each(
    ["viewer", "staff", "head"].flatMap((role) => [...guarded, ...writing].map((name) => [role, name] as const)),
  )("%s may not %s", async (role, name) => {
    const before = await everything();
    const answer = await ask(inside[role] as Visitor, name, real);
    // Whoever returns sheets has imports of their own; another's is as one that isn't there.
    const others = role !== "viewer" && routes[name].access === "return-sheets" && "importId" in paramsOf(name);
    expect(answer.status).toBe(others ? 404 : 403);
    expect(await everything()).toBe(before);
  });

  test("every route that changes something is guarded, about oneself, or in the list of writing", () => {
    const forReaders: RouteName[] = ["addComment"];
    const own: RouteName[] = [
      ...forReaders,
      "changePassword",
      "endOwnSessions",
      "changeSecondFactor",
      "beginPasskey",
      "addPasskey",
      "removePasskey",
      "saveNoticeChoice",
      "changeFeed",
      "readNotifications",
      "openNotification",
    ];
    const posts = names.filter((name) => routes[name].method === "POST" && routes[name].access === "signed-in");
    expect(posts.filter((name) => !writing.includes(name) && !own.includes(name))).toEqual([]);
  });
});

test("the walk is not stopped by its bodies: the office gets through everywhere", async () => {
  const answers = names
    .filter((name) => routes[name].method === "GET")
    .map(async (name) => {
      const answer = await ask(office, name, real);
      // Events go on for as long as somebody listens.
      if (name === "sheetEvents") await answer.body?.cancel();
      return [name, answer.status];
    });
  const refused = (await Promise.all(answers)).filter(([, status]) => Number(status) >= 400);
  // No form is built for the tests, so there is no file to send; a city that is there is not set up again.
  // And nobody is sent to, or comes back from, an identity provider that isn't set; the walk knows no calendar's secret.
  expect(refused).toEqual([
    ["asset", 404],
    ["beginAtProvider", 404],
    ["returnFromProvider", 400],
    ["calendar", 404],
  ]);
  expect((await ask(office, "saveGoal", real)).status).toBe(303);
  expect((await ask(office, "actOnSheet", real)).status).toBe(303);
  expect((await ask(office, "changeSheet", real)).status).toBe(200);
});
