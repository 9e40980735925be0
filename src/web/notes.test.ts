import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { type GivenFile, sendForm } from "../../tests/support/note-form.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { verifyHistory } from "../usecases/history/verify-history.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let staff: Visitor;
let reader: Visitor;
let office: Actor;
let sheetId: string;
let goalId: string;

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t);
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [] });
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '総務課'");
  staff = await signedIn(t, app, await addPerson(t, { name: "鈴木 一", role: "staff", unitId: unit?.id ?? null }));
  reader = await signedIn(t, app, await addPerson(t, { name: "高橋 進", role: "mayor" }));
});
beforeEach(async () => {
  const goal = sampleGoal({ title: "窓口を待たせない", target: "5分" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }));
  goalId = goal.id;
});
afterAll(() => t.close());

type Fields = Partial<Record<"noteId" | "place" | "on" | "body" | "version" | "remove", string>>;

async function send(who: Visitor, fields: Fields, files: GivenFile[] = [], noteId = ""): Promise<Response> {
  const all = { noteId: randomUUID(), place: `${goalId} - `, on: "2026-06-10", body: "窓口を1つ増やした", ...fields };
  return await sendForm(app, who, `/sheets/${sheetId}/notes${noteId && `/${noteId}`}`, all, files);
}

const text = async (who: Visitor, path: string) => (await who.get(`/sheets/${sheetId}/${path}`)).text();
const idOf = (answer: Response) => answer.headers.get("Location")?.split("#note-")[1] ?? "";
const kept = () =>
  t.ownerQuery<{ body: string; version: number }>("select body, version from activity_notes where sheet_id = $1", [
    sheetId,
  ]);
const fileOf = async (noteId: string) =>
  (await t.ownerQuery<{ id: string }>("select file_id as id from evidence_files where note_id = $1", [noteId]))[0]
    ?.id ?? "";
const pdf = "%PDF-1.7\nみほん";

test("who writes the sheet writes down what was done, with evidence, and reads it by goal", async () => {
  const answer = await send(staff, { body: "窓口を1つ増やした\n・混む曜日を確かめた" }, [
    { name: "会議の記録 6月.pdf", bytes: pdf },
    { name: "待ち時間.csv", bytes: "曜日,分\n月,9" },
  ]);
  expect(answer.status).toBe(303);
  const page = await text(staff, "notes");
  expect(page).toContain("6月10日(水)");
  expect(page).toContain("・混む曜日を確かめた");
  expect(page).toContain("会議の記録 6月.pdf");
  expect(page.indexOf("会議の記録")).toBeLessThan(page.indexOf("待ち時間.csv"));
  const noteId = idOf(answer);
  const file = await staff.get(`/sheets/${sheetId}/notes/${noteId}/files/${await fileOf(noteId)}`);
  expect(await file.text()).toBe(pdf);
  expect(Object.fromEntries(file.headers)).toMatchObject({
    "content-type": "application/pdf",
    "content-disposition": `attachment; filename="sheet.pdf"; filename*=UTF-8''${encodeURIComponent("会議の記録 6月.pdf")}`,
    "content-security-policy": "default-src 'none'; sandbox",
    "x-content-type-options": "nosniff",
  });
});

test("a note sent twice is one; the sheet's words stay, and the chain holds", async () => {
  const once = { noteId: randomUUID() };
  await send(staff, once);
  expect((await send(staff, once)).status).toBe(303);
  expect(await kept()).toHaveLength(1);
  expect(await verifySheets(t.db, t.tenantId)).toMatchObject({ differing: [] });
  expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
});

test("notes are written while the cycle locks the sheet", async () => {
  await t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [
    sheetId,
    JSON.stringify({ stage: "planning", status: "closed" }),
  ]);
  expect((await send(staff, {})).status).toBe(303);
});

describe("changing", () => {
  test("words, day and files change; the history keeps what was there, by name, size and digest", async () => {
    const noteId = idOf(await send(staff, {}, [{ name: "前.txt", bytes: "前の資料" }]));
    const fields = { version: "1", on: "2026-06-12", body: "窓口を2つ増やした", remove: await fileOf(noteId) };
    const answer = await send(staff, fields, [{ name: "後.txt", bytes: "後の資料" }], noteId);
    expect(answer.status).toBe(303);
    expect(await kept()).toEqual([{ body: "窓口を2つ増やした", version: 2 }]);
    const files = await t.ownerQuery("select name from evidence_files where note_id = $1", [noteId]);
    expect(files).toEqual([{ name: "後.txt" }]);
    const history = await text(staff, "history");
    expect(history).toContain("「窓口を待たせない」の記録（6月12日）を書き換えました（添付1件）");
    expect(history).toMatch(/<del>[^<]*1[^<]*<\/del>/);
    expect(history).toMatch(/添付：.*SHA-256/);
  });

  test("who was overtaken gets both texts, and nothing is overwritten unseen", async () => {
    const noteId = idOf(await send(staff, {}));
    await send(staff, { version: "1", body: "先に直した" }, [], noteId);
    const late = await send(staff, { version: "1", body: "後から直した" }, [], noteId);
    expect(late.status).toBe(409);
    expect(await late.text()).toMatch(/先に直した[\s\S]*後から直した/);
    expect(await kept()).toEqual([{ body: "先に直した", version: 2 }]);
  });

  test("a removed note leaves its words in the history, its files nowhere", async () => {
    const noteId = idOf(await send(staff, { body: "取り消す話" }, [{ name: "消す.txt", bytes: "消える中身" }]));
    const answer = await staff.post(`/sheets/${sheetId}/notes/${noteId}/remove`, {});
    expect(answer.status).toBe(303);
    expect(await kept()).toEqual([]);
    expect(await t.ownerQuery("select 1 from evidence_files where note_id = $1", [noteId])).toEqual([]);
    expect(await text(staff, "history")).toContain("取り消す話");
    expect(await verifyHistory(t.db, t.tenantId)).toMatchObject({ ok: true });
  });

  test("a note outlives its goal", async () => {
    await send(staff, { body: "残る話" });
    await staff.post(`/sheets/${sheetId}/goals/${goalId}/remove`, {});
    expect(await text(staff, "notes")).toMatch(/削除された目標の記録[\s\S]*残る話/);
  });
});

describe("who only reads the sheet", () => {
  test("reads no note, no file, no word of either in the history, and writes none", async () => {
    const noteId = idOf(await send(staff, { body: "内々の話" }, [{ name: "内々.txt", bytes: "内々の中身" }]));
    const file = `/sheets/${sheetId}/notes/${noteId}/files/${await fileOf(noteId)}`;
    for (const path of [`/sheets/${sheetId}/notes`, `/sheets/${sheetId}/notes/${noteId}`, file]) {
      const answer = await reader.get(path);
      expect([path, answer.status]).toEqual([path, 403]);
      expect(await answer.text()).not.toContain("内々");
    }
    expect((await send(reader, {})).status).toBe(403);
    for (const path of ["history", "export.json", "export.csv", ""]) {
      expect(await text(reader, path)).not.toContain("内々");
    }
    expect(await text(reader, "history")).toContain("「窓口を待たせない」の記録（6月10日）を追加しました（添付1件）");
    expect(await (await reader.get("/history")).text()).not.toContain("内々");
    expect(await text(staff, "history")).toContain("内々の話");
  });

  test("an auditor reads notes and files, and writes none", async () => {
    const noteId = idOf(await send(staff, { body: "内々の話" }, [{ name: "内々.txt", bytes: "内々の中身" }]));
    const auditor = await signedIn(t, app, await addPerson(t, { name: "監査 人", role: "auditor" }));
    const page = await text(auditor, "notes");
    expect(page).toContain("内々の話");
    expect(page).not.toContain("記録を書く");
    expect(page).not.toContain(`/notes/${noteId}"`);
    expect(await text(auditor, `notes/${noteId}/files/${await fileOf(noteId)}`)).toBe("内々の中身");
    expect((await auditor.get(`/sheets/${sheetId}/notes/${noteId}`)).status).toBe(403);
    expect((await send(auditor, {})).status).toBe(403);
  });

  test("another city's office finds nothing", async () => {
    const noteId = idOf(await send(staff, {}, [{ name: "内々.txt", bytes: "内々の中身" }]));
    const tenantId = await t.addMunicipality(`となり市${randomUUID()}`);
    const theirs = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId }));
    const file = await theirs.get(`/sheets/${sheetId}/notes/${noteId}/files/${await fileOf(noteId)}`);
    expect(file.status).toBe(404);
    expect((await theirs.get(`/sheets/${sheetId}/notes`)).status).toBe(404);
  });
});

test.each<[string, Fields, number, string]>([
  ["no words", { body: " \n " }, 422, "したことを書いてください"],
  ["too many words", { body: "長".repeat(4_001) }, 422, "4000文字まで"],
  ["a day of another year", { on: "2026-03-31" }, 422, "令和8年度"],
  ["a day that is none", { on: "2026-06-31" }, 422, "令和8年度"],
  ["a place that is none of ours", { place: "x" }, 404, "見つかりません"],
])("%s: refused, and nothing is kept", async (_, fields, status, why) => {
  const answer = await send(staff, fields);
  expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(why)]);
  expect(await kept()).toEqual([]);
});

test("whose goal was removed meanwhile gets the words back and chooses another place", async () => {
  const answer = await send(staff, { place: `${randomUUID()} - `, body: "行き先のない話" });
  const page = await answer.text();
  expect([answer.status, await kept()]).toEqual([422, []]);
  expect(page).toContain("ほかの人が削除しました");
  expect(page).toContain("行き先のない話");
  expect(page).toContain(`<option value="${goalId} - ">`);
});

test("the list of one goal shows no other's notes; markup in them stays words", async () => {
  await send(staff, { body: "<script>alert(1)</script>" });
  const page = await text(staff, `notes?goal=${goalId}`);
  expect(page).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  const other = sampleGoal({ title: "別の目標" });
  await staff.postJson(`/sheets/${sheetId}/changes`, { changes: [{ do: "addGoal", goal: other, index: 1 }] });
  expect(await text(staff, `notes?goal=${other.id}`)).not.toContain("alert(1)");
});
