import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import { storeForm } from "../database/form-store.ts";
import { ensureUnits } from "../database/org-unit-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { Goal, Texts } from "../domain/sheets/sheet-content.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { verifySharedGoals } from "../usecases/history/verify-shared-goals.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let author: Actor;
let department: Visitor;
let section: Visitor;
let list: string;

const line = (number: string, title: string, unit: string, more: Texts = {}): Goal => {
  const plan = { planCategory: "その他", target: "全員", method: "・研修", due: "年度末" };
  return { id: randomUUID(), texts: { number, title, unit, ...plan, ...more }, workItems: [] };
};
const common = line("1", "接遇を磨く", "共通");
const single = line("2", "証明を早く出す", "証明課");
const stray = line("3", "道を直す", "道路課");
const open = line("4", "書きかけ", "窓口課", { target: "" });

beforeAll(async () => {
  t = await testDatabase();
  author = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const form = builtInForm("kokubunji-2022");
  if (!form) throw new Error("no form");
  const units = await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    await openFiscalYear(tx, 2026, form);
    const content = { texts: {}, goals: [common, single, stray, open] };
    const [made] = await createSheets(
      tx,
      author,
      [{ fiscalYear: 2026, unitPath: ["市民部"], form, content }],
      "import",
    );
    list = made?.sheetId ?? "";
    return await ensureUnits(tx, [["市民部"], ["市民部", "窓口課"], ["市民部", "証明課"]], 2026);
  });
  const app = webApp(t);
  const join = async (name: string, path: string[]) => {
    const unitId = units.get(JSON.stringify(path)) ?? null;
    return await signedIn(t, app, await addPerson(t, { name, role: "head", unitId }));
  };
  department = await join("市民 花子", ["市民部"]);
  section = await join("窓口 一郎", ["市民部", "窓口課"]);
});
afterAll(() => t.close());

async function goalsOf(unit: string): Promise<Goal[]> {
  const [row] = await t.ownerQuery<{ id: string }>(
    "select sheet_id as id from sheets join org_units using (unit_id) where name = $1",
    [unit],
  );
  const outcome = row ? await readSheet(t.db, author, row.id) : null;
  return outcome?.ok ? outcome.view.content.goals : [];
}

/** The boxes that are ticked on the page, as a browser would send them. */
async function ticked(html: string): Promise<Record<string, string[]>> {
  const boxes = [
    ...html.matchAll(/<input type="checkbox" name="(goal\.[^"]+)"( checked="")? value="([^"]+)"( checked="")?/g),
  ];
  const chosen = boxes.filter(([, , before, , after]) => before || after);
  return Object.fromEntries(
    [...Map.groupBy(chosen, ([, name]) => name ?? "")].map(([name, of]) => [name, of.map((one) => one[3] ?? "")]),
  );
}

async function deploy(chosen: Record<string, string[]>): Promise<Response> {
  const fields = new URLSearchParams(Object.entries(chosen).flatMap(([name, ids]) => ids.map((id) => [name, id])));
  return await department.post(`/sheets/${list}/deploy`, fields as unknown as Record<string, string>);
}

test("the sections are chosen as the list names them; what can't be is said", async () => {
  const html = await (await department.get(`/sheets/${list}/deploy`)).text();
  const chosen = await ticked(html);
  expect(chosen[`goal.${common.id}`]).toHaveLength(2);
  expect(chosen[`goal.${single.id}`]).toHaveLength(1);
  expect(chosen[`goal.${stray.id}`]).toBeUndefined();
  expect(html).toContain("「道路課」という課はこの部にありません");
  expect(html).toContain("「どの水準まで」がまだ書かれていません");
});

test("deployed, the lines stand on the sections' sheets, which are made, and serve the department's", async () => {
  const chosen = await ticked(await (await department.get(`/sheets/${list}/deploy`)).text());
  expect((await deploy(chosen)).headers.get("Location")).toContain("done=deployed");
  expect((await goalsOf("窓口課")).map(({ texts }) => texts.title)).toEqual(["接遇を磨く"]);
  expect((await goalsOf("証明課")).map(({ texts }) => texts.title)).toEqual(["接遇を磨く", "証明を早く出す"]);
  expect((await goalsOf("窓口課"))[0]?.texts.number).toBeUndefined();
  const html = await (await department.get(`/sheets/${list}`)).text();
  expect(html).toContain("共通目標（市民部が編集）");
  expect(html).toContain("↓ 課の報告 2件");
});

test("twice is once", async () => {
  const chosen = {
    [`goal.${common.id}`]: (
      await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '窓口課'")
    ).map(({ id }) => id),
  };
  expect((await deploy(chosen)).status).toBe(303);
  expect(await goalsOf("窓口課")).toHaveLength(1);
  expect(await t.ownerQuery("select 1 from shared_goals")).toHaveLength(2);
});

test("changed once, the line changes for the department and its sections; each rates for itself", async () => {
  const [row] = await t.ownerQuery<{ id: string }>(
    "select shared_goal_id as id from shared_goals where source_goal_id = $1",
    [common.id],
  );
  const body = { "goal.target": "市民の9割が満足", "base:goal.target": JSON.stringify("全員"), act: "save" };
  expect((await department.post(`/shared-goals/${row?.id}/edit`, body)).status).toBe(303);
  for (const unit of ["市民部", "窓口課", "証明課"])
    expect((await goalsOf(unit))[0]?.texts.target).toBe("市民の9割が満足");
  const [mine] = await goalsOf("窓口課");
  const change = {
    do: "setText",
    owner: { of: "goal", goalId: mine?.id },
    concept: "rating",
    base: "",
    text: "ほぼ達成した",
  };
  const [sheet] = await t.ownerQuery<{ id: string }>("select sheet_id as id from goals where goal_id = $1", [mine?.id]);
  expect((await section.postJson(`/sheets/${sheet?.id}/changes`, { changes: [change] })).status).toBe(200);
  expect((await goalsOf("証明課"))[0]?.texts.rating).toBeUndefined();
});

test("a section may not deploy; the history holds", async () => {
  expect((await section.get(`/sheets/${list}/deploy`)).status).toBe(403);
  expect((await section.post(`/sheets/${list}/deploy`, {})).status).toBe(403);
  expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
  expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  expect(await verifySharedGoals(t.db, t.tenantId)).toEqual([]);
});
