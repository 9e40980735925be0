import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let actor: Actor;
let office: Visitor;
let code: string;
beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  office = await signedIn(t, app, actor);
  const [city] = await t.ownerQuery<{ code: string }>("select code from municipalities");
  code = city?.code ?? "";
});
afterAll(() => t.close());

const suzuki = { name: "鈴木 葵", title: "主任", role: "staff", unitId: "", from: "2026-04-01" };
const first = "最初の合言葉は長めにする";

async function idOf(loginName: string): Promise<string> {
  const [row] = await t.ownerQuery<{ id: string }>("select person_id as id from people where login_name = $1", [
    loginName,
  ]);
  return row?.id ?? "";
}

test("the office adds a person, who signs in and sees no people's page", async () => {
  const added = await office.post("/people", { ...suzuki, loginName: "Suzuki", password: first });
  expect([added.status, added.headers.get("Location")]).toEqual([303, "/people?done=added"]);
  const one = visitor(app);
  expect((await one.post("/sign-in", { code, loginName: "suzuki", password: first })).status).toBe(303);
  expect((await one.get("/people")).status).toBe(403);
  expect((await one.post("/people", { ...suzuki, loginName: "other", password: first })).status).toBe(403);
  expect((await one.post(`/people/${await idOf("suzuki")}`, { ...suzuki, role: "office", password: "" })).status).toBe(
    403,
  );
});

test("a login name that is taken, in whatever width or case, is refused and nothing typed is lost", async () => {
  await office.post("/people", { ...suzuki, loginName: "taken", password: first });
  const again = await office.post("/people", { ...suzuki, name: "別の 人", loginName: "ＴＡＫＥＮ", password: first });
  const page = await again.text();
  expect(again.status).toBe(422);
  expect(page).toContain("このユーザー名はすでに使われています");
  expect(page).toContain('value="別の 人"');
  expect(page).not.toContain(first);
});

test("closing an account and a new password sign the person out at once", async () => {
  await office.post("/people", { ...suzuki, loginName: "leaver", password: first });
  const id = await idOf("leaver");
  const one = visitor(app);
  await one.post("/sign-in", { code, loginName: "leaver", password: first });
  expect((await one.get("/history")).status).toBe(200);
  await office.post(`/people/${id}`, { ...suzuki, password: "あたらしい合言葉にしました" });
  expect((await one.get("/history")).status).toBe(303);
  await office.post(`/people/${id}`, { ...suzuki, password: "", closed: "yes" });
  const back = await one.post("/sign-in", { code, loginName: "leaver", password: "あたらしい合言葉にしました" });
  expect(back.status).toBe(401);
});

test("the last administrator can neither leave nor lose the post, by whatever way", async () => {
  const own = `/people/${actor.personId}`;
  const [post] = await t.ownerQuery<{ id: string }>("select post_id as id from posts where role = 'administrator'");
  const closed = await office.post(own, { name: "佐藤 まどか", password: "", closed: "yes" });
  const ended = await office.post(`${own}/posts/${post?.id}`, { act: "end", until: "2099-03-31" });
  expect([closed.status, ended.status]).toEqual([422, 422]);
  expect(await ended.text()).toContain("管理者の役割を持つ方が一人もいなくなる");
  const another = await addPerson(t, { name: "内田 碧", role: "administrator" });
  expect((await office.post(`${own}/posts/${post?.id}`, { act: "end", until: "2099-03-31" })).status).toBe(303);
  await t.ownerQuery("update posts set until_day = null where post_id = $1", [post?.id]);
  await t.ownerQuery("delete from posts where person_id = $1", [another.personId]);
});

test("what was done to accounts stands in the history for the office alone, without a password", async () => {
  await office.post("/people", { ...suzuki, name: "森 千夏", loginName: "mori", password: first });
  const id = await idOf("mori");
  const change = { name: "森 千尋", password: "つぎの合言葉はこちらです", closed: "yes" };
  await office.post(`/people/${id}`, change);
  const page = await (await office.get("/history")).text();
  expect(page).toContain("利用者「森 千夏」(mori)を追加しました。役割は担当です。");
  expect(page).toContain("利用者「森 千夏」：氏名を「森 千尋」に変更、パスワードを再設定、利用を停止。");
  const payloads = await t.ownerQuery<{ payload: string }>("select payload from history");
  expect(JSON.stringify(payloads)).not.toContain(first);
  expect(JSON.stringify(payloads)).not.toContain(change.password);
  const viewer = await signedIn(t, app, await addPerson(t, { name: "中村 健", role: "viewer" }));
  expect(await (await viewer.get("/history")).text()).not.toContain("森 千夏");
});

test("an account or a unit of another municipality is not there", async () => {
  const other = await t.addMunicipality("となり市");
  const stranger = await addPerson(t, { name: "他所 人", role: "staff", tenantId: other });
  const [unit] = await t.ownerQuery<{ id: string }>(
    "insert into org_units (tenant_id, name, level) values ($1, '総務部', 'department') returning unit_id as id",
    [other],
  );
  expect((await office.get(`/people/${stranger.personId}`)).status).toBe(404);
  expect((await office.post(`/people/${stranger.personId}`, { ...suzuki, password: "" })).status).toBe(404);
  const foreign = { ...suzuki, unitId: unit?.id ?? "", loginName: "foreign", password: first };
  expect((await office.post("/people", foreign)).status).toBe(404);
});
