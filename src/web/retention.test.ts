import { randomUUID } from "node:crypto";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { sendForm } from "../../tests/support/note-form.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { writeComment } from "../usecases/comments/write-comment.ts";
import { auditHistory } from "../usecases/history/audit-history.ts";
import { createSheets } from "../usecases/sheets/create-sheets.ts";

/** In no word of the program: where it is found, content was left. */
const canary = "月見草の丘";
const group = "/settings/retention/sheets/2026";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let today: Date;
let office: Actor;
let sato: Visitor;
let mori: Visitor;
let staff: Visitor;
let sheetId: string;
let nextGoalId: string;

beforeEach(async () => {
  t = await testDatabase();
  today = new Date("2032-03-31T14:50:00Z");
  app = webApp(t, { now: () => today });
  office = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  const goal = sampleGoal({ title: `${canary}の整備`, target: `${canary}を3件` });
  ({ sheetId } = await addSheet(t, office, { texts: { mission: canary }, goals: [goal] }));
  await carryOn(goal.id);
  sato = await signedIn(t, app, office);
  mori = await signedIn(t, app, await addPerson(t, { name: "森 健", role: "administrator" }));
  staff = await signedIn(t, app, await addPerson(t, { name: "鈴木 葵", role: "viewer" }));
  const place = { goalId: goal.id, concept: null };
  const comment = {
    commentId: randomUUID(),
    threadId: null,
    place,
    body: `${canary}はどうなりましたか`,
    mentioned: null,
  };
  await writeComment(t.db, office, sheetId, comment);
  const note = { noteId: randomUUID(), place: `${goal.id} - `, on: "2026-06-10", body: `${canary}を見た` };
  await sendForm(app, sato, `/sheets/${sheetId}/notes`, note, [{ name: `${canary}.csv`, bytes: `場所\n${canary}` }]);
  await broughtAsFile();
});
afterEach(() => t.close());

/** Next year's sheet carries the goal on in other words. */
async function carryOn(previous: string): Promise<void> {
  const goal = sampleGoal({ title: "丘の手入れ" });
  nextGoalId = goal.id;
  const form = { key: sampleForm.key, version: sampleForm.version };
  const sheet = { fiscalYear: 2027, unitPath: ["総務部", "総務課"], form, content: { texts: {}, goals: [goal] } };
  await t.db.withTenant(t.tenantId, (tx) =>
    createSheets(tx, office, [{ ...sheet, previousGoalIds: { [goal.id]: previous } }], "carry-over"),
  );
}

/** The file from which the sheet came, as the import keeps it. */
async function broughtAsFile(): Promise<void> {
  await t.db.withTenant(t.tenantId, async (tx) => {
    const [made] = await tx.query<{ importId: string }>(
      `insert into imports (created_by, fiscal_year, state) values ($1, 2026, 'confirmed') returning import_id as "importId"`,
      [office.personId],
    );
    await tx.query(
      `insert into import_files (import_id, name, sha256, bytes, state, result, sheet_ids)
       values ($1, 'シート.txt', '\\x00', convert_to($2, 'UTF8'), 'confirmed', to_jsonb($2::text), array[$3]::uuid[])`,
      [made?.importId, canary, sheetId],
    );
  });
}

/** Tables in which the canary is, in words or in bytes. */
async function nests(): Promise<string[]> {
  const tables = await t.ownerQuery<{ name: string }>(
    `select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind = 'r' order by 1`,
  );
  const found: string[] = [];
  for (const { name } of tables) {
    const rows = await t.ownerQuery(`select from ${name} x where x::text like $1 or x::text like $2 limit 1`, [
      `%${canary}%`,
      `%${Buffer.from(canary).toString("hex")}%`,
    ]);
    if (rows.length > 0) found.push(name);
  }
  return found;
}

const decide = (who: Visitor, act: string, fields: Record<string, string> = {}, path = group) =>
  who.post(path, { act, ...fields });
const page = async (who: Visitor, path: string) => (await who.get(path)).text();
const fiveYears = () => sato.post("/settings/retention", { sheets: "5", notes: "1", imports: "for-ever" });
const wholeHistory = () => auditHistory(t.db, t.tenantId, { lines: [], findings: [] });

test("from the period to the record: not before its day, not by one person alone, and then nothing is left", async () => {
  expect(await nests()).toEqual([
    "activity_notes",
    "comments",
    "evidence_files",
    "goals",
    "history",
    "import_files",
    "sheets",
  ]);
  expect(await page(sato, group)).toContain("保存年限が未定");
  await fiveYears();
  expect(await page(sato, "/settings/retention")).toContain("2032年4月1日から");
  expect((await decide(sato, "propose")).status).toBe(422);

  today = new Date("2032-03-31T15:10:00Z");
  expect(await page(sato, "/settings/retention")).toMatch(/満了したものが\d件/);
  expect((await decide(sato, "propose")).status).toBe(303);
  const own = await decide(sato, "approve");
  expect([own.status, await own.text()]).toEqual([
    422,
    expect.stringContaining("ご自身が提案した廃棄は承認できません"),
  ]);
  expect((await decide(sato, "carryOut", { sure: "yes" })).status).toBe(422);
  expect((await decide(mori, "approve")).status).toBe(303);
  expect((await decide(sato, "carryOut")).status).toBe(422);
  expect(await nests()).toContain("sheets");
  expect((await decide(sato, "carryOut", { sure: "yes" })).status).toBe(303);

  expect(await nests()).toEqual([]);
  expect(await wholeHistory()).toMatchObject({ sheets: 1, findings: [] });
  const record = await page(mori, group);
  for (const words of [
    "保存年限5年",
    "佐藤 まどか",
    "森 健",
    "R08-0001",
    "総務部 総務課",
    "目標 1件",
    "証拠ファイル 1件",
  ]) {
    expect(record).toContain(words);
  }
  const csv = await page(sato, `${group}/record.csv`);
  expect(csv).toContain("総務部 総務課");
  expect(csv).toContain(",2026,シート,");
  expect((await decide(sato, "carryOut", { sure: "yes" })).status).toBe(404);
});

describe("after the disposal", () => {
  beforeEach(async () => {
    today = new Date("2032-03-31T15:10:00Z");
    await fiveYears();
    await decide(sato, "propose");
    await decide(mori, "approve");
    await decide(mori, "carryOut", { sure: "yes" });
  });

  test("the sheet, its past, its files and its history say that it is gone; it can't be written", async () => {
    const at = "2027-01-01T00:00:00.000Z";
    for (const path of ["", `?at=${at}`, "/history", "/export.csv", `/export.pdf?at=${at}`]) {
      const answer = await staff.get(`/sheets/${sheetId}${path}`);
      expect(answer.status).toBe(410);
      expect(await answer.text()).toContain("保存期間が過ぎたため、内容は廃棄されています");
    }
    const change = { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "", text: "戻す" };
    expect((await sato.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(404);
    expect(await page(sato, "/history")).toContain("内容は廃棄されています");
  });

  test("the year says so in the place of the sheet, and offers none in its stead", async () => {
    await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2026, sampleForm));
    const year = await page(sato, "/years/2026");
    expect(year).toMatch(new RegExp(`総務課.{0,400}廃棄されています.{0,80}/sheets/${sheetId}`, "s"));
    expect(year).not.toMatch(/総務課<\/th>.{0,200}空のシートを作る/s);
    expect(await page(sato, "/settings/years/2026")).toMatch(/総務課<\/th><td><\/td><td><\/td>/);
  });

  test("the goal that goes on still knows from where it came", async () => {
    const years = await page(sato, `/goals/${nextGoalId}/years`);
    expect(years).toContain("内容が廃棄された年度があります");
    expect(years).toMatch(/令和8年度　総務部 総務課\(シート番号 R08-0001/);
  });

  test("to another municipality it is as a sheet that never was", async () => {
    const tenantId = await t.addMunicipality("となり市");
    const theirs = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId }));
    expect((await theirs.get(`/sheets/${sheetId}`)).status).toBe(404);
    expect(await page(theirs, "/settings/retention")).not.toContain("令和8年度");
  });
});

test("a hold and an extension stand in the way; what changed since the proposal isn't disposed of", async () => {
  today = new Date("2032-03-31T15:10:00Z");
  await fiveYears();
  expect((await decide(sato, "hold", { reason: " " })).status).toBe(422);
  await decide(sato, "hold", { reason: "情報公開請求の審査中" });
  expect((await decide(sato, "propose")).status).toBe(422);
  expect(await page(sato, group)).toContain("情報公開請求の審査中");
  await decide(mori, "release");
  await decide(sato, "propose");
  await decide(mori, "approve");
  await decide(mori, "hold", { reason: "訴訟" });
  expect((await decide(sato, "carryOut", { sure: "yes" })).status).toBe(422);
  await decide(mori, "release");
  const change = { do: "setText", owner: { of: "sheet" }, concept: "mission", base: canary, text: "書き足した" };
  expect((await sato.postJson(`/sheets/${sheetId}/changes`, { changes: [change] })).status).toBe(200);
  const changed = await decide(sato, "carryOut", { sure: "yes" });
  expect([changed.status, await changed.text()]).toEqual([422, expect.stringContaining("内容が変わりました")]);
  await decide(sato, "withdraw");
  await decide(sato, "extend", { years: "3", reason: "次の計画で参照するため" });
  expect(await page(sato, "/settings/retention")).toContain("2035年4月1日から");
  expect((await decide(sato, "propose")).status).toBe(422);
  expect(await nests()).toContain("goals");
});

test("comments and notes may go before their sheet; the sheet and its history stay whole", async () => {
  const notes = "/settings/retention/notes/2026";
  await fiveYears();
  await decide(sato, "propose", {}, notes);
  await decide(mori, "approve", {}, notes);
  expect((await decide(mori, "carryOut", { sure: "yes" }, notes)).status).toBe(303);
  expect(await nests()).toEqual(["goals", "history", "import_files", "sheets"]);
  const said = await t.ownerQuery(
    "select from history where via in ('comment', 'activity-note') and payload is not null",
  );
  expect(said).toHaveLength(0);
  expect(await wholeHistory()).toMatchObject({ sheets: 2, findings: [] });
  expect((await staff.get(`/sheets/${sheetId}`)).status).toBe(200);
});

test("the database itself refuses what was not approved by another, and the audit names what was emptied without it", async () => {
  today = new Date("2032-03-31T15:10:00Z");
  await fiveYears();
  await decide(sato, "propose");
  const carryOut = () =>
    t.db.withTenant(t.tenantId, (tx) =>
      tx.query("select carry_out_disposal(disposal_id, $1) from disposals", [office.personId]),
    );
  await expect(carryOut()).rejects.toThrow("no approved disposal");
  const approveOneself = t.db.withTenant(t.tenantId, (tx) =>
    tx.query("update disposals set state = 'approved', approved_by = proposed_by"),
  );
  await expect(approveOneself).rejects.toMatchObject({ code: "23514" });
  await t.ownerQuery("update history set payload = null, salt = null where seq = 1");
  expect((await wholeHistory()).findings).toContainEqual(expect.objectContaining({ fault: "emptied", seq: 1 }));
});

test("who doesn't keep the records is refused", async () => {
  for (const path of ["/settings/retention", group, `${group}/record.csv`]) {
    expect((await staff.get(path)).status).toBe(403);
  }
  expect((await decide(staff, "propose")).status).toBe(403);
  expect((await sato.get("/settings/retention/people/2026")).status).toBe(404);
});
