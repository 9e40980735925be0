import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { ensureUnits, unitKey } from "../database/org-unit-store.ts";
import type { Actor, Role } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

let t: TestDatabase;
let office: Visitor;
let actor: Actor;
let now = new Date("2026-04-06T03:00:00Z");
let app: ReturnType<typeof webApp>;

beforeAll(async () => {
  t = await testDatabase();
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" });
  await t.db.withTenant(t.tenantId, (tx) => storeForm(tx, sampleForm));
});
afterAll(() => t.close());
beforeEach(() => cameTo("2026-04-06"));

/** Another day: sessions don't last so long. */
async function cameTo(day: string): Promise<void> {
  now = new Date(`${day}T12:00:00+09:00`);
  app = webApp(t, { now: () => now });
  office = await signedIn(t, app, actor);
}

let cities = 0;
/** A department of its own name with these sections. */
async function sections(...names: string[]): Promise<string[]> {
  const department = `第${++cities}部`;
  const paths = names.map((name) => [department, name]);
  const ids = await t.db.withTenant(t.tenantId, (tx) => ensureUnits(tx, [[department], ...paths], 2020));
  return [...paths.map((path) => ids.get(unitKey(path)) ?? ""), ids.get(unitKey([department])) ?? ""];
}
const person = (name: string, role: Role, unitId: string | undefined, title = "") =>
  addPerson(t, { name, role, unitId: unitId ?? null, title });
const unitNamed = async (name: string): Promise<string> =>
  (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
const postsOf = async ({ personId }: Actor): Promise<string[]> => {
  const rows = await t.ownerQuery<{ words: string }>(
    `select concat_ws(' ', u.name, nullif(o.title, ''), o.role, case when o.main then '本務' else '兼務' end, o.from_day, o.until_day) as words
       from posts o left join org_units u using (unit_id) where person_id = $1 order by o.from_day, o.main desc, u.name`,
    [personId],
  );
  return rows.map(({ words }) => words);
};
const hiddenOf = (page: string) =>
  Object.fromEntries(
    [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name ?? "",
      value ?? "",
    ]),
  );
const preview = async (kind: string, year: number, fields: Record<string, string>) =>
  await (await office.get(`/settings/organisation/${year}/${kind}/preview?${new URLSearchParams(fields)}`)).text();
async function carryOut(kind: string, year: number, fields: Record<string, string>): Promise<string> {
  const page = await preview(kind, year, fields);
  const answer = await office.post(`/settings/organisation/${year}/${kind}`, { ...hiddenOf(page), ...fields });
  expect(answer.status).toBe(303);
  return page;
}
const undo = async () => {
  const [act] = await t.ownerQuery<{ id: string }>(
    "select act_id as id from reorganisations order by number desc limit 1",
  );
  return await office.post(`/settings/organisation/acts/${act?.id}/undo`, {});
};
const give = (who: Actor, post: Record<string, string>) =>
  office.post(`/people/${who.personId}/posts`, { kind: "main", title: "", role: "staff", until: "", ...post });
const organisation = async () => await (await office.get("/settings/organisation?year=2026")).text();

test("in April the heads of the merged section see to last year's sheets of both, until it is taken back", async () => {
  const [water, sewer, department] = await sections("水道課", "下水道課");
  const [other] = await sections("公園課");
  const head = await person("水野 明", "head", water, "課長");
  const stranger = await person("園 太郎", "head", other, "課長");
  const made = { fiscalYear: 2025, form: { key: "sample", version: 1 } };
  const path = async (unitId = "") =>
    (await t.ownerQuery<{ name: string }>("select name from org_units where unit_id = $1", [unitId]))[0]?.name ?? "";
  const content = { texts: {}, goals: [sampleGoal({ title: "漏水の調査", target: "10km", "yearEnd.report": "" })] };
  const unitPath = [await path(department), "下水道課"];
  const [sheet] = await t.db.withTenant(t.tenantId, (tx) =>
    createSheets(tx, actor, [{ ...made, unitPath, content }], "import"),
  );
  const id = sheet?.sheetId ?? "";
  await setCycle(t.db, actor, 2025, cycleOf("standard"), "yearEnd");
  const headHere = await signedIn(t, app, head);
  const strangerHere = await signedIn(t, app, stranger);
  const writer = await person("浄 花子", "staff", sewer);
  const may = async (who: Visitor) => [
    (await who.get(`/sheets/${id}/edit`)).status,
    (await (await who.get("/to-do")).text()).includes(id),
  ];
  expect(await may(headHere)).toEqual([403, false]);
  await carryOut("merge", 2026, {
    unit1: water ?? "",
    unit2: sewer ?? "",
    name: "上下水道課",
    parentId: department ?? "",
  });
  expect(await may(headHere)).toEqual([200, true]);
  expect(await may(strangerHere)).toEqual([403, false]);

  const goalId = content.goals[0]?.id ?? "";
  const saved = await headHere.post(`/sheets/${id}/goals/${goalId}/edit`, {
    "base:goal.yearEnd.report": '""',
    "goal.yearEnd.report": "12km調べた",
  });
  expect(saved.status).toBe(303);
  const act = async (who: Visitor, name: string) => {
    const seen = /name="seen" value="(\d+)"/.exec(await (await who.get(`/sheets/${id}`)).text())?.[1] ?? "0";
    return (await who.post(`/sheets/${id}/acts/${name}`, { key: randomUUID(), seen })).status;
  };
  expect(await act(await signedIn(t, app, writer), "submit")).toBe(303);
  const asks = "下水道課　「期末評価」の承認をお願いします";
  expect(await (await headHere.get("/notifications")).text()).toContain(asks);
  expect(await (await strangerHere.get("/notifications")).text()).not.toContain(asks);
  expect(await act(strangerHere, "approve")).toBe(403);
  expect(await act(headHere, "approve")).toBe(303);

  expect((await undo()).status).toBe(303);
  expect(await may(headHere)).toEqual([403, false]);
});

test("posts go on in the successor from the day, said before and in the history, and are as before when it is taken back", async () => {
  const [id] = await sections("市民課");
  const chief = await person("小野 恵", "head", id, "課長");
  const next = await person("原 芽衣", "staff", undefined);
  await give(next, { unitId: id ?? "", from: "2027-06-01", until: "2027-12-31", title: "主事" });
  const before = [await postsOf(chief), await postsOf(next)];
  const page = await carryOut("rename", 2027, { unitId: id ?? "", name: "総合窓口課" });
  expect(page).toContain("2人の所属・職が、2027年4月1日から引き継ぐ部・課に移ります");
  expect(page).toContain("小野 恵　「市民課」課長 → 「総合窓口課」");
  expect(await postsOf(chief)).toEqual([
    "市民課 課長 head 本務 2000-04-01 2027-03-31",
    "総合窓口課 課長 head 本務 2027-04-01",
  ]);
  expect(await postsOf(next)).toContain("総合窓口課 主事 staff 本務 2027-06-01 2027-12-31");
  expect(await (await office.get("/history")).text()).toContain("2人の所属・職も引き継ぐ部・課に移しました");
  expect((await undo()).status).toBe(303);
  expect([await postsOf(chief), await postsOf(next)]).toEqual(before);
});

test("who holds the same role in both units has one post in the new one", async () => {
  const [one, two, department] = await sections("商工課", "観光課");
  const both = await person("鷹野 淳", "head", one, "課長");
  await give(both, { kind: "beside", role: "head", unitId: two ?? "", from: "2025-04-01", title: "事務取扱" });
  const before = await postsOf(both);
  await carryOut("merge", 2027, { unit1: two ?? "", unit2: one ?? "", name: "商工観光課", parentId: department ?? "" });
  expect(await postsOf(both)).toEqual([
    "商工課 課長 head 本務 2000-04-01 2027-03-31",
    "観光課 事務取扱 head 兼務 2025-04-01 2027-03-31",
    "商工観光課 課長 head 本務 2027-04-01",
  ]);
  expect((await undo()).status).toBe(303);
  expect(await postsOf(both)).toEqual(before);
});

test("two heads of one unit are named before; whoever is in a department's sections goes along with it", async () => {
  const [one, two, department] = await sections("児童課", "保育課");
  const heads = [await person("柚木 千", "head", one, "課長"), await person("水沢 健", "head", two, "課長")];
  await person("江森 直", "staff", two, "主査");
  const name = "こども課";
  const page = await preview("merge", 2027, { unit1: one ?? "", unit2: two ?? "", name, parentId: department ?? "" });
  expect(page).toMatch(/「こども課」の所属長は、(柚木 千、水沢 健|水沢 健、柚木 千)の2人になります/);
  expect(await preview("rename", 2027, { unitId: one ?? "", name })).not.toContain("2人になります");
  const before = await Promise.all(heads.map(postsOf));
  await carryOut("rename", 2027, { unitId: department ?? "", name: "こども未来部" });
  for (const [at, head] of heads.entries()) {
    const section = ["児童課", "保育課"][at];
    expect(await postsOf(head)).toEqual([
      `${section} 課長 head 本務 2000-04-01 2027-03-31`,
      `${section} 課長 head 本務 2027-04-01`,
    ]);
  }
  expect((await undo()).status).toBe(303);
  expect(await Promise.all(heads.map(postsOf))).toEqual(before);
});

test("where several take over, people stay and are named until they have another post", async () => {
  const [id] = await sections("土木課");
  const worker = await person("越智 克", "staff", id, "主任");
  const page = await carryOut("split", 2027, { unitId: id ?? "", name1: "道路課", name2: "河川課" });
  expect(page).toContain("行き先が決まっていない人");
  expect(page).toContain(`<a href="/people/${worker.personId}">越智 克</a>`);
  expect(await postsOf(worker)).toEqual(["土木課 主任 staff 本務 2000-04-01"]);
  expect(await organisation()).toContain("行き先が決まっていない人（1人）");
  const people = await (await office.get("/people")).text();
  for (const words of ["土木課（令和8年度まで）", "道路課（令和9年度から）"]) expect(people).toContain(words);
  const early = await give(worker, { unitId: await unitNamed("河川課"), from: "2027-03-01" });
  expect([early.status, await early.text()]).toEqual([422, expect.stringContaining("始まる日にはありません")]);
  expect((await give(worker, { unitId: id ?? "", from: "2027-04-01" })).status).toBe(422);
  const given = await give(worker, { unitId: await unitNamed("河川課"), from: "2027-04-01" });
  expect(given.status).toBe(303);
  expect(await organisation()).not.toContain("行き先が決まっていない人");
});

test("moves entered after the reorganisation come before what goes on by itself", async () => {
  const [id, other] = await sections("税務課", "財政課");
  const leaves = await person("真壁 俊", "staff", id);
  const moves = await person("梶原 豊", "staff", id);
  await carryOut("rename", 2027, { unitId: id ?? "", name: "課税課" });
  const late = await person("新田 葵", "staff", other);
  await give(late, { unitId: id ?? "", from: "2026-10-01" });
  expect((await postsOf(late)).slice(1)).toEqual([
    "税務課 staff 本務 2026-10-01 2027-03-31",
    "課税課 staff 本務 2027-04-01",
  ]);
  expect((await give(moves, { unitId: other ?? "", from: "2027-04-01" })).status).toBe(303);
  expect(await postsOf(moves)).toEqual(["税務課 staff 本務 2000-04-01 2027-03-31", "財政課 staff 本務 2027-04-01"]);
  const [post] = await t.ownerQuery<{ id: string }>(
    "select post_id as id from posts where person_id = $1 and until_day is not null",
    [leaves.personId],
  );
  const end = (until: string) => office.post(`/people/${leaves.personId}/posts/${post?.id}`, { act: "end", until });
  const tooLate = await end("2027-05-31");
  expect([tooLate.status, await tooLate.text()]).toEqual([422, expect.stringContaining("別の部・課で続いています")]);
  expect((await end("2026-12-31")).status).toBe(303);
  expect(await postsOf(leaves)).toEqual(["税務課 staff 本務 2000-04-01 2026-12-31"]);
  expect((await undo()).status).toBe(303);
  expect(await postsOf(leaves)).toEqual(["税務課 staff 本務 2000-04-01 2026-12-31"]);
  expect(await postsOf(moves)).toContain("財政課 staff 本務 2027-04-01");
  expect((await postsOf(late)).slice(1)).toEqual(["税務課 staff 本務 2026-10-01"]);
});
