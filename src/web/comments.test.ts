import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
let mayor: Visitor;
let officeActor: Actor;
let mayorActor: Actor;
let sheetId: string;
const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  officeActor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  mayorActor = await addPerson(t, { name: "鈴木 一", role: "mayor" });
  office = await signedIn(t, app, officeActor);
  mayor = await signedIn(t, app, mayorActor);
});
beforeEach(async () => {
  ({ sheetId } = await addSheet(t, officeActor, { texts: {}, goals: [{ ...goal, id: randomUUID() }] }));
});
afterAll(() => t.close());

type Fields = Partial<Record<"commentId" | "threadId" | "place" | "body" | "to", string>>;
const say = (who: Visitor, fields: Fields) =>
  who.post(`/sheets/${sheetId}/comments`, {
    commentId: randomUUID(),
    threadId: "",
    place: "",
    to: "",
    body: "",
    ...fields,
  });
const page = async (who: Visitor, path = `/sheets/${sheetId}/comments`) => (await who.get(path)).text();
const threadIn = (answer: Response) => answer.headers.get("Location")?.split("#thread-")[1] ?? "";
const goalId = async () =>
  (await t.ownerQuery<{ id: string }>("select goal_id as id from goals where sheet_id = $1", [sheetId]))[0]?.id ?? "";

test("a reader comments on a field and names a person, who finds it; the sheet's own words and time stay", async () => {
  const before = await t.ownerQuery("select texts, updated_at, updated_by from sheets where sheet_id = $1", [sheetId]);
  const answer = await say(mayor, {
    place: `${await goalId()} target`,
    body: "何分の平均?",
    to: officeActor.personId,
  });
  expect(answer.status).toBe(303);
  expect(await page(office, `/sheets/${sheetId}`)).toContain("「窓口を待たせない」の目標値");
  expect(await page(office, "/mentions")).toContain("何分の平均?");
  expect(await page(mayor, "/mentions")).not.toContain("何分の平均?");
  expect(await page(office, `/sheets/${sheetId}/history`)).toContain(
    "の目標値にコメント（＠佐藤 まどか）：何分の平均?",
  );
  expect(await t.ownerQuery("select texts, updated_at, updated_by from sheets where sheet_id = $1", [sheetId])).toEqual(
    before,
  );
  expect(await verifySheets(t.db, t.tenantId)).toMatchObject({ differing: [] });
  expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
});

test("a comment sent twice is one, an answer opens a settled thread again", async () => {
  const once = { commentId: randomUUID(), body: "一度だけ" };
  const threadId = threadIn(await say(mayor, once));
  expect(threadIn(await say(mayor, once))).toBe(threadId);
  expect(await t.ownerQuery("select 1 from comments where thread_id = $1", [threadId])).toHaveLength(1);
  const settled = await office.post(`/sheets/${sheetId}/comments/${threadId}`, { act: "resolve" });
  expect(settled.status).toBe(303);
  const state = () => t.ownerQuery("select resolved_by as by from comment_threads where thread_id = $1", [threadId]);
  expect(await state()).toEqual([{ by: officeActor.personId }]);
  await say(mayor, { threadId, body: "まだ分かりません" });
  expect(await state()).toEqual([{ by: null }]);
});

test("a thread is settled by who began it or who writes the sheet, by nobody else", async () => {
  const threadId = threadIn(await say(office, { body: "確かめてください" }));
  expect((await mayor.post(`/sheets/${sheetId}/comments/${threadId}`, { act: "resolve" })).status).toBe(403);
  const own = threadIn(await say(mayor, { body: "自分のもの" }));
  expect((await mayor.post(`/sheets/${sheetId}/comments/${own}`, { act: "resolve" })).status).toBe(303);
});

test.each([
  ["nothing but blanks", { body: " \n " }, 422],
  ["too many words", { body: "長".repeat(2_001) }, 422],
  ["a goal of no sheet", { body: "x", place: `${randomUUID()} target` }, 404],
  ["a field that the form hasn't", { body: "x", place: " method" }, 404],
  ["a thread that isn't there", { body: "x", threadId: randomUUID() }, 404],
  ["a person who isn't there", { body: "x", to: randomUUID() }, 404],
])("%s: refused, and nothing is kept", async (_, fields, status) => {
  const answer = await say(mayor, fields);
  expect(answer.status).toBe(status);
  if (status === 422) expect(await answer.text()).toContain(fields.body.trim());
  expect(await t.ownerQuery("select 1 from comment_threads where sheet_id = $1", [sheetId])).toEqual([]);
});

test("people of another city are not named, and an account that is closed isn't either", async () => {
  const tenantId = await t.addMunicipality("となり市");
  const theirs = await addPerson(t, { name: "他所 人", role: "office", tenantId });
  expect((await say(mayor, { body: "x", to: theirs.personId })).status).toBe(404);
  expect(await page(mayor)).not.toContain("他所 人");
});

test("no export holds a comment, and markup in it stays words", async () => {
  await say(mayor, { body: "<script>alert(1)</script>秘密の話" });
  expect(await page(mayor)).toContain("&lt;script&gt;alert(1)&lt;/script&gt;秘密の話");
  for (const kind of ["json", "csv"]) {
    expect(await page(office, `/sheets/${sheetId}/export.${kind}`)).not.toContain("秘密の話");
    expect(await page(office, `/years/2026/export.${kind}`)).not.toContain("秘密の話");
  }
});

test("who only reads sheets reads no comments, can't be named and has no way in; the auditor reads and is silent", async () => {
  await say(mayor, { place: await goalId(), body: "内々の相談" });
  for (const role of ["viewer", "hr", "administrator"] as const) {
    const person = await addPerson(t, { name: `${role} 人`, role });
    const one = await signedIn(t, app, person);
    expect((await one.get(`/sheets/${sheetId}/comments`)).status).toBe(403);
    expect((await say(one, { body: "口をはさむ" })).status).toBe(403);
    const sheet = await page(one, `/sheets/${sheetId}`);
    expect(["内々の相談", "コメントを書く", "/mentions"].filter((words) => sheet.includes(words))).toEqual([]);
    expect((await say(office, { body: "x", to: person.personId })).status).toBe(404);
    expect(await page(office)).not.toContain(`${role} 人`);
  }
  const auditor = await signedIn(t, app, await addPerson(t, { name: "監査 人", role: "auditor" }));
  expect(await page(auditor, `/sheets/${sheetId}`)).toContain("内々の相談");
  const all = await page(auditor);
  expect([all.includes("内々の相談"), all.includes("知らせる人")]).toEqual([true, false]);
  expect((await say(auditor, { body: "口をはさむ" })).status).toBe(403);
});
