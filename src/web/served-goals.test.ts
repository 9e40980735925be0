import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { Goal } from "../domain/sheets/sheet-content.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let author: Actor;
let section: Visitor;
let department: Visitor;
let neighbour: Visitor;
let stranger: Visitor;

const upper = sampleGoal({ number: "1", title: "窓口で待たない市役所にする", "midYear.status": "部全体では順調。" });
const upperNext = sampleGoal({ number: "1", title: "窓口に来なくてよい市役所にする" });
const mine = sampleGoal({ number: "1", title: "受付を2列にする", "midYear.status": "7月から2列にした。" });
const mineNext = sampleGoal({ number: "1", title: "受付を予約制にする" });
const theirs = sampleGoal({ number: "1", title: "証明書の自動交付機を置く", "midYear.status": "=3台を置いた。" });
const elsewhere = sampleGoal({ number: "1", title: "橋を直す" });
const sheets: Record<string, string> = {};

async function addOn(fiscalYear: number, unitPath: string[], goal: Goal, previousGoalIds = {}): Promise<string> {
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  const [made] = await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    const content = { texts: {}, goals: [goal] };
    return await createSheets(tx, author, [{ fiscalYear, unitPath, form, content, previousGoalIds }], "import");
  });
  return made?.sheetId ?? "";
}

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  author = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  sheets.upper = await addOn(2026, ["市民部"], upper);
  sheets.mine = await addOn(2026, ["市民部", "窓口課"], mine);
  sheets.theirs = await addOn(2026, ["市民部", "証明課"], theirs);
  sheets.elsewhere = await addOn(2026, ["建設部"], elsewhere);
  sheets.upperNext = await addOn(2027, ["市民部"], upperNext, { [upperNext.id]: upper.id });
  sheets.mineNext = await addOn(2027, ["市民部", "窓口課"], mineNext, { [mineNext.id]: mine.id });
  const unitOf = async (name: string) =>
    (await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]))[0]?.id ?? "";
  const join = async (name: string, unit: string) =>
    await signedIn(t, app, await addPerson(t, { name, role: "staff", unitId: await unitOf(unit) }));
  section = await join("窓口 一郎", "窓口課");
  department = await join("市民 花子", "市民部");
  neighbour = await join("証明 三郎", "証明課");
  const other = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: other }));
});
afterAll(() => t.close());

const textOf = async (sheetId: string | undefined, goalId: string, concept: "midYear.status") => {
  const outcome = await readSheet(t.db, author, sheetId ?? "");
  if (!outcome.ok) throw new Error("no sheet");
  return outcome.view.content.goals.find(({ id }) => id === goalId)?.texts[concept];
};

describe("a section's goal serves its department's", () => {
  test("the section chooses among the goals of the units above it, and of no others", async () => {
    const html = await (await section.get(`/sheets/${sheets.mine}/served-goals`)).text();
    expect(html).toContain("1 窓口で待たない市役所にする");
    expect(html).not.toContain("橋を直す");
    expect(html).not.toContain("窓口に来なくてよい市役所にする");
    for (const id of [elsewhere.id, upperNext.id, mine.id]) {
      const answer = await section.post(`/sheets/${sheets.mine}/served-goals`, { [`serves.${mine.id}`]: id });
      expect(answer.status).toBe(404);
    }
  });

  test("what was chosen is shown on both sheets and stands in the history", async () => {
    const answer = await section.post(`/sheets/${sheets.mine}/served-goals`, { [`serves.${mine.id}`]: upper.id });
    expect(answer.status).toBe(303);
    const own = await (await section.get(`/sheets/${sheets.mine}`)).text();
    expect(own).toContain(`/sheets/${sheets.upper}#goal-${upper.id}`);
    const above = await (await neighbour.get(`/sheets/${sheets.upper}`)).text();
    expect(above).toContain("7月から2列にした。");
    const history = await (await section.get(`/sheets/${sheets.mine}/history`)).text();
    expect(history).toContain(
      "「1 受付を2列にする」が支える目標を、市民部の「1 窓口で待たない市役所にする」にしました。",
    );
  });

  test("once more changes nothing; the history grows by one entry for each change", async () => {
    const before = (await readSheet(t.db, author, sheets.mine ?? "")) as { view: { revision: number } };
    await section.post(`/sheets/${sheets.mine}/served-goals`, { [`serves.${mine.id}`]: upper.id });
    const after = (await readSheet(t.db, author, sheets.mine ?? "")) as { view: { revision: number } };
    expect(after.view.revision).toBe(before.view.revision);
  });

  test("in the goal's own form, together with its words", async () => {
    const form = await (await neighbour.get(`/sheets/${sheets.theirs}/goals/${theirs.id}/edit`)).text();
    expect(form).toContain("この目標が支える上位の目標");
    const answer = await neighbour.post(`/sheets/${sheets.theirs}/goals/${theirs.id}/edit`, {
      "goal.target": "3台",
      "base:goal.target": '""',
      [`serves.${theirs.id}`]: upper.id,
    });
    expect(answer.headers.get("Location")).toContain("done=saved");
    expect(await (await department.get(`/sheets/${sheets.upper}`)).text()).toContain("課の報告を表示（2件）");
  });

  test("next year's link is proposed from this year's, and set only by saving", async () => {
    const html = await (await section.get(`/sheets/${sheets.mineNext}/served-goals`)).text();
    expect(html).toContain("前年度のつながりから選んであります");
    expect(html).toContain(`<option value="${upperNext.id}" selected="">`);
    expect(await (await section.get(`/sheets/${sheets.mineNext}`)).text()).not.toContain("goal-mark");
  });

  test("who doesn't write the sheet may not, and another municipality doesn't see it", async () => {
    const wanted = { [`serves.${mine.id}`]: "" };
    expect((await neighbour.post(`/sheets/${sheets.mine}/served-goals`, wanted)).status).toBe(403);
    expect((await neighbour.get(`/sheets/${sheets.mine}/served-goals`)).status).toBe(403);
    expect((await stranger.post(`/sheets/${sheets.mine}/served-goals`, wanted)).status).toBe(404);
  });
});

describe("the sections' reports in the department's field", () => {
  const path = () => `/sheets/${sheets.upper}/goals/${upper.id}/edit`;
  const key = "goal.midYear.status";

  test("they come after what is being written, each under its section's name, and once", async () => {
    expect(await (await department.get(path())).text()).toContain(`value="gather:${key}"`);
    const words = { [key]: "部全体では予定より早い。", [`base:${key}`]: JSON.stringify("部全体では順調。") };
    const answer = await department.post(path(), { ...words, act: `gather:${key}` });
    expect(answer.status).toBe(303);
    const gathered = "部全体では予定より早い。\n【窓口課】\n7月から2列にした。\n【証明課】\n=3台を置いた。";
    expect(await textOf(sheets.upper, upper.id, "midYear.status")).toBe(gathered);
    const again = { [key]: gathered, [`base:${key}`]: JSON.stringify(gathered), act: `gather:${key}` };
    expect((await department.post(path(), again)).status).toBe(303);
    expect(await textOf(sheets.upper, upper.id, "midYear.status")).toBe(gathered);
  });

  test("nobody but the department's people may", async () => {
    expect((await section.post(path(), { act: `gather:${key}` })).status).toBe(403);
  });

  test("the history holds and leads to what is stored", async () => {
    expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
    expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  });
});
