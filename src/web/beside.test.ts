import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { addNote } from "../usecases/notes/write-note.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";
import type { Beside } from "./in-page/beside-in-page.ts";

let t: TestDatabase;
let writer: Visitor;
let reader: Visitor;
let stranger: Visitor;
let office: Actor;
let sheetId: string;
const before = sampleGoal({ title: "窓口の改善", target: "15分" });
const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });
const other = sampleGoal({ title: "別の目標" });
const json = { Accept: "application/json" };

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t);
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  writer = await signedIn(t, app, office);
  reader = await signedIn(t, app, await addPerson(t, { name: "高橋 進", role: "viewer" }));
  const tenantId = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId }));
  await addSheet(t, office, { texts: {}, goals: [] });
  const year = (fiscalYear: number, goals: (typeof goal)[], previousGoalIds = {}) => {
    const form = { key: sampleForm.key, version: sampleForm.version };
    return { fiscalYear, unitPath: ["総務部", "総務課"], form, content: { texts: {}, goals }, previousGoalIds };
  };
  sheetId = await t.db.withTenant(t.tenantId, async (tx) => {
    await createSheets(tx, office, [year(2025, [before])], "import");
    const [made] = await createSheets(tx, office, [year(2026, [goal, other], { [goal.id]: before.id })], "import");
    return made?.sheetId ?? "";
  });
  const note = { noteId: randomUUID(), workItemId: null, marker: "", files: [] };
  await addNote(t.db, office, sheetId, { ...note, goalId: goal.id, on: "2026-06-10", body: "混む時間を調べた。" });
});
afterAll(() => t.close());

const beside = async (who: Visitor, goalId = "") =>
  (await (await who.get(`/sheets/${sheetId}/beside?goal=${goalId}`, json)).json()) as Beside;

test("beside a goal stand its notes, the sheet's comments and last year's words by their labels", async () => {
  const place = `${goal.id} target`;
  const said = await writer.post(
    `/sheets/${sheetId}/comments`,
    { commentId: randomUUID(), threadId: "", place, body: "何分の平均?", to: "" },
    json,
  );
  expect([said.status, await said.json()]).toEqual([200, { threadId: expect.any(String) }]);
  expect(await beside(writer, goal.id)).toMatchObject({
    notes: [{ on: "2026-06-10", body: "混む時間を調べた。" }],
    threads: [{ goalId: goal.id, concept: "target", comments: [{ body: "何分の平均?" }] }],
    lastYear: {
      label: "令和7年度",
      unit: "総務部 総務課",
      rows: [
        { concept: "title", text: "窓口の改善" },
        { concept: "target", label: "目標値", text: "15分" },
      ],
    },
  });
});

test("a goal that is new this year has no last year, and no other goal's notes", async () => {
  expect(await beside(writer, other.id)).toMatchObject({ notes: [], lastYear: null });
  expect(await beside(writer)).toMatchObject({ notes: [], lastYear: null });
  expect(await beside(writer, before.id)).toMatchObject({ notes: [], lastYear: null });
});

test("who doesn't write the sheet has nothing beside it; another city's people find no sheet", async () => {
  expect((await reader.get(`/sheets/${sheetId}/beside?goal=${goal.id}`)).status).toBe(403);
  expect((await stranger.get(`/sheets/${sheetId}/beside?goal=${goal.id}`)).status).toBe(404);
});

test("what is refused in the panel is told in words", async () => {
  const empty = { commentId: randomUUID(), threadId: "", place: "", body: " ", to: "" };
  const comment = await writer.post(`/sheets/${sheetId}/comments`, empty, json);
  expect([comment.status, await comment.json()]).toEqual([422, { message: expect.stringContaining("1文字以上") }]);
  const late = { noteId: randomUUID(), place: `${goal.id} - `, on: "2027-04-01", body: "遅い話" };
  const note = await writer.post(`/sheets/${sheetId}/notes`, late, json);
  expect([note.status, await note.json()]).toEqual([422, { message: expect.stringContaining("令和8年度") }]);
  const kept = await writer.post(`/sheets/${sheetId}/notes`, { ...late, on: "2027-03-31" }, json);
  expect([kept.status, await kept.json()]).toEqual([200, { noteId: late.noteId }]);
});
