import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

let t: TestDatabase;
let actor: Actor;
let office: Visitor;

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t, { now: () => new Date("2027-02-01T03:00:00Z") });
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  office = await signedIn(t, app, actor);
});
afterAll(() => t.close());

const unitId = async (name: string): Promise<string> => {
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]);
  return unit?.id ?? "";
};
/** A section in a department of its own name, with one sheet of FY2026. */
async function section(name: string, titles = ["窓口の改善"]) {
  const goals = titles.map((title) => sampleGoal({ title, target: "5分" }));
  const { sheetId } = await addSheet(t, actor, { texts: {}, goals }, [`${name}の部`, name]);
  return { sheetId, unitId: await unitId(name), ids: goals.map(({ id }) => id) };
}
async function sheetOf(unitPath: string[], fiscalYear: number): Promise<string> {
  const form = { key: sampleForm.key, version: sampleForm.version };
  const made = { fiscalYear, unitPath, form, content: { texts: {}, goals: [] } };
  const [sheet] = await t.db.withTenant(t.tenantId, (tx) => createSheets(tx, actor, [made], "import"));
  return sheet?.sheetId ?? "";
}
const unitOfSheet = async (sheetId: string): Promise<string | undefined> => {
  const sql = "select name from sheets join org_units using (unit_id) where sheet_id = $1";
  return (await t.ownerQuery<{ name: string }>(sql, [sheetId]))[0]?.name;
};
const preview = (kind: string, fields: Record<string, string>, year = 2027) =>
  office.get(`/settings/organisation/${year}/${kind}/preview?${new URLSearchParams(fields)}`);

/** Through the pages as a person goes: preview, then the form that the preview holds. */
async function carryOut(kind: string, fields: Record<string, string>, year = 2027): Promise<Record<string, string>> {
  const page = await (await preview(kind, fields, year)).text();
  const hidden = [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const given = Object.fromEntries(hidden.map(([, name, value]) => [name ?? "", value ?? ""]));
  const answer = await office.post(`/settings/organisation/${year}/${kind}`, { ...given, ...fields });
  expect([answer.status, answer.headers.get("Location")]).toEqual([
    303,
    `/settings/organisation?year=${year}&done=changed`,
  ]);
  return given;
}

async function exportsOf(sheetId: string): Promise<string[]> {
  const files = ["csv", "json", "xlsx", "pdf"].map(async (kind) => {
    const bytes = Buffer.from(await (await office.get(`/sheets/${sheetId}/export.${kind}`)).arrayBuffer());
    return bytes.toString("base64");
  });
  return await Promise.all(files);
}

describe("a section is renamed", () => {
  test("last year's files are the same to the byte; the coming year knows the new name; twice sent is once done", async () => {
    const { sheetId, unitId: id } = await section("市民課");
    const before = await exportsOf(sheetId);
    const shown = await (await preview("rename", { unitId: id, name: "総合窓口課" })).text();
    expect(shown).toContain("「市民課」（令和8年度まで） → 「総合窓口課」");
    expect(shown).toContain("令和8年度の1枚は、書いたときの部・課のまま");
    expect(shown).toContain("窓口の改善");
    expect(await unitId("総合窓口課")).toBe("");
    const given = await carryOut("rename", { unitId: id, name: "総合窓口課" });
    const again = await office.post("/settings/organisation/2027/rename", given);
    expect(again.status).toBe(303);
    expect(await t.ownerQuery("select 1 from reorganisations")).toHaveLength(1);
    expect(await exportsOf(sheetId)).toEqual(before);
    const tree = async (year: number) => await (await office.get(`/settings/organisation?year=${year}`)).text();
    expect(await tree(2026)).toContain("この年度まで。次は「総合窓口課」");
    expect(await tree(2027)).toContain("もとの「市民課」から");
    expect(await tree(2027)).not.toContain("この年度まで");
    const said = "「市民課」を「総合窓口課」に改称しました(令和9年4月1日付)。";
    expect(await (await office.get("/history")).text()).toContain(said);
  });

  test("goals are carried to the new name by themselves, and their years stand side by side", async () => {
    await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, sampleForm));
    const { sheetId, ids, unitId: id } = await section("税務課");
    await carryOut("rename", { unitId: id, name: "課税課" });
    const choices = await (await office.get(`/sheets/${sheetId}/carry-over`)).text();
    expect(choices).toMatch(new RegExp(`<option value="${await unitId("課税課")}" selected="">`));
    const seen = /name="seen" value="([^"]*)"/.exec(
      await (await office.get(`/sheets/${sheetId}/carry-over/preview?goal.${ids[0]}=continue`)).text(),
    );
    await office.post(`/sheets/${sheetId}/carry-over`, { [`goal.${ids[0]}`]: "continue", seen: seen?.[1] ?? "" });
    const years = await (await office.get(`/goals/${ids[0]}/years`)).text();
    for (const words of ["税務課", "課税課", "令和8年度", "令和9年度"]) expect(years).toContain(words);
  });

  test("a file of the coming year that names the old section means the new one", async () => {
    const { unitId: id } = await section("統計課");
    await carryOut("rename", { unitId: id, name: "調査統計課" });
    expect(await unitOfSheet(await sheetOf(["統計課の部", "統計課"], 2027))).toBe("調査統計課");
    expect(await unitOfSheet(await sheetOf(["統計課の部", "統計課"], 2025))).toBe("統計課");
  });

  test("sheets begun for the coming year go along, and their history says so", async () => {
    const { unitId: id } = await section("水道課");
    const next = await sheetOf(["水道課の部", "水道課"], 2027);
    await carryOut("rename", { unitId: id, name: "上下水道課" });
    expect(await unitOfSheet(next)).toBe("上下水道課");
    const history = await (await office.get(`/sheets/${next}/history`)).text();
    expect(history).toContain("組織の変更により、シートを「水道課」から「上下水道課」に移管しました。");
  });
});

describe("merging, dividing, abolishing", () => {
  test("two sections become one; a change from October leaves this year's sheets where they are", async () => {
    const one = await section("商工課");
    const two = await section("観光課");
    const fields = { unit1: one.unitId, unit2: two.unitId, name: "商工観光課", parentId: await unitId("商工課の部") };
    await carryOut("merge", { ...fields, day: "2026-10-01" }, 2026);
    expect(await unitOfSheet(one.sheetId)).toBe("商工課");
    const page = await (await office.get(`/sheets/${two.sheetId}/carry-over`)).text();
    expect(page).toMatch(new RegExp(`<option value="${await unitId("商工観光課")}" selected="">`));
    const there =
      "select name from org_units where name like '%光課' and 2026 between coalesce(first_year, 2026) and coalesce(last_year, 2026)";
    expect(await t.ownerQuery(`${there} order by name`)).toHaveLength(2);
  });

  test("when a section is divided, each sheet begun for the coming year goes where it is sent", async () => {
    const { unitId: id } = await section("土木課");
    const path = ["土木課の部", "土木課"];
    const [road, river] = [await sheetOf(path, 2027), await sheetOf(path, 2027)];
    const fields = { unitId: id, name1: "道路課", name2: "河川課" };
    expect(await (await preview("split", fields)).text()).toContain("「河川課」に移す");
    await carryOut("split", { ...fields, [`sheet.${river}`]: "1" });
    expect([await unitOfSheet(road), await unitOfSheet(river)]).toEqual(["道路課", "河川課"]);
  });

  test("goals and sheets that nobody would carry on are named, and nothing is done", async () => {
    const { unitId: id, sheetId } = await section("臨時課", ["給付金の支給", "相談窓口の開設"]);
    const refused = await preview("abolish", { unitId: id });
    expect(refused.status).toBe(422);
    const page = await refused.text();
    expect(page).toContain("引き継ぐ部・課のない目標やシートが残るため、登録できません（2件）");
    for (const title of ["給付金の支給", "相談窓口の開設"])
      expect(page).toContain(`<a href="/sheets/${sheetId}">${title}</a>`);
    const asked = { unitId: id, actId: crypto.randomUUID(), seen: "x" };
    expect((await office.post("/settings/organisation/2027/abolish", asked)).status).toBe(422);
    expect(await t.ownerQuery("select last_year from org_units where name = '臨時課'")).toEqual([{ last_year: null }]);
    await carryOut("abolish", { unitId: id, heir1: await unitId("総合窓口課") });
    expect(await t.ownerQuery("select last_year from org_units where name = '臨時課'")).toEqual([{ last_year: 2026 }]);
  });

  test("what changed meanwhile is shown again", async () => {
    const { unitId: id } = await section("港湾課");
    const page = await (await preview("rename", { unitId: id, name: "海洋課" })).text();
    const given = Object.fromEntries(
      [...page.matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [name, value]),
    );
    await sheetOf(["港湾課の部", "港湾課"], 2027);
    const answer = await office.post("/settings/organisation/2027/rename", given);
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("組織またはシートが変わりました");
    expect(await unitId("海洋課")).toBe("");
  });
});

describe("taking back and refusing", () => {
  const undo = async (said: string) => {
    const [act] = await t.ownerQuery<{ id: string }>("select act_id as id from reorganisations where said like $1", [
      `${said}%`,
    ]);
    return await office.post(`/settings/organisation/acts/${act?.id}/undo`, {});
  };

  test("the latest act is taken back, its sheets too; an older one, or one that is in use, is not", async () => {
    const { unitId: id } = await section("公園課");
    const next = await sheetOf(["公園課の部", "公園課"], 2027);
    const before = await t.ownerQuery("select * from org_units order by unit_id");
    await carryOut("split", { unitId: await unitId("公園課の部"), name1: "緑の部", name2: "花の部" });
    expect(await unitOfSheet(next)).toBe("公園課");
    expect((await undo("「市民課」")).status).toBe(422);
    expect((await undo("「公園課の部」")).status).toBe(303);
    expect(await t.ownerQuery("select * from org_units order by unit_id")).toEqual(before);
    expect(await t.ownerQuery("select unit_id as id from sheets where sheet_id = $1", [next])).toEqual([{ id }]);
    await carryOut("rename", { unitId: id, name: "緑地課" });
    await sheetOf(["公園課の部", "緑地課"], 2027);
    const refused = await undo("「公園課」");
    expect(refused.status).toBe(422);
    expect(await refused.text()).toContain("すでにシート、利用者、または下の課があるため、取り消せません");
  });

  test("what was taken back already is told, not lost in a missing page", async () => {
    const { unitId: id } = await section("港湾課");
    await carryOut("rename", { unitId: id, name: "海岸課" });
    const [act] = await t.ownerQuery<{ id: string }>(
      "select act_id as id from reorganisations where said like '「港湾課」%'",
    );
    const again = () => office.post(`/settings/organisation/acts/${act?.id}/undo`, {});
    expect((await again()).status).toBe(303);
    const refused = await again();
    expect(refused.status).toBe(404);
    expect(await refused.text()).toContain("すでに取り消されていないか");
  });

  test("fields are asked for, and what can't be is said", async () => {
    const { unitId: id } = await section("交通課");
    const said = async (kind: string, fields: Record<string, string>) => {
      const answer = await preview(kind, fields);
      return answer.status === 422 ? await answer.text() : `${answer.status}`;
    };
    expect(await said("rename", { unitId: id, name: "" })).toContain("部・課の名前を入力してください");
    expect(await said("rename", { unitId: "", name: "新" })).toContain("部・課を選んでください");
    expect(await said("rename", { unitId: id, name: "交通課" })).toContain("すでにそのとおりです");
    expect(await said("rename", { unitId: id, name: "新", day: "2026-10-01" })).toContain("令和9年度のうちの日付");
    expect(await said("move", { unitId: id, parentId: id })).toContain("それ自身やその中の課");
    expect((await office.get("/settings/organisation/1800/rename")).status).toBe(404);
    expect((await office.get("/settings/organisation/2027/sell")).status).toBe(404);
  });

  test("another city's units are not there", async () => {
    const city = await t.addMunicipality("となり市");
    const theirs = await addPerson(t, { name: "他所 人", role: "office", tenantId: city });
    const stranger = await signedIn(t, webApp(t), theirs);
    const ask = async (id: string) => {
      const query = new URLSearchParams({ unitId: id, name: "乗っ取り" });
      const answer = await stranger.get(`/settings/organisation/2027/rename/preview?${query}`);
      return [answer.status, (await answer.text()).replaceAll(id, "-")];
    };
    expect(await ask(await unitId("交通課"))).toEqual(await ask(crypto.randomUUID()));
    expect(await (await stranger.get("/settings/organisation?year=2026")).text()).not.toContain("交通課");
  });
});
