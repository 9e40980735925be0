import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForms } from "../domain/forms/built-in-forms.ts";
import { tableOf } from "../domain/forms/form-fields.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import type { Goal, SheetContent } from "../domain/sheets/sheet-content.ts";
import { addNote } from "../usecases/notes/write-note.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

let t: TestDatabase;
let actor: Actor;
let one: Visitor;
let sheetId: string;
let goal: Goal;
const ids = { june: "", january: "" };

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  one = await signedIn(t, app, actor);
});
afterAll(() => t.close());
beforeEach(async () => {
  goal = sampleGoal({ title: "窓口を待たせない", "yearEnd.report": "9月から短くなった。" });
  ({ sheetId } = await addSheet(t, actor, { texts: {}, goals: [goal] }));
  const place = { goalId: goal.id, workItemId: null, marker: "", files: [] };
  ids.june = randomUUID();
  ids.january = randomUUID();
  await addNote(t.db, actor, sheetId, { ...place, noteId: ids.june, on: "2026-06-10", body: "混む時間を調べた。" });
  await addNote(t.db, actor, sheetId, { ...place, noteId: ids.january, on: "2027-01-08", body: "5分になった。" });
});

const path = () => `/sheets/${sheetId}/goals/${goal.id}/edit`;
const stored = async () =>
  ((await (await one.get(`/sheets/${sheetId}/content`)).json()) as { content: SheetContent }).content.goals[0]?.texts;

/** What a browser sends: the report's field, and which notes go into it. */
function quoting(noteIds: string[], report: { base: string; text: string }, more: Record<string, string> = {}) {
  const fields = new URLSearchParams({
    "goal.yearEnd.report": report.text,
    "base:goal.yearEnd.report": JSON.stringify(report.base),
    "into.yearEnd": "goal.yearEnd.report",
    act: "quote:yearEnd",
    ...more,
  });
  for (const id of noteIds) fields.append("quote.yearEnd", id);
  return one.post(path(), fields);
}
const asItStands = { base: "9月から短くなった。", text: "9月から短くなった。" };

test("chosen notes stand at the end of the text, by their days, with what was written meanwhile", async () => {
  const answer = await quoting([ids.january, ids.june], { ...asItStands, text: "9月から短くなった（平均）。" });
  expect([answer.status, answer.headers.get("Location")]).toEqual([
    303,
    `${path()}?done=quoted#field-goal.yearEnd.report`,
  ]);
  const text = "9月から短くなった（平均）。\n6月10日 混む時間を調べた。\n1月8日 5分になった。";
  expect((await stored())?.["yearEnd.report"]).toBe(text);
  expect(await (await one.get(`${path()}?done=quoted`)).text()).toContain("記録を文章に入れました");
});

test("sent twice the notes stand there once", async () => {
  await quoting([ids.june], asItStands);
  expect((await quoting([ids.june], asItStands)).status).toBe(303);
  expect((await stored())?.["yearEnd.report"]).toBe("9月から短くなった。\n6月10日 混む時間を調べた。");
});

test("who was overtaken sees both texts, and nothing is saved", async () => {
  const change = { do: "setText", owner: { of: "goal", goalId: goal.id }, concept: "yearEnd.report" };
  await one.postJson(`/sheets/${sheetId}/changes`, { changes: [{ ...change, base: asItStands.base, text: "別の文" }] });
  const answer = await quoting([ids.june], asItStands);
  const page = await answer.text();
  expect(answer.status).toBe(409);
  expect(page).toContain("別の文");
  expect(page).toContain("6月10日 混む時間を調べた。");
  expect((await stored())?.["yearEnd.report"]).toBe("別の文");
});

const intoTheTitle = {
  "into.yearEnd": "goal.title",
  "goal.title": "窓口を待たせない",
  "base:goal.title": JSON.stringify("窓口を待たせない"),
};

test.each([
  ["no note", () => quoting([], { ...asItStands, text: "書きかけ" })],
  ["a note of nowhere", () => quoting([randomUUID()], { ...asItStands, text: "書きかけ" })],
  ["a field of the plan", () => quoting([ids.june], { ...asItStands, text: "書きかけ" }, intoTheTitle)],
])("%s: nothing is saved, and the words are given back", async (_, send) => {
  const answer = await send();
  const page = await answer.text();
  expect(answer.status).toBe(422);
  expect(page).toContain("引用する記録が選ばれていません");
  expect(page).toContain(">書きかけ<");
  expect((await stored())?.["yearEnd.report"]).toBe(asItStands.base);
});

test("words go back to their author also from a form with several notes chosen, when the goal is gone", async () => {
  await one.post(`/sheets/${sheetId}/goals/${goal.id}/remove`, {});
  const answer = await quoting([ids.june, ids.january], { ...asItStands, text: "書きかけ" });
  expect([answer.status, await answer.text()]).toEqual([409, expect.stringContaining("書きかけ")]);
});

test("on a form with work items a numbered note answers by its number, in the work item's own text", async () => {
  const form = builtInForms.find((any) => tableOf(any).block === "workItems");
  if (!form) throw new Error("no form");
  const workItemId = randomUUID();
  const text = "(2) 案内を改めた";
  const texts = { method: "窓口の改善\n(1) 調べる\n(2) 改める", "midYear.report": text };
  const numbered: Goal = { id: randomUUID(), texts: { title: "窓口" }, workItems: [{ id: workItemId, texts }] };
  const made = await t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    const sheet = { fiscalYear: 2026, unitPath: ["市民部"], form, content: { texts: {}, goals: [numbered] } };
    return (await createSheets(tx, actor, [sheet], "import"))[0]?.sheetId ?? "";
  });
  const noteId = randomUUID();
  const note = { noteId, goalId: numbered.id, workItemId, marker: "(1)", on: "2026-06-10", body: "調べた", files: [] };
  expect(await addNote(t.db, actor, made, note)).toEqual({ ok: true, noteId });
  const key = `${workItemId}.midYear.report`;
  const page = `/sheets/${made}/goals/${numbered.id}/edit`;
  expect(await (await one.get(page)).text()).toContain(`<option value="${key}" selected="">`);
  const base = { [key]: text, [`base:${key}`]: JSON.stringify(text) };
  const answer = await one.post(page, { ...base, "quote.midYear": noteId, "into.midYear": key, act: "quote:midYear" });
  expect(answer.status).toBe(303);
  const { content } = (await (await one.get(`/sheets/${made}/content`)).json()) as { content: SheetContent };
  expect(content.goals[0]?.workItems[0]?.texts["midYear.report"]).toBe(`${text}\n(1) 6月10日 調べた`);
});
