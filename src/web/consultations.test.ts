import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import { insertSlots } from "../database/timetable-store.ts";
import { builtInCycle } from "../domain/cycle/built-in-cycles.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";

let t: TestDatabase;
let mayor: Visitor;
let stranger: Visitor;
let sheetId: string;
let other: string;
let today = "2026-06-17";

beforeAll(async () => {
  t = await testDatabase();
  const office = await addPerson(t, { name: "事務局", role: "office" });
  const sheet = (path: string[]) => addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] }, path);
  ({ sheetId } = await sheet(["総務部", "総務課"]));
  ({ sheetId: other } = await sheet(["福祉部", "介護課"]));
  await setCycle(t.db, office, 2026, builtInCycle("standard"), "consultation");
  const slot = { fiscalYear: 2026, buffer: false, basicPrograms: null, attendees: ["市長", "副市長"], venue: "庁議室" };
  await t.db.withTenant(t.tenantId, (tx) =>
    insertSlots(tx, [
      { ...slot, date: "2026-06-22", start: "10:00", end: "11:00", unit: "総務部" },
      { ...slot, date: "2026-06-17", start: "13:30", end: "14:30", unit: "福祉部" },
      { ...slot, date: "2026-06-17", start: "9:00", end: "10:00", unit: null, buffer: true },
    ]),
  );
  const app = webApp(t, { now: () => new Date(`${today}T09:00:00+09:00`) });
  mayor = await signedIn(t, app, await addPerson(t, { name: "市長", role: "mayor" }));
  const tenantId = await t.addMunicipality("となり市");
  stranger = await signedIn(t, app, await addPerson(t, { name: "他市", role: "office", tenantId }));
});
afterAll(() => t.close());

const page = async (path: string) => (await (await mayor.get(path)).text()).replace(/<!-- -->/g, "");

test("the timetable in its order, today marked, each with the state of its sheets", async () => {
  const timetable = await page("/years/2026/consultations");
  const rows = [...timetable.matchAll(/<th scope="row">([^<]*)/g)].map(([, words]) => words);
  expect(rows).toEqual(["6月17日(水) 9:00～10:00", "6月17日(水) 13:30～14:30", "6月22日(月) 10:00～11:00"]);
  expect(timetable.match(/>今日</g)).toHaveLength(2);
  expect(timetable).toContain("予備");
  expect(timetable).toContain("市長、副市長");
  expect(timetable).toContain("作成中 1");
  expect(await page("/years/2026/progress")).toContain("/years/2026/consultations");
});

test("a sheet says when it is talked about, until that day is over", async () => {
  expect(await page(`/sheets/${sheetId}`)).toContain("協議の日時：6月22日(月) 10:00～11:00 庁議室");
  expect(await page(`/sheets/${other}`)).toContain("協議の日時：6月17日(水) 13:30～14:30 庁議室");
  today = "2026-06-18";
  expect(await page(`/sheets/${other}`)).not.toContain("協議の日時");
});

test("another city has no such timetable", async () => {
  today = "2026-06-17";
  expect((await stranger.get("/years/2026/consultations")).status).toBe(404);
});
