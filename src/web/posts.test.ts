import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor, Role } from "../domain/permissions/actor.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let administrator: Visitor;
let sheetId: string;
let now = new Date("2026-05-10T14:00:00Z");
const unitIds = new Map<string, string>();

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now });
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "窓口" })] }, [
    "総務部",
    "総務課",
  ]));
  await addSheet(t, office, { texts: {}, goals: [] }, ["環境部", "環境課"]);
  const units = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  for (const { id, name } of units) unitIds.set(name, id);
  administrator = await signedIn(t, app, office);
});
afterAll(() => t.close());

const unit = (name: string) => unitIds.get(name) ?? "";
const give = (who: Visitor, { personId }: Actor, post: Record<string, string>) =>
  who.post(`/people/${personId}/posts`, { kind: "main", title: "", role: "staff", unitId: "", until: "", ...post });
const postsOf = ({ personId }: Actor) =>
  t.ownerQuery<{ id: string; role: Role; from: string; until: string | null }>(
    `select post_id as id, role, from_day::text as from, until_day::text as until from posts where person_id = $1
      order by from_day, role`,
    [personId],
  );
const mayEdit = async (who: Visitor) => (await who.get(`/sheets/${sheetId}/edit`)).status;

async function staffOf(name: string, section: string): Promise<[Actor, Visitor]> {
  const person = await addPerson(t, { name, role: "staff", unitId: unit(section) });
  return [person, await signedIn(t, app, person)];
}

describe("posts over time", () => {
  test("a move entered in advance begins by itself on its day in Japan, and the post before ends the day before", async () => {
    const [person, one] = await staffOf("鈴木 葵", "環境課");
    const moved = await give(administrator, person, { unitId: unit("総務課"), from: "2026-05-11" });
    expect(moved.headers.get("Location")).toBe(`/people/${person.personId}?done=post-added`);
    expect((await postsOf(person)).map(({ from, until }) => [from, until])).toEqual([
      ["2000-04-01", "2026-05-10"],
      ["2026-05-11", null],
    ]);
    now = new Date("2026-05-10T14:59:00Z");
    expect(await mayEdit(one)).toBe(403);
    now = new Date("2026-05-10T15:00:00Z");
    expect(await mayEdit(one)).toBe(200);
    now = new Date("2026-05-10T14:00:00Z");
  });

  test("held beside the main post, a second one gives its part and ends on its last day", async () => {
    const [person, one] = await staffOf("高橋 実", "環境課");
    const beside = { kind: "beside", role: "head", unitId: unit("総務部"), from: "2026-05-01", until: "2026-05-10" };
    expect((await give(administrator, person, beside)).status).toBe(303);
    expect(await mayEdit(one)).toBe(200);
    expect(await (await one.get("/account")).text()).toContain("担当・所属長");
    now = new Date("2026-05-10T15:00:00Z");
    expect(await mayEdit(one)).toBe(403);
    expect((await postsOf(person))[0]).toMatchObject({ until: null });
    now = new Date("2026-05-10T14:00:00Z");
  });

  test("who holds no post today gets in, sees nothing and learns whom to ask", async () => {
    const [person, one] = await staffOf("伊藤 望", "総務課");
    const [post] = await postsOf(person);
    const ended = { act: "end", until: "2026-05-09" };
    expect((await administrator.post(`/people/${person.personId}/posts/${post?.id}`, ended)).status).toBe(303);
    for (const path of ["/", "/to-do", `/sheets/${sheetId}`, `/sheets/${sheetId}/content`, "/history", "/account"]) {
      const answer = await one.get(path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).toContain("事務局にご連絡ください");
    }
    expect(await (await administrator.get("/people")).text()).toContain("いまの所属・職がありません");
    expect((await one.post("/sign-out", {})).status).toBe(303);
  });

  test("what contradicts itself is refused with what to do, and what was typed stays", async () => {
    const [person] = await staffOf("小林 空", "総務課");
    const backwards = await give(administrator, person, { title: "課長補佐", from: "2026-08-01", until: "2026-07-31" });
    const page = await backwards.text();
    expect(backwards.status).toBe(422);
    expect(page).toContain("最後の日が、始まる日より前");
    expect(page).toContain('value="課長補佐"');
    await give(administrator, person, { from: "2026-09-01" });
    const under = await give(administrator, person, { from: "2026-08-01" });
    expect([under.status, (await under.text()).includes("この日より後に始まる本務")]).toEqual([422, true]);
    expect((await give(administrator, person, { from: "2026-02-30" })).status).toBe(422);
    const ofNothing = await give(administrator, person, { role: "head", from: "2026-12-01" });
    expect([ofNothing.status, (await ofNothing.text()).includes("どの部・課の所属長か")]).toEqual([422, true]);
    for (const day of ["0001-01-01", "0008-04-01", "9999-12-31"]) {
      const mistyped = await give(administrator, person, { from: day });
      expect([day, mistyped.status]).toEqual([day, 422]);
      expect(await mistyped.text()).toContain("西暦1900年から2199年まで");
    }
    expect(await postsOf(person)).toHaveLength(2);
  });

  test("a post entered by mistake is taken back while it is new; later it can only end", async () => {
    const [person] = await staffOf("森 千夏", "総務課");
    await give(administrator, person, { kind: "beside", from: "2026-05-10" });
    const [old, fresh] = await postsOf(person);
    const takeBack = (id = "") => administrator.post(`/people/${person.personId}/posts/${id}`, { act: "take-back" });
    expect((await takeBack(fresh?.id)).status).toBe(303);
    const refused = await takeBack(old?.id);
    expect([refused.status, (await refused.text()).includes("昨日までに始まった")]).toEqual([422, true]);
    expect(await postsOf(person)).toHaveLength(1);
    expect((await takeBack(crypto.randomUUID())).status).toBe(404);
    const notes = await (await administrator.get("/history")).text();
    expect(notes).toContain("利用者「森 千夏」：「担当」(担当・兼務、2026年5月10日から)を取り消し。");
  });
});

test("personnel moves people, but makes nobody an administrator, and neither does the office", async () => {
  const [person] = await staffOf("中村 健", "総務課");
  const hr = await signedIn(t, app, await addPerson(t, { name: "人事 係", role: "hr" }));
  const office = await addPerson(t, { name: "事務 局", role: "office" });
  const desk = await signedIn(t, app, office);
  const beside = { kind: "beside", from: "2026-05-01" };
  expect((await give(hr, person, { ...beside, role: "head", unitId: unit("総務課") })).status).toBe(303);
  for (const role of ["office", "administrator", "operator"]) {
    expect((await give(hr, person, { ...beside, role })).status).toBe(403);
  }
  expect((await give(desk, office, { ...beside, role: "administrator" })).status).toBe(403);
  expect((await give(desk, person, { ...beside, role: "office" })).status).toBe(303);
  // From now on the person reaches further than personnel does: a new password would be a way in.
  expect(
    (await hr.post(`/people/${person.personId}`, { name: "中村 健", password: "とても長い長い合言葉でしょう" })).status,
  ).toBe(403);
  expect((await hr.post(`/people/${person.personId}/second-factor`, {})).status).toBe(403);
  expect((await hr.post(`/people/${person.personId}/sessions`, { session: "all" })).status).toBe(403);
  const shown = await (await hr.get(`/people/${person.personId}`)).text();
  expect([shown.includes("管理者が管理しています"), shown.includes("新しいパスワード")]).toEqual([true, false]);
  expect([(await hr.get("/settings")).status, (await desk.get("/settings/sign-in")).status]).toEqual([403, 403]);
  expect((await hr.get(`/sheets/${sheetId}`)).status).toBe(200);
  expect(await mayEdit(hr)).toBe(403);
});

test("a second step asked of one role is asked of who holds it beside another", async () => {
  const [person, one] = await staffOf("木村 楓", "総務課");
  await administrator.post("/settings/sign-in/second-factor", { roles: "head" });
  expect((await one.get("/history")).status).toBe(200);
  await give(administrator, person, { kind: "beside", role: "head", unitId: unit("環境課"), from: "2026-05-01" });
  expect((await one.get("/history")).headers.get("Location")).toBe("/account/second-factor");
  await administrator.post("/settings/sign-in/second-factor", {});
});
