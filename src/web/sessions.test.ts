import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { idleLifetime } from "../usecases/sessions/session-lifetime.ts";

const edge =
  "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0";
const ipad = "Mozilla/5.0 (iPad; CPU OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Version/18.0 Safari/604.1";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
let now = new Date("2026-11-20T00:00:00Z");
beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now });
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office" }));
});
afterAll(() => t.close());

/** The person on one more screen. `signedIn` has given them the password before. */
async function another(actor: Actor, userAgent: string): Promise<Visitor> {
  const [row] = await t.ownerQuery<{ code: string; loginName: string }>(
    `select code, login_name as "loginName" from municipalities join people using (tenant_id) where person_id = $1`,
    [actor.personId],
  );
  const one = visitor(app);
  const given = { code: row?.code ?? "", loginName: row?.loginName ?? "", password: testPassword };
  const answer = await one.post("/sign-in", given, { "User-Agent": userAgent });
  expect(answer.status).toBe(303);
  return one;
}

const sessionIds = async ({ personId }: Actor): Promise<string[]> =>
  (
    await t.ownerQuery<{ id: string }>(
      "select session_id as id from sessions where person_id = $1 order by created_at, user_agent",
      [personId],
    )
  ).map(({ id }) => id);

const isIn = async (one: Visitor) => (await one.get("/history")).status === 200;

test("a person sees every screen of theirs with device and times, and which one this is", async () => {
  const actor = await addPerson(t, { name: "鈴木 葵", role: "staff" });
  await signedIn(t, app, actor);
  now = new Date("2026-11-20T01:30:00Z");
  const here = await another(actor, edge);
  const page = await (await here.get("/account")).text();
  expect(page).toContain("不明な端末");
  expect(page).toMatch(/Windows の Edge<\/strong><span class="tag">この画面/);
  expect(page).toContain("11月20日(金) 9:00 から");
  expect(page).toContain("11月20日(金) 10:30 から");
  expect(page.match(/この画面</g)).toHaveLength(1);
});

test("one session is ended, the others stay; then all others, and this one stays", async () => {
  const actor = await addPerson(t, { name: "高橋 実", role: "staff" });
  const first = await signedIn(t, app, actor);
  now = new Date(now.getTime() + 1000);
  const second = await another(actor, ipad);
  const [firstId = ""] = await sessionIds(actor);
  now = new Date(now.getTime() + 1000);
  const here = await another(actor, edge);
  const ended = await here.post("/account/sessions", { session: firstId });
  expect([ended.status, ended.headers.get("Location")]).toEqual([303, "/account?done=ended"]);
  expect([await isIn(first), await isIn(second), await isIn(here)]).toEqual([false, true, true]);
  await here.post("/account/sessions", { session: "all" });
  expect([await isIn(second), await isIn(here)]).toEqual([false, true]);
});

test("nobody ends another person's session from their own page, and a word that is no id is refused", async () => {
  const [mine, theirs] = [
    await addPerson(t, { name: "伊藤 望", role: "staff" }),
    await addPerson(t, { name: "小林 空", role: "staff" }),
  ];
  const me = await signedIn(t, app, mine);
  const them = await signedIn(t, app, theirs);
  const [id = ""] = await sessionIds(theirs);
  expect((await me.post("/account/sessions", { session: id })).status).toBe(303);
  expect((await me.post("/account/sessions", { session: "all' or true" })).status).toBe(404);
  expect(await isIn(them)).toBe(true);
  expect(await (await me.get("/account")).text()).not.toContain(id);
});

test("the office sees and ends the sessions of a person, and the history tells", async () => {
  const actor = await addPerson(t, { name: "森 千夏", role: "head" });
  const one = await signedIn(t, app, actor);
  const two = await another(actor, ipad);
  expect(await (await office.get(`/people/${actor.personId}`)).text()).toContain("iPad の Safari");
  const ended = await office.post(`/people/${actor.personId}/sessions`, { session: "all" });
  expect(ended.status).toBe(303);
  expect([await isIn(one), await isIn(two)]).toEqual([false, false]);
  expect(await (await office.get("/history")).text()).toContain("利用者「森 千夏」：サインイン中の画面2件を終了。");
  const staff = await signedIn(t, app, actor);
  expect((await staff.post(`/people/${actor.personId}/sessions`, { session: "all" })).status).toBe(403);
});

test("a session that has run out is not in the list", async () => {
  const actor = await addPerson(t, { name: "中村 健", role: "viewer" });
  await signedIn(t, app, actor);
  now = new Date(now.getTime() + idleLifetime + 1);
  const here = await another(actor, edge);
  expect((await (await here.get("/account")).text()).match(/class="session"/g)).toHaveLength(1);
});

test("a new post and a stopped account count from the next request on", async () => {
  const officer = await addPerson(t, { name: "石井 光", role: "office" });
  const acting = await signedIn(t, app, officer);
  const { sheetId } = await addSheet(t, officer, { texts: {}, goals: [sampleGoal({ title: "待たせない窓口" })] });
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '総務課'");
  const actor = await addPerson(t, { name: "山本 樹", role: "staff", unitId: unit?.id ?? "" });
  const one = await signedIn(t, app, actor);
  const mayEdit = async () => (await one.get(`/sheets/${sheetId}/edit`)).status;
  let day = 10;
  const move = async (role: string, unitId = "") => {
    day += 1;
    const post = { kind: "main", title: "", role, unitId, from: `2026-11-${day}`, until: "" };
    expect((await acting.post(`/people/${actor.personId}/posts`, post)).status).toBe(303);
  };
  expect(await mayEdit()).toBe(200);
  await move("staff");
  expect(await mayEdit()).toBe(403);
  await move("staff", unit?.id);
  expect(await mayEdit()).toBe(200);
  await move("viewer");
  expect(await mayEdit()).toBe(403);
  await move("office");
  expect((await one.get("/people")).status).toBe(200);
  await move("staff");
  expect((await one.get("/people")).status).toBe(403);
  await acting.post(`/people/${actor.personId}`, { name: "山本 樹", password: "", closed: "yes" });
  expect((await one.get(`/sheets/${sheetId}`)).status).toBe(303);
});
