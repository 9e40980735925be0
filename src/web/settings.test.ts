import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleForm } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  await t.db.withTenant(t.tenantId, (tx) => storeForm(tx, sampleForm));
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office" }));
});
afterAll(() => t.close());

const unitId = async (name: string): Promise<string> => {
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]);
  return unit?.id ?? "";
};
const sheetsOf = (year: number) =>
  t.ownerQuery<{ unit: string; form: string; version: number }>(
    `select o.name as unit, s.form_key as form, s.form_version as version
       from sheets s join org_units o using (unit_id) where s.fiscal_year = $1 order by s.sheet_number`,
    [year],
  );
const location = (answer: Response) => [answer.status, answer.headers.get("Location")];

async function upload(definition: unknown): Promise<Response> {
  const body = new FormData();
  const text = typeof definition === "string" ? definition : JSON.stringify(definition);
  body.set("definition", new File([text], "form.json"));
  const headers = { "Sec-Fetch-Site": "same-origin", Cookie: office.cookie() };
  return await app.request("/settings/forms", { method: "POST", body, headers });
}

describe("years and units", () => {
  test("a year is opened with its form, once", async () => {
    const opened = await office.post("/settings/years", { fiscalYear: "2027", form: "sample/1" });
    expect(location(opened)).toEqual([303, "/settings/years/2027?done=opened"]);
    const again = await office.post("/settings/years", { fiscalYear: "2027", form: "sample/1" });
    expect(again.status).toBe(422);
    expect(await again.text()).toContain("すでに開いています");
    expect((await office.post("/settings/years", { fiscalYear: "1800", form: "sample/1" })).status).toBe(422);
    expect((await office.post("/settings/years", { fiscalYear: "2028", form: "sample/9" })).status).toBe(422);
    expect(await t.ownerQuery("select 1 from fiscal_years")).toHaveLength(1);
  });

  test("departments and sections are added, and every section gets its empty sheet at once", async () => {
    const path = "/settings/years/2027/units";
    await office.post(path, { name: "総務部", parentId: "", since: "always" });
    const parentId = await unitId("総務部");
    for (const name of ["総務課", "財政課"]) await office.post(path, { name, parentId, since: "this-year" });
    await office.post(path, { name: "会計課", parentId: "", since: "always" });
    const twice = await office.post(path, { name: "財政課", parentId, since: "always" });
    expect(twice.status).toBe(422);
    expect(await twice.text()).toContain("「財政課」は同じ場所にすでにあります");
    const units = await t.ownerQuery("select name, level, first_year from org_units order by position");
    expect(units).toEqual([
      { name: "総務部", level: "department", first_year: null },
      { name: "総務課", level: "section", first_year: 2027 },
      { name: "財政課", level: "section", first_year: 2027 },
      { name: "会計課", level: "department", first_year: null },
    ]);
    const page = await (await office.get("/settings/years/2027")).text();
    expect(page).toContain("シートのない3か所すべてに");
    const made = await office.post("/settings/years/2027/sheets", {});
    expect(location(made)).toEqual([303, "/settings/years/2027?made=3"]);
    expect((await sheetsOf(2027)).map(({ unit }) => unit)).toEqual(["総務課", "財政課", "会計課"]);
    expect(location(await office.post("/settings/years/2027/sheets", {}))[1]).toBe("/settings/years/2027?made=0");
    const history = await (await office.get("/history")).text();
    for (const said of [
      "令和9年度を開きました。新しいシートの様式は「見本の目標シート」第1版です。",
      "「総務部」に「財政課」を追加しました(令和9年度から)。",
      "空のシートを作りました。",
    ]) {
      expect(history).toContain(said);
    }
  });

  test("a unit entered by mistake is taken back; one with a sheet, a person or a unit under it is not", async () => {
    await office.post("/settings/years/2027/units", { name: "まちがい課", parentId: "", since: "always" });
    expect(await (await office.get("/settings/years/2027")).text()).toContain("まちがい課を取り消す");
    const path = async (name: string) => `/settings/years/2027/units/${await unitId(name)}/remove`;
    expect(location(await office.post(await path("まちがい課"), {}))[1]).toBe("/settings/years/2027?done=removed");
    expect(await unitId("まちがい課")).toBe("");
    for (const name of ["総務部", "財政課"]) {
      const refused = await office.post(await path(name), {});
      expect(refused.status).toBe(422);
      expect(await refused.text()).toContain("取り消せません");
    }
    expect((await office.post("/settings/years/2027/units/none/remove", {})).status).toBe(404);
  });

  test("a file of an earlier year finds the section that was entered as new", async () => {
    const { createSheets } = await import("../usecases/sheets/create-sheets.ts");
    const actor = { personId: null, name: "佐藤 まどか" };
    const sheet = {
      fiscalYear: 2025,
      unitPath: ["総務部", "総務課"],
      form: { key: "sample", version: 1 },
      content: { texts: {}, goals: [] },
    };
    await t.db.withTenant(t.tenantId, (tx) => createSheets(tx, actor, [sheet], "import"));
    expect(await t.ownerQuery("select first_year from org_units where name = '総務課'")).toEqual([
      { first_year: 2025 },
    ]);
  });
});

describe("beginning one sheet", () => {
  const wanted = (id: string, having = "0") => ({ unitId: id, having });

  test("heads begin the sheet of their section from the home page; a double click makes one", async () => {
    await office.post("/settings/years", { fiscalYear: "2028", form: "sample/1" });
    const own = await unitId("財政課");
    const head = await signedIn(t, app, await addPerson(t, { name: "高橋 実", role: "head", unitId: own }));
    const home = await (await head.get("/years/2028")).text();
    expect(home).toContain("財政課：空のシートを作る");
    expect(home).not.toContain("総務課：空のシートを作る");
    const [one, two] = await Promise.all([
      head.post("/years/2028/sheets", wanted(own)),
      head.post("/years/2028/sheets", wanted(own)),
    ]);
    expect(location(one)).toEqual([303, expect.stringMatching(/^\/sheets\//)]);
    expect(location(two)).toEqual(location(one));
    expect(await sheetsOf(2028)).toEqual([{ unit: "財政課", form: "sample", version: 1 }]);
    const page = await (await head.get(one.headers.get("Location") ?? "")).text();
    expect(page).toContain("目標はまだありません。");
  });

  test("nobody begins a sheet of a unit that isn't theirs, in a year or city that isn't there", async () => {
    const own = await unitId("財政課");
    const other = await unitId("総務課");
    const staff = await signedIn(t, app, await addPerson(t, { name: "鈴木 葵", role: "staff", unitId: own }));
    const viewer = await signedIn(t, app, await addPerson(t, { name: "田中 誠", role: "viewer", unitId: own }));
    const city = await t.addMunicipality("となり市");
    const stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: city }));
    const answers = [
      await staff.post("/years/2028/sheets", wanted(other)),
      await viewer.post("/years/2028/sheets", wanted(own)),
      await staff.post("/settings/years/2028/sheets", {}),
      await staff.post("/settings/years/2028/units", { name: "新しい課", parentId: "", since: "always" }),
      await stranger.post("/years/2028/sheets", wanted(other)),
      await office.post("/years/2031/sheets", wanted(other)),
      await stranger.get("/settings/years/2028"),
    ];
    expect(answers.map(({ status }) => status)).toEqual([403, 403, 403, 403, 404, 404, 404]);
    expect(await sheetsOf(2028)).toHaveLength(1);
  });

  test("on a form for one goal a department begins one sheet after the other, each with its goal", async () => {
    await office.post("/settings/forms/take-over", { key: "ueda-2016" });
    await office.post("/settings/years", { fiscalYear: "2029", form: "ueda-2016/1" });
    const id = await unitId("総務部");
    for (const having of ["0", "1", "1"]) await office.post("/years/2029/sheets", wanted(id, having));
    expect(await sheetsOf(2029)).toHaveLength(2);
    expect(await t.ownerQuery("select 1 from goals")).toHaveLength(2);
    expect(await (await office.get("/years/2029")).text()).toContain("シートをもう1枚作る");
  });
});

describe("forms", () => {
  const iga = builtInForm("iga-2022");

  test("a built-in form is shown before and after it is taken over", async () => {
    expect(await (await office.get("/settings/forms")).text()).toContain(`${iga?.name}を使えるようにする`);
    expect((await office.get("/settings/forms/iga-2022/1")).status).toBe(200);
    expect(location(await office.post("/settings/forms/take-over", { key: "iga-2022" }))).toEqual([
      303,
      "/settings/forms?done=taken",
    ]);
    expect(await (await office.get("/settings/forms")).text()).not.toContain(`${iga?.name}を使えるようにする`);
    expect((await office.post("/settings/forms/take-over", { key: "no-such" })).status).toBe(404);
  });

  test("a definition goes out, is changed, and comes back as a new version; sheets keep theirs", async () => {
    const sent = await office.get("/settings/forms/sample/1/definition.json");
    expect(sent.headers.get("Content-Disposition")).toContain("sample-1.json");
    const definition = await sent.json();
    expect(definition).toEqual(sampleForm);
    const same = await upload(definition);
    expect(same.status).toBe(422);
    expect(await same.text()).toContain("登録済みの第1版と同じ内容です");
    const changed = await upload(`\uFEFF${JSON.stringify({ ...definition, name: "見本の目標シート 改" })}`);
    expect(location(changed)).toEqual([303, "/settings/forms/sample/2?done=added"]);
    await office.post("/settings/years/2028", { form: "sample/2" });
    await office.post("/years/2028/sheets", { unitId: await unitId("総務課"), having: "0" });
    expect((await sheetsOf(2028)).map(({ unit, version }) => [unit, version])).toEqual([
      ["財政課", 1],
      ["総務課", 2],
    ]);
  });

  test.each([
    ["no JSON", "<xml/>", ["JSONとして読めません"]],
    ["a wrong version", { ...sampleForm, key: "mine", version: "one" }, ["version："]],
    [
      "an unknown concept",
      { ...sampleForm, key: "mine", blocks: [{ block: "goals", columns: [{ concept: "??", label: "", width: 1 }] }] },
      ["blocks[0]"],
    ],
    ["a version no column holds", { ...sampleForm, key: "mine", version: 9_999_999_999 }, ["version："]],
    ["a character no column holds", { ...sampleForm, key: "mine", name: "見本\0" }, ["name：保存できない文字"]],
    ["nothing", "", ["ファイルを選んでください"]],
  ])("%s is refused and said where", async (_, definition, said) => {
    const answer = await upload(definition);
    const page = await answer.text();
    expect(answer.status).toBe(422);
    for (const words of said) expect(page).toContain(words);
    expect(await t.ownerQuery("select 1 from forms where form_key = 'mine'")).toEqual([]);
  });

  test("a form of another municipality, or none, is not there", async () => {
    const city = await t.addMunicipality("むこう市");
    const stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: city }));
    for (const path of ["/settings/forms/sample/1", "/settings/forms/sample/1/definition.json"]) {
      expect((await stranger.get(path)).status).toBe(404);
    }
    expect((await office.get("/settings/forms/sample/none")).status).toBe(404);
  });
});
