import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { SheetContent, Texts } from "../domain/sheets/sheet-content.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

let t: TestDatabase;
let viewer: Visitor;
let stranger: Visitor;
let writer: Visitor;
const ids = [2024, 2025, 2026].map(() => randomUUID());
const alone = randomUUID();
const sheets: string[] = [];

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  const form = builtInForm("standard");
  if (!form) throw new Error("no form");
  const office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  viewer = await signedIn(t, app, await addPerson(t, { name: "監査 人", role: "viewer" }));
  writer = await signedIn(t, app, office);
  const other = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId: other }));
  const texts: Texts[] = [
    { title: "待ち時間を短くする", target: "15分", rating: "C" },
    { title: "待ち時間を短くする", target: "12分", rating: "B" },
    { title: "待ち時間を半分にする", target: "10分" },
  ];
  await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    for (const [index, id] of ids.entries()) {
      const goals = [{ id, texts: texts[index] ?? {}, workItems: [] }];
      if (index === 2) goals.push({ id: alone, texts: { title: "今年だけの目標" }, workItems: [] });
      const previous = ids[index - 1];
      const sheet = {
        fiscalYear: 2024 + index,
        unitPath: ["市民部", "窓口課"],
        form,
        content: { texts: {}, goals },
        previousGoalIds: previous ? { [id]: previous } : {},
      };
      const [made] = await createSheets(tx, office, [sheet], "import");
      sheets.push(made?.sheetId ?? "");
    }
  });
});
afterAll(() => t.close());

const cellsOf = (html: string, label: string): string[] => {
  const row = new RegExp(`<th scope="row">${label}</th>(.*?)</tr>`).exec(html)?.[1] ?? "";
  return [...row.matchAll(/<td[^>]*>(.*?)<\/td>/g)].map(([, cell]) => (cell ?? "").replace(/<[^>]+>/g, " ").trim());
};

test("from any of its years the whole line is seen, ratings in the city's words", async () => {
  for (const id of ids) {
    const answer = await viewer.get(`/goals/${id}/years`);
    const html = await answer.text();
    expect(answer.status).toBe(200);
    expect(cellsOf(html, "目標値")).toEqual(["15分", "12分", "10分"]);
    expect(cellsOf(html, "評価").map((cell) => cell.replace(/\s+/g, " "))).toEqual([
      "C 目標に届かなかった",
      "B 目標どおり達成した",
      "—",
    ]);
    const heads = [...html.matchAll(/<th scope="col"[^>]*>([^<]+)/g)].map(([, head]) => head);
    expect(heads).toEqual(["欄", "令和6年度", "令和7年度", "令和8年度"]);
  }
});

test("the sheet leads to the lines of its goals, and only of those that have one", async () => {
  const html = await (await viewer.get(`/sheets/${sheets[2]}`)).text();
  expect(html).toContain(`/goals/${ids[2]}/years`);
  expect(html).not.toContain(`/goals/${alone}/years`);
  expect(await (await viewer.get(`/goals/${alone}/years`)).text()).toContain(
    "前後の年度につながるものはまだありません",
  );
});

test("a goal of another municipality is not there", async () => {
  const answers = await Promise.all([stranger.get(`/goals/${ids[0]}/years`), viewer.get("/goals/none/years")]);
  expect(answers.map(({ status }) => status)).toEqual([404, 404]);
});

test("a goal that was taken off its sheet comes back with its line", async () => {
  const [, , sheetId = ""] = sheets;
  const { content } = (await (await writer.get(`/sheets/${sheetId}/content`)).json()) as { content: SheetContent };
  const [goal] = content.goals;
  const change = (one: object) => writer.postJson(`/sheets/${sheetId}/changes`, { changes: [one] });
  expect((await change({ do: "removeGoal", goalId: goal?.id })).status).toBe(200);
  expect((await viewer.get(`/goals/${goal?.id}/years`)).status).toBe(404);
  expect((await change({ do: "addGoal", goal, index: 0 })).status).toBe(200);
  const html = await (await viewer.get(`/goals/${goal?.id}/years`)).text();
  expect(cellsOf(html, "目標値")).toEqual(["15分", "12分", "10分"]);
});

test("a row can't be added under the id of another sheet's row; nothing is kept, and the answer says why", async () => {
  const [other = "", , sheetId = ""] = sheets;
  const add = (goal: object) =>
    writer.postJson(`/sheets/${sheetId}/changes`, {
      changes: [{ do: "addGoal", goal: { texts: {}, workItems: [], ...goal }, index: 0 }],
    });
  const before = await (await writer.get(`/sheets/${sheetId}/content`)).text();
  const answer = await add({ id: ids[0] });
  expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining("すでに別のところにあります")]);
  const workItem = { id: randomUUID(), texts: {} };
  const own = { do: "addWorkItem", goalId: ids[0], workItem, index: 0 };
  expect((await writer.postJson(`/sheets/${other}/changes`, { changes: [own] })).status).toBe(200);
  expect((await add({ id: randomUUID(), workItems: [workItem] })).status).toBe(422);
  expect(await (await writer.get(`/sheets/${sheetId}/content`)).text()).toBe(before);
});
