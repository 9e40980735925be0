import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { cycleOf } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";

let t: TestDatabase;
let clerk: Actor;
let office: Visitor;
let head: Visitor;
let staff: Visitor;
let foreign: string;
let sheets: string[];
const path = "/years/2026/progress?at=late&stage=midYear";

beforeAll(async () => {
  t = await testDatabase();
  clerk = await addPerson(t, { name: "事務局", role: "office" });
  await addSheet(t, clerk, { texts: {}, goals: [] });
  await setCycle(t.db, clerk, 2026, cycleOf("standard"), "midYear");
  const app = webApp(t, { now: () => new Date("2026-11-20T09:00:00+09:00") });
  office = await signedIn(t, app, clerk);
  const tenantId = await t.addMunicipality("となり市");
  const neighbour = await addPerson(t, { name: "他市", role: "office", tenantId });
  ({ sheetId: foreign } = await addSheet(t, neighbour, { texts: {}, goals: [] }));
  const { unit } = await look((await newSheet("職員課")).sheetId);
  head = await signedIn(t, app, await addPerson(t, { name: "部長", role: "head", unitId: unit.unitIds[1] ?? null }));
  staff = await signedIn(t, app, await addPerson(t, { name: "課員", role: "staff", unitId: unit.unitIds[0] ?? null }));
});
afterAll(() => t.close());

const newSheet = (section: string) =>
  addSheet(t, clerk, { texts: {}, goals: [sampleGoal({ title: "目標", target: "10件" })] }, ["総務部", section]);

beforeEach(async () => {
  sheets = (await Promise.all([newSheet("職員課"), newSheet("財産課"), newSheet("契約課")])).map(
    ({ sheetId }) => sheetId,
  );
});

async function look(sheetId: string) {
  const outcome = await readSheet(t.db, clerk, sheetId);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.view;
}

/** As a browser sends a list of marks. */
function post(who: Visitor, sheetIds: string[], fields: Record<string, string>) {
  const body = new URLSearchParams({ key: randomUUID(), act: "extend", until: "2026-12-25", reason: "", ...fields });
  for (const id of sheetIds) body.append("sheet", id);
  return who.postForm(path, body);
}

const entries = async (sheetId: string) =>
  (await t.ownerQuery("select 1 from history where sheet_id = $1 and via = 'act'", [sheetId])).length;

test("all late sheets are extended with one reason; twice sent, once done", async () => {
  const page = await (await office.get(path)).text();
  for (const id of sheets) expect(page).toContain(`name="sheet" checked="" value="${id}"`);
  expect(await (await office.get("/years/2026/progress")).text()).not.toContain('name="sheet" checked');
  const key = randomUUID();
  for (let nth = 0; nth < 2; nth += 1) {
    const answer = await post(office, sheets, { key, reason: "台風への対応のため" });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, expect.stringContaining("extend=3")]);
  }
  for (const id of sheets) {
    expect((await look(id)).cycle?.state.extendedTo).toBe("2026-12-25");
    expect(await entries(id)).toBe(1);
    expect(await (await office.get(`/sheets/${id}/history`)).text()).toContain("理由：台風への対応のため");
  }
  expect(await (await office.get(`${path}&extend=3`)).text()).toContain("3枚のシートの期限を延長しました");
});

test("a mistyped day is asked for again, at its field", async () => {
  for (const until of ["0026-12-25", "9999-12-31", "いつか"]) {
    const answer = await post(office, sheets, { until });
    expect([until, answer.status]).toEqual([until, 422]);
    expect(await answer.text()).toContain("今日以降の日付を入れてください");
  }
});

test("sheets with which it can't be done stay and are named; the others are done", async () => {
  const [first = "", second = ""] = sheets;
  await t.ownerQuery(`update sheets set cycle_state = $2 where sheet_id = $1`, [
    second,
    JSON.stringify({ ...(await look(first)).cycle?.state, status: "submitted", submittedBy: clerk.personId }),
  ]);
  const answer = await post(office, [first, second, foreign, "no id"], {});
  expect(answer.status).toBe(200);
  const page = (await answer.text()).replace(/<!-- -->/g, "");
  expect(page).toContain("1枚のシートの期限を延長しました");
  expect(page).toContain("次の1枚は、そのままです。");
  expect(page).toMatch(/総務部 財産課<\/a>：提出済み/);
  expect([(await look(first)).cycle?.state.extendedTo, await entries(second)]).toEqual(["2026-12-25", 0]);
  const [other] = await t.ownerQuery<{ state: unknown }>(
    "select cycle_state as state from sheets where sheet_id = $1",
    [foreign],
  );
  expect(other?.state).toBe(null);
});

test("what was confirmed is reopened for many, never without a reason", async () => {
  const refused = await post(office, sheets, { act: "reopen", reason: " " });
  expect(refused.status).toBe(422);
  expect(await refused.text()).toContain("理由を書いてください。");
  expect((await post(office, sheets, { until: "2026-01-01" })).status).toBe(422);
  expect((await post(office, sheets, { until: "" })).status).toBe(422);
  expect((await post(office, [], {})).status).toBe(422);
  for (const id of sheets) expect(await entries(id)).toBe(0);
  expect((await post(office, sheets, { act: "reopen", reason: "補正予算" })).status).toBe(303);
  for (const id of sheets) expect((await look(id)).cycle?.state.stage).toBe("planning");
});

test("two of the office at once: every sheet is done once by each, nobody waits for ever", async () => {
  const answers = await Promise.all([
    post(office, sheets, { reason: "一" }),
    post(office, sheets.toReversed(), { reason: "二" }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([303, 303]);
  for (const id of sheets) expect(await entries(id)).toBe(2);
});

test("only the office does it", async () => {
  for (const who of [head, staff]) expect((await post(who, sheets, {})).status).toBe(403);
  expect(await (await head.get("/years/2026/progress")).text()).not.toContain("まとめて行う");
});
