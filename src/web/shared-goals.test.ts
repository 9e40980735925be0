import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { Goal } from "../domain/sheets/sheet-content.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";
import { readSheet, type SheetView } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let author: Actor;
let office: Visitor;
let section: Visitor;
let department: Visitor;
let stranger: Visitor;
const sheets: Record<string, string> = {};
const units: Record<string, string> = {};
let shared: string;

const plan = {
  title: "時間外勤務を減らす",
  currentIssues: "月45時間を超える職員がいる。",
  indicatorText: "月45時間を超えた人数",
  target: "0人",
  due: "年度末",
  method: "・水曜日は定時に帰る",
};

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  author = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  office = await signedIn(t, app, author);
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  const add = async (unitPath: string[], goals: Goal[]) => {
    const [made] = await t.db.withTenant(t.tenantId, async (tx) => {
      await storeForm(tx, form);
      await openFiscalYear(tx, 2026, form);
      const content = { texts: {}, goals };
      return await createSheets(tx, author, [{ fiscalYear: 2026, unitPath, form, content }], "import");
    });
    sheets[unitPath.at(-1) ?? ""] = made?.sheetId ?? "";
  };
  await add(["市民部", "窓口課"], [sampleGoal({ number: "1", title: "受付を2列にする" })]);
  await add(["市民部", "証明課"], []);
  await add(["建設部", "道路課"], []);
  const rows = await t.ownerQuery<{ id: string; name: string }>("select unit_id as id, name from org_units");
  for (const { id, name } of rows) units[name] = id;
  const join = async (name: string, unit: string) =>
    await signedIn(t, app, await addPerson(t, { name, role: "head", unitId: units[unit] ?? null }));
  section = await join("窓口 一郎", "窓口課");
  department = await join("市民 花子", "市民部");
  const other = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: other }));
});
afterAll(() => t.close());

async function viewOf(unit: string): Promise<SheetView> {
  const outcome = await readSheet(t.db, author, sheets[unit] ?? "");
  if (!outcome.ok) throw new Error(`no sheet of ${unit}`);
  return outcome.view;
}

/** The row of the shared goal on a unit's sheet. */
async function rowOf(unit: string): Promise<Goal | undefined> {
  const { content } = await viewOf(unit);
  return content.goals.find(({ texts }) => texts.title?.startsWith("時間外勤務"));
}

const bodyOf = (texts: Record<string, string>, base: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(texts).flatMap(([concept, text]) => [
      [`goal.${concept}`, text],
      [`base:goal.${concept}`, JSON.stringify(base[concept] ?? "")],
    ]),
  );

async function make(who: Visitor, owner: string, title: string): Promise<Response> {
  return await who.post("/years/2026/shared-goals", { title, owner });
}

describe("a shared goal of the office", () => {
  test("is made by the office, not by others", async () => {
    expect((await make(section, "office", "勝手な目標")).status).toBe(403);
    const answer = await make(office, "office", plan.title);
    shared = answer.headers.get("Location")?.split("/").at(-2) ?? "";
    expect(await (await section.get("/years/2026/shared-goals")).text()).toContain(plan.title);
  });

  test("isn't shown on sheets while what their form requires is missing", async () => {
    const answer = await office.post(`/shared-goals/${shared}/units`, { unit: units.窓口課 ?? "" });
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain(
      "「現状と課題」「指標」「目標値」「期限」「取組の方法」がまだ書かれていません",
    );
    const saved = await office.post(`/shared-goals/${shared}/edit`, {
      ...bodyOf(plan, { title: plan.title }),
      act: "save",
    });
    expect(saved.headers.get("Location")).toBe(`/shared-goals/${shared}?done=saved`);
  });

  test("isn't said to stand anywhere when no section was chosen", async () => {
    const answer = await office.post(`/shared-goals/${shared}/units`, {});
    expect([answer.status, (await answer.text()).includes("載せる課を選んでください")]).toEqual([422, true]);
  });

  test("stands on the sheets of a whole department and of single sections, below their own goals", async () => {
    const answer = await office.post(`/shared-goals/${shared}/units`, {
      department: units.市民部 ?? "",
      unit: units.道路課 ?? "",
    });
    expect(answer.status).toBe(303);
    const view = await viewOf("窓口課");
    expect(view.content.goals.map(({ texts }) => texts.title)).toEqual(["受付を2列にする", plan.title]);
    expect((await rowOf("証明課"))?.texts).toEqual(plan);
    expect((await rowOf("道路課"))?.texts).toEqual(plan);
    const html = await (await section.get(`/sheets/${sheets.窓口課}`)).text();
    expect(html).toContain("共通目標（事務局が編集）");
  });

  test("its plan can't be changed by the sections, by any door; their report can", async () => {
    const row = await rowOf("窓口課");
    const owner = { of: "goal", goalId: row?.id };
    const change = { do: "setText", owner, concept: "target", base: plan.target, text: "100人" };
    for (const who of [section, department, office]) {
      const answer = await who.postJson(`/sheets/${sheets.窓口課}/changes`, { changes: [change] });
      expect(answer.status).toBe(422);
      expect(await answer.text()).toContain("共通目標の欄です");
    }
    const removal = { changes: [{ do: "removeGoal", goalId: row?.id }] };
    expect((await section.postJson(`/sheets/${sheets.窓口課}/changes`, removal)).status).toBe(422);
    const form = await (await section.get(`/sheets/${sheets.窓口課}/goals/${row?.id}/edit`)).text();
    expect(form).not.toContain('name="goal.target"');
    expect(form).toContain('name="goal.number"');
    const written = await section.post(`/sheets/${sheets.窓口課}/goals/${row?.id}/edit`, {
      ...bodyOf({ number: "2", "midYear.status": "=2人に減った。" }, {}),
    });
    expect(written.status).toBe(303);
    expect((await rowOf("窓口課"))?.texts).toEqual({ ...plan, number: "2", "midYear.status": "=2人に減った。" });
  });

  test("before it is changed one sees what changes; then it changes everywhere, and no report is touched", async () => {
    const body = bodyOf({ target: "10人以下" }, { target: plan.target });
    const preview = await office.post(`/shared-goals/${shared}/edit`, { ...body, act: "preview" });
    const html = await preview.text();
    expect(html.match(/>反映します</g)).toHaveLength(3);
    expect((await rowOf("証明課"))?.texts.target).toBe(plan.target);
    expect((await office.post(`/shared-goals/${shared}/edit`, { ...body, act: "save" })).status).toBe(303);
    for (const unit of ["窓口課", "証明課", "道路課"]) expect((await rowOf(unit))?.texts.target).toBe("10人以下");
    expect((await rowOf("窓口課"))?.texts["midYear.status"]).toBe("=2人に減った。");
    const history = await (await section.get(`/sheets/${sheets.窓口課}/history`)).text();
    expect(history).toContain("共通目標");
  });

  test("who wrote on older words gets both, and nothing is overwritten", async () => {
    const answer = await office.post(`/shared-goals/${shared}/edit`, {
      ...bodyOf({ target: "5人以下" }, { target: plan.target }),
      act: "save",
    });
    expect(answer.status).toBe(409);
    const html = await answer.text();
    expect(html).toContain("10人以下");
    expect(html).toContain("5人以下");
    expect((await rowOf("証明課"))?.texts.target).toBe("10人以下");
  });

  test("what the sections' forms require can't be emptied", async () => {
    const answer = await office.post(`/shared-goals/${shared}/edit`, {
      ...bodyOf({ target: "" }, { target: "10人以下" }),
      act: "save",
    });
    expect(answer.status).toBe(422);
    expect((await rowOf("証明課"))?.texts.target).toBe("10人以下");
  });

  test("all sections' reports stand side by side, and go out as files", async () => {
    const html = await (await section.get(`/shared-goals/${shared}`)).text();
    expect(html).toContain("=2人に減った。");
    expect(html).toContain("課の報告（3件）");
    const csv = await (await section.get(`/shared-goals/${shared}/report.csv`)).text();
    expect(csv).toContain("'=2人に減った。");
    expect(csv.split("\n")[0]).toContain("部,課,上期の実績");
    const xlsx = await section.get(`/shared-goals/${shared}/report.xlsx`);
    expect(xlsx.headers.get("Content-Type")).toContain("spreadsheetml");
    const sheet = await (await section.get(`/sheets/${sheets.窓口課}/export.csv`)).text();
    expect(sheet).toContain("時間外勤務を減らす");
  });

  test("taken back, it stays where a report was written and goes where none was", async () => {
    const [kept, gone] = [await rowOf("窓口課"), await rowOf("証明課")];
    const back = (goalId = "") => office.post(`/shared-goals/${shared}/withdraw`, { goalId });
    expect((await back(kept?.id)).headers.get("Location")).toContain("done=kept");
    expect((await back(gone?.id)).headers.get("Location")).toContain("done=withdrawn");
    expect((await rowOf("窓口課"))?.texts["midYear.status"]).toBe("=2人に減った。");
    expect(await rowOf("証明課")).toBeUndefined();
    const change = { do: "setText", owner: { of: "goal", goalId: kept?.id }, concept: "target", base: "10人以下" };
    const own = await section.postJson(`/sheets/${sheets.窓口課}/changes`, { changes: [{ ...change, text: "1人" }] });
    expect(own.status).toBe(200);
  });

  test("the history holds and leads to what is stored", async () => {
    expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
    expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  });
});

describe("a shared goal of a department", () => {
  test("is its people's to make and stands on its own sections' sheets only", async () => {
    expect((await make(section, units.市民部 ?? "", "課が作る")).status).toBe(403);
    expect((await make(department, units.建設部 ?? "", "よその部")).status).toBe(403);
    const id = (await make(department, units.市民部 ?? "", "接遇を磨く")).headers.get("Location")?.split("/").at(-2);
    const body = bodyOf({ ...plan, title: "接遇を磨く" }, { title: "接遇を磨く" });
    expect((await department.post(`/shared-goals/${id}/edit`, { ...body, act: "save" })).status).toBe(303);
    expect((await department.post(`/shared-goals/${id}/units`, { unit: units.道路課 ?? "" })).status).toBe(404);
    expect((await department.post(`/shared-goals/${id}/units`, { unit: units.証明課 ?? "" })).status).toBe(303);
    expect((await viewOf("証明課")).content.goals.map(({ texts }) => texts.title)).toEqual(["接遇を磨く"]);
    for (const path of ["edit", "units"]) expect((await section.get(`/shared-goals/${id}/${path}`)).status).toBe(403);
    expect((await section.post(`/shared-goals/${id}/edit`, { ...body, act: "save" })).status).toBe(403);
  });

  test("another municipality sees nothing of it", async () => {
    for (const path of ["", "/edit", "/units", "/report.csv"]) {
      expect((await stranger.get(`/shared-goals/${shared}${path}`)).status).toBe(404);
    }
  });
});

describe("in the year that follows", () => {
  test("a shared goal goes on with its plan, without days that are over, and stands where it stood with its line", async () => {
    await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, builtInForm("standard") ?? null));
    const made = await make(office, "office", "毎年の目標");
    const before = made.headers.get("Location")?.split("/").at(-2) ?? "";
    const words = { ...plan, title: "毎年の目標", due: "令和9年2月末" };
    await office.post(`/shared-goals/${before}/edit`, { ...bodyOf(words, { title: "毎年の目標" }), act: "save" });
    expect((await office.post(`/shared-goals/${before}/units`, { unit: units.道路課 ?? "" })).status).toBe(303);
    expect((await section.post("/years/2027/shared-goals/continue", { goal: before })).status).toBe(403);
    expect(await (await office.get("/years/2027/shared-goals")).text()).toContain("令和8年度から続ける");
    for (const _ of [1, 2]) await office.post("/years/2027/shared-goals/continue", { goal: before });
    const list = await (await office.get("/years/2027/shared-goals")).text();
    const ids = [...list.matchAll(/href="\/shared-goals\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? "");
    expect(ids).toHaveLength(1);
    const [after = ""] = ids;
    const page = await (await office.get(`/shared-goals/${after}`)).text();
    expect(page).toContain(plan.target);
    expect(page).not.toContain("令和9年2月末");
    expect(await (await office.get(`/shared-goals/${after}/units`)).text()).toContain("前の年度に載せていました");
    await office.post(`/shared-goals/${after}/edit`, { ...bodyOf({ due: "年度末" }, {}), act: "save" });
    expect((await office.post(`/shared-goals/${after}/units`, { unit: units.道路課 ?? "" })).status).toBe(303);
    const lines = await t.ownerQuery<{ year: number }>(
      `select s.fiscal_year as year from goals g join goals p on p.goal_id = g.previous_goal_id
         join sheets s on s.sheet_id = g.sheet_id join shared_goal_rows r on r.goal_id = p.goal_id
        where r.shared_goal_id = $1`,
      [before],
    );
    expect(lines).toEqual([{ year: 2027 }]);
  });
});
