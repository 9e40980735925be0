import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleForm, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { openFiscalYear } from "../database/fiscal-year-store.ts";
import { storeForm } from "../database/form-store.ts";
import { builtInForm } from "../domain/forms/built-in-forms.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { verifySheets } from "../usecases/history/verify-sheets.ts";

let t: TestDatabase;
let office: Visitor;
let actor: Actor;
let today = "2027-02-01";
const visitors: Record<string, Visitor> = {};

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t, { now: () => new Date(`${today}T03:00:00Z`) });
  actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  office = await signedIn(t, app, actor);
  await addSheet(t, actor, { texts: {}, goals: [] }, ["市民部", "窓口課"]);
  await addSheet(t, actor, { texts: {}, goals: [] }, ["総務部", "文書課"]);
  for (const role of ["head", "staff", "viewer"] as const) {
    const person = await addPerson(t, { name: `${role} 窓口課`, role, unitId: await unitId("窓口課") });
    visitors[role] = await signedIn(t, app, person);
  }
  const outside = await addPerson(t, { name: "文書課長", role: "head", unitId: await unitId("文書課") });
  visitors.outside = await signedIn(t, app, outside);
});
afterAll(() => t.close());

const unitId = async (name: string): Promise<string> => {
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = $1", [name]);
  return unit?.id ?? "";
};
const openNext = (form = sampleForm) =>
  t.db.withTenant(t.tenantId, async (tx) => {
    await storeForm(tx, form);
    await openFiscalYear(tx, 2027, form);
  });
const nextYear = () =>
  t.ownerQuery<{ unit: string; form: string; sheetId: string; texts: unknown; goal: unknown; before: string | null }>(
    `select o.name as unit, s.form_key as form, s.sheet_id as "sheetId", s.texts, g.texts as goal,
            g.previous_goal_id as before
       from sheets s join org_units o using (unit_id) left join goals g using (sheet_id)
      where s.fiscal_year = 2027 order by s.sheet_number, g.position`,
  );
const clearNext = () => t.ownerQuery("delete from sheets where fiscal_year = 2027");

/** Every stored byte of a sheet: its row, goals, work items and history. */
async function bytesOf(sheetId: string): Promise<string> {
  const parts: object[] = [];
  for (const table of ["sheets", "goals", "work_items", "history"]) {
    parts.push(await t.ownerQuery(`select x::text from ${table} x where sheet_id = $1 order by 1`, [sheetId]));
  }
  return JSON.stringify(parts);
}

async function oldSheet() {
  const goals = ["待ち時間の短縮", "申請書の見直し", "案内板の新設", "電話の一本化"].map((title, index) =>
    sampleGoal({ title, target: `目標${index + 1}`, "yearEnd.report": "できた" }),
  );
  const content = { texts: { mission: "窓口を分かりやすく" }, goals };
  const { sheetId } = await addSheet(t, actor, content, ["市民部", "窓口課"]);
  return { sheetId, ids: goals.map(({ id }) => id) };
}

const choose = (ids: string[], choices: string[]) =>
  Object.fromEntries(choices.map((choice, index) => [`goal.${ids[index]}`, choice]));

/** Through the pages as a person goes: preview, then the form that the preview holds. */
async function carry(who: Visitor, sheetId: string, fields: Record<string, string>): Promise<Response> {
  const preview = await who.get(`/sheets/${sheetId}/carry-over/preview?${new URLSearchParams(fields)}`);
  const hidden = [...(await preview.text()).matchAll(/type="hidden" name="([^"]+)" value="([^"]*)"/g)];
  const given = Object.fromEntries(hidden.map(([, name, value]) => [name ?? "", value ?? ""]));
  return await who.post(`/sheets/${sheetId}/carry-over`, given);
}

describe("before it is time", () => {
  test("the coming year must be open and have its form; until this one ends there is nothing to carry", async () => {
    const { sheetId } = await oldSheet();
    const said = async () => {
      const answer = await office.get(`/sheets/${sheetId}/carry-over`);
      return [answer.status, /<p>([^<]*引き継げます。)/.exec(await answer.text())?.[1]];
    };
    const offered = async () => (await (await office.get(`/sheets/${sheetId}`)).text()).includes("翌年度へ引き継ぐ");
    today = "2026-12-31";
    expect(await said()).toEqual([422, expect.stringContaining("令和8年度はまだ途中です")]);
    expect(await offered()).toBe(false);
    today = "2027-02-01";
    expect(await said()).toEqual([422, expect.stringContaining("令和9年度がまだ開かれていません")]);
    await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2027, null));
    expect(await said()).toEqual([422, expect.stringContaining("様式がまだ決まっていません")]);
    await openNext();
    today = "2026-12-31";
    expect([(await said())[0], await offered()]).toEqual([200, true]);
    today = "2027-02-01";
  });
});

describe("carrying over", () => {
  test("goals go on, are put off, end or wait; the old sheet keeps every byte", async () => {
    const { sheetId, ids } = await oldSheet();
    const before = await bytesOf(sheetId);
    const answer = await carry(office, sheetId, choose(ids, ["continue", "postpone", "end", "later"]));
    expect([answer.status, answer.headers.get("Location")]).toEqual([
      303,
      `/sheets/${sheetId}/carry-over?carried=2&ended=1`,
    ]);
    expect(await nextYear()).toMatchObject([
      { unit: "窓口課", form: "sample", texts: { mission: "窓口を分かりやすく" }, before: ids[0] },
      { goal: { title: "申請書の見直し", target: "目標2" }, before: ids[1] },
    ]);
    expect(await bytesOf(sheetId)).toBe(before);
    const page = await (await office.get(`/sheets/${sheetId}/carry-over`)).text();
    expect(page.match(/引き継ぎ済み/g)).toHaveLength(2);
    expect(page).toContain("終えることにしています");
    const entries = await t.ownerQuery("select sheet_id is null as beside from history where via = 'carry-over'");
    expect(entries).toEqual([{ beside: false }, { beside: true }]);
  });

  test("a second time only what isn't carried yet goes, onto the sheet that is there", async () => {
    await clearNext();
    const { sheetId, ids } = await oldSheet();
    await carry(office, sheetId, choose(ids, ["continue", "end"]));
    const all = choose(ids, ["continue", "continue", "continue", "end"]);
    await carry(office, sheetId, all);
    await carry(office, sheetId, all);
    const rows = await nextYear();
    expect(rows.map(({ before }) => before)).toEqual(ids.slice(0, 3));
    expect(new Set(rows.map((row) => row.sheetId)).size).toBe(1);
    expect(await t.ownerQuery("select goal_id as id from ended_goals where goal_id = any($1)", [ids])).toEqual([
      { id: ids[3] },
    ]);
  });

  test("a double click has one effect", async () => {
    await clearNext();
    const { sheetId, ids } = await oldSheet();
    const fields = choose(ids, ["continue", "continue", "end"]);
    const answers = await Promise.all([1, 2, 3].map(() => carry(office, sheetId, fields)));
    expect(answers.map(({ status }) => status)).toEqual([303, 303, 303]);
    expect((await nextYear()).map(({ before }) => before)).toEqual(ids.slice(0, 2));
  });

  test("what changed since it was shown is shown again, and nothing is written", async () => {
    await clearNext();
    const { sheetId, ids } = await oldSheet();
    const answer = await office.post(`/sheets/${sheetId}/carry-over`, {
      ...choose(ids, ["continue"]),
      seen: "earlier",
    });
    expect(answer.status).toBe(409);
    expect(await answer.text()).toContain("シートが変わりました");
    expect(await nextYear()).toEqual([]);
  });

  test("a sheet of the coming year that takes no goals any more is left alone", async () => {
    await clearNext();
    const { sheetId, ids } = await oldSheet();
    expect((await carry(office, sheetId, choose(ids, ["continue"]))).status).toBe(303);
    // Its year begins with the review of the half year: what is planned stands.
    expect(await setCycle(t.db, actor, 2027, cycleOf("standard"), "midYear")).toEqual({ ok: true });
    const refused = await carry(office, sheetId, choose(ids, ["later", "continue"]));
    expect(refused.status).toBe(409);
    expect(await refused.text()).toContain("翌年度のシートに書き足せなくなっています。");
    expect(await nextYear()).toHaveLength(1);
    await t.ownerQuery("delete from year_cycles where fiscal_year = 2027");
  });

  test("onto another form, and to the unit that takes the work over", async () => {
    await clearNext();
    const form = builtInForm("standard");
    if (!form) throw new Error("no form");
    await openNext(form);
    const { sheetId, ids } = await oldSheet();
    const answer = await carry(office, sheetId, { ...choose(ids, ["continue"]), to: await unitId("文書課") });
    expect(answer.status).toBe(303);
    expect(await nextYear()).toMatchObject([
      { unit: "文書課", form: "standard", goal: { title: "待ち時間の短縮", target: "目標1" }, before: ids[0] },
    ]);
    await openNext();
  });

  test("on a form for one goal every goal gets a sheet of its own", async () => {
    await clearNext();
    const form = builtInForm("ueda-2016");
    if (!form) throw new Error("no form");
    await openNext(form);
    const { sheetId, ids } = await oldSheet();
    await carry(office, sheetId, choose(ids, ["continue", "postpone"]));
    await carry(office, sheetId, choose(ids, ["continue", "postpone", "continue"]));
    const rows = await nextYear();
    expect(rows.map(({ unit, before }) => [unit, before])).toEqual(ids.slice(0, 3).map((id) => ["市民部", id]));
    expect(new Set(rows.map((row) => row.sheetId)).size).toBe(3);
    await openNext();
  });

  test("replaying the history still gives every sheet", async () => {
    expect((await verifySheets(t.db, t.tenantId)).differing).toEqual([]);
  });
});

describe("who may", () => {
  test("the head of the section does; its staff, viewers and other sections don't", async () => {
    await clearNext();
    const { sheetId, ids } = await oldSheet();
    const fields = choose(ids, ["continue"]);
    for (const one of ["staff", "viewer", "outside"]) {
      const who = visitors[one] as Visitor;
      expect((await who.get(`/sheets/${sheetId}/carry-over`)).status).toBe(403);
      expect((await who.post(`/sheets/${sheetId}/carry-over`, fields)).status).toBe(403);
    }
    const head = visitors.head as Visitor;
    expect((await head.post(`/sheets/${sheetId}/carry-over`, { ...fields, to: await unitId("文書課") })).status).toBe(
      404,
    );
    expect(await nextYear()).toEqual([]);
    expect((await carry(head, sheetId, fields)).status).toBe(303);
    expect(await nextYear()).toHaveLength(1);
    expect((await head.get(`/sheets/${randomUUID()}/carry-over`)).status).toBe(404);
  });
});
