import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import { attemptLimits } from "../usecases/sessions/sign-in-attempts.ts";

const next = "朝の窓口に花を一輪かざる";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
});
afterAll(() => t.close());

const change = (one: Visitor, present: string, wanted = next, again = wanted) =>
  one.post("/account", { present, next: wanted, again });

test("a person's new password keeps this screen, ends the others and lets in from now on", async () => {
  const actor = await addPerson(t, { name: "鈴木 葵", role: "viewer" });
  const elsewhere = await signedIn(t, app, actor);
  const here = await signedIn(t, app, actor);
  const done = await change(here, testPassword);
  expect([done.status, done.headers.get("Location")]).toEqual([303, "/account?done=changed"]);
  expect((await here.get("/history")).status).toBe(200);
  expect((await elsewhere.get("/history")).status).toBe(303);
  const [city] = await t.ownerQuery<{ code: string; loginName: string }>(
    `select code, login_name as "loginName" from municipalities join people using (tenant_id) where person_id = $1`,
    [actor.personId],
  );
  expect((await visitor(app).post("/sign-in", { ...city, password: testPassword })).status).toBe(401);
  expect((await visitor(app).post("/sign-in", { ...city, password: next })).status).toBe(303);
  const entries = await t.ownerQuery<{ payload: string }>("select payload from history where actor_id = $1", [
    actor.personId,
  ]);
  expect(entries.map(({ payload }) => JSON.parse(payload).note)).toEqual([
    "「鈴木 葵」が自分のパスワードを変更しました。",
  ]);
  expect(entries[0]?.payload).not.toContain(next);
});

test.each([
  ["the present one is wrong", "ちがう合言葉を入れてみる", next, next, "いまのパスワードが違います"],
  ["the new one is short", testPassword, "みじかい", "みじかい", "12文字以上"],
  ["the two differ", testPassword, next, `${next}。`, "上の欄と同じではありません"],
])("nothing changes when %s", async (_, present, wanted, again, message) => {
  const actor = await addPerson(t, { name: "高橋 実", role: "staff" });
  const one = await signedIn(t, app, actor);
  const answer = await change(one, present, wanted, again);
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain(message);
  expect(page).not.toContain(wanted);
  expect((await change(one, testPassword)).status).toBe(303);
});

test("guessing at an open screen is stopped like guessing at the door", async () => {
  const one = await signedIn(t, app, await addPerson(t, { name: "伊藤 望", role: "staff" }));
  for (let guess = 0; guess < attemptLimits.ofAccount; guess++) await change(one, `ちがう合言葉その${guess}です`);
  const answer = await change(one, testPassword);
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("しばらく変更できません");
});

test("who has no password is told whom to ask", async () => {
  const actor = await addPerson(t, { name: "小林 空", role: "staff" });
  const one = await signedIn(t, app, actor);
  await t.ownerQuery("update people set password_hash = null where person_id = $1", [actor.personId]);
  expect(await (await one.get("/account")).text()).toContain("パスワードがありません");
  expect((await change(one, testPassword)).status).toBe(422);
});
