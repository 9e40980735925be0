import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { Goal, SheetContent } from "../domain/sheets/sheet-content.ts";

let t: TestDatabase;
let actor: Actor;
let one: Visitor;
let two: Visitor;
beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  one = await signedIn(t, app, actor);
  two = await signedIn(t, app, await addPerson(t, { name: "高橋 健", role: "office" }));
});
afterAll(() => t.close());

async function sheetWith(goals: Goal[]) {
  const { sheetId } = await addSheet(t, actor, { texts: {}, goals });
  const content = async () =>
    ((await (await one.get(`/sheets/${sheetId}/content`)).json()) as { content: SheetContent }).content;
  return { sheetId, content };
}

/** What a browser would send for one cell of a goal's form. */
function cell(concept: string, base: string, text: string): Record<string, string> {
  return { [`base:goal.${concept}`]: JSON.stringify(base), [`goal.${concept}`]: text };
}

test("a goal is written by a plain form; what was not touched keeps every character", async () => {
  const odd = sampleGoal({ title: "\n先頭が改行\r\n行末", target: "5分" });
  const { sheetId, content } = await sheetWith([odd]);
  const form = await (await one.get(`/sheets/${sheetId}/goals/${odd.id}/edit`)).text();
  expect(form).toContain(`action="/sheets/${sheetId}/goals/${odd.id}/edit"`);
  const saved = await one.post(`/sheets/${sheetId}/goals/${odd.id}/edit`, {
    ...cell("title", "\n先頭が改行\r\n行末", "\r\n先頭が改行\r\n行末"),
    ...cell("target", "5分", "4分\r\n昼は6分"),
  });
  expect([saved.status, saved.headers.get("Location")]).toEqual([303, `/sheets/${sheetId}?done=saved#goal-${odd.id}`]);
  expect((await content()).goals[0]?.texts).toEqual({ title: "\n先頭が改行\r\n行末", target: "4分\n昼は6分" });
});

test("two people on one cell: the later one sees both texts, nothing is saved, and then chooses", async () => {
  const goal = sampleGoal({ title: "窓口", target: "5分" });
  const { sheetId, content } = await sheetWith([goal]);
  const path = `/sheets/${sheetId}/goals/${goal.id}/edit`;
  await one.post(path, cell("target", "5分", "4分"));
  const mine = { ...cell("target", "5分", "3分"), ...cell("title", "窓口", "窓口の改善") };
  const conflict = await two.post(path, mine);
  const page = await conflict.text();
  expect(conflict.status).toBe(409);
  expect(page).toContain("佐藤 まどかさんが先に書き換えました");
  expect(page).toContain("4分");
  expect(page).toContain('rows="3">3分<');
  expect(page).toContain('rows="3">窓口の改善<');
  expect((await content()).goals[0]?.texts).toEqual({ title: "窓口", target: "4分" });

  const chosen = {
    ...cell("target", "4分", "3分"),
    "choice:goal.target": "both",
    ...cell("title", "窓口", "窓口の改善"),
  };
  expect((await two.post(path, chosen)).status).toBe(303);
  expect((await content()).goals[0]?.texts).toEqual({ title: "窓口の改善", target: "4分\n3分" });
});

test("goals are added, moved and removed by plain forms", async () => {
  const goals = [sampleGoal({ title: "一つ目" }), sampleGoal({ title: "二つ目" })];
  const { sheetId, content } = await sheetWith(goals);
  const added = await one.post(`/sheets/${sheetId}/goals`, {});
  expect(added.headers.get("Location")).toMatch(new RegExp(`^/sheets/${sheetId}/goals/[0-9a-f-]{36}/edit$`));
  await one.post(`/sheets/${sheetId}/goals/${goals[1]?.id}/move`, { index: "0" });
  await one.post(`/sheets/${sheetId}/goals/${goals[0]?.id}/remove`, {});
  expect((await content()).goals.map(({ texts }) => texts.title ?? "")).toEqual(["二つ目", ""]);
  const history = await (await one.get(`/sheets/${sheetId}/history`)).text();
  expect(history).toContain("「一つ目」を削除しました");
});

test("the history shows what was struck and what was put in, and leads to the sheet as it stood", async () => {
  const goal = sampleGoal({ title: "窓口", target: "平均5分" });
  const { sheetId } = await sheetWith([goal]);
  await one.post(`/sheets/${sheetId}/goals/${goal.id}/edit`, cell("target", "平均5分", "平均3分"));
  const history = await (await one.get(`/sheets/${sheetId}/history`)).text();
  expect(history).toContain("平均<del>5</del><ins>3</ins>分");
  const earlier = [...history.matchAll(/href="(\/sheets\/[^"]*\?at=[^"]*)"/g)].at(-1)?.[1] ?? "";
  const asOf = await (await one.get(earlier)).text();
  expect(asOf).toContain("時点のシートを表示しています");
  expect(asOf).toContain("平均5分");
  expect(asOf).not.toContain("編集する");
});

test("words of people are never markup", async () => {
  const goal = sampleGoal({ title: "<script>alert(1)</script>", target: '"><img src=x onerror=alert(1)>' });
  const { sheetId } = await sheetWith([goal]);
  for (const path of ["", "/edit", "/history", `/goals/${goal.id}/edit`]) {
    const html = await (await one.get(`/sheets/${sheetId}${path}`)).text();
    expect(html).toContain("&lt;script&gt;");
    expect(html).not.toMatch(/<script>alert|<img/);
  }
});

test("who writes a goal that someone removes meanwhile gets the words back to copy", async () => {
  const goal = sampleGoal({ title: "窓口" });
  const { sheetId, content } = await sheetWith([goal]);
  await one.post(`/sheets/${sheetId}/goals/${goal.id}/remove`, {});
  const answer = await two.post(`/sheets/${sheetId}/goals/${goal.id}/edit`, cell("target", "", "待ち時間を3分に"));
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("ほかの人が削除しました");
  expect(page).toContain("待ち時間を3分に");
  expect((await content()).goals).toEqual([]);
});
