import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { cycleOf, named } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { actOnSheet } from "../usecases/cycle/act-on-sheet.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let office: Visitor;
let head: Visitor;
let staff: Visitor;
let mayor: Visitor;
let elsewhere: Visitor;
let general: string;
const path = "/years/2026/progress";

beforeAll(async () => {
  t = await testDatabase();
  const clerk = await addPerson(t, { name: "事務局", role: "office" });
  const sheet = (unit: string[]) => addSheet(t, clerk, { texts: {}, goals: [sampleGoal({ title: "目標" })] }, unit);
  const { sheetId } = await sheet(["総務部", "総務課"]);
  await sheet(["総務部", "職員課"]);
  await sheet(["福祉部", "介護課"]);
  const outcome = await readSheet(t.db, clerk, sheetId);
  const [section = "", department = ""] = outcome.ok ? outcome.view.unit.unitIds : [];
  general = department;
  await setCycle(t.db, clerk, 2026, cycleOf("standard"), "midYear");
  const writer = await addPerson(t, { name: "課員", role: "staff", unitId: section });
  const request = { key: randomUUID(), act: named("submit"), seen: 1, today: "2026-10-20" };
  expect(await actOnSheet(t.db, writer, sheetId, request)).toMatchObject({ ok: true });
  const app = webApp(t, { now: () => new Date("2026-11-05T09:00:00+09:00") });
  office = await signedIn(t, app, clerk);
  head = await signedIn(t, app, await addPerson(t, { name: "部長", role: "head", unitId: department }));
  staff = await signedIn(t, app, writer);
  mayor = await signedIn(t, app, await addPerson(t, { name: "市長", role: "mayor" }));
  const tenantId = await t.addMunicipality("となり市");
  elsewhere = await signedIn(t, app, await addPerson(t, { name: "他市", role: "office", tenantId }));
});
afterAll(() => t.close());

const look = async (who: Visitor, query = "") => {
  const answer = await who.get(path + query);
  return { status: answer.status, page: (await answer.text()).replace(/<!-- -->/g, "") };
};

test("the overview of the year goes by the days of the city's own year", async () => {
  const clerk = await addPerson(t, { name: "事務局の同僚", role: "office" });
  for (const [day, stage] of [
    ["2026-08-10", "目標設定"],
    ["2026-10-01", "中間レビュー"],
  ] as const) {
    const then = await signedIn(t, webApp(t, { now: () => new Date(`${day}T09:00:00+09:00`) }), clerk);
    const page = (await (await then.get("/years/2026")).text()).replace(/<!-- -->/g, "");
    expect(page).toContain(`いまは「${stage}」の時期です。`);
  }
});

test("the office sees the city: who is through, whom it waits for, who is late; a number leads to its sheets", async () => {
  const { page } = await look(office);
  expect(page).toContain("いまは「中間レビュー」の時期です。3枚のうち0枚が済みました。2枚が遅れています。");
  expect(page).toContain("承認・確定待ち 1");
  const late = /href="([^"]*)#listed">遅れ 2/.exec(page)?.[1]?.replaceAll("&amp;", "&") ?? "";
  expect(late).toContain("stage=midYear");
  const listed = await (await office.get(late)).text();
  const list = listed.slice(listed.indexOf('id="listed"'));
  expect(list).toContain("職員課");
  expect(list).toContain("介護課");
  expect(list).not.toContain("総務課");
});

test("the head of a department sees its units, and only those; who leads none is told so", async () => {
  const { page } = await look(head);
  expect(page).toContain("総務部");
  expect(page).not.toContain("福祉部");
  const own = await look(head, `?department=${general}`);
  expect(own.page).toContain("総務課");
  expect((await look(staff)).status).toBe(403);
  expect(await (await head.get("/years/2026")).text()).toContain(path);
  expect(await (await staff.get("/years/2026")).text()).not.toContain(path);
});

test("a sheet whose next stage has not begun says from when", async () => {
  const [sheet] = await t.ownerQuery<{ id: string; state: object }>(
    "select sheet_id as id, cycle_state as state from sheets where cycle_state is not null",
  );
  const ahead = JSON.stringify({ ...sheet?.state, stage: "yearEnd", status: "writing", submittedBy: null });
  await t.ownerQuery("update sheets set cycle_state = $2 where sheet_id = $1", [sheet?.id, ahead]);
  expect((await look(office)).page).toContain("3月1日(月)から");
});

test("the mayor sees the whole city", async () => {
  expect((await look(mayor)).page).toContain("福祉部");
});

test("another city has no such year, and a year without a cycle says what to do", async () => {
  expect((await look(elsewhere)).status).toBe(404);
  expect((await look(office, `?department=${randomUUID()}`)).status).toBe(404);
  expect((await look(office, "?stage=nowhere")).status).toBe(404);
  await office.post("/settings/years", { fiscalYear: "2027", form: "sample/1" });
  expect(await (await office.get("/years/2027/progress")).text()).toContain("年間の流れを決める");
});
