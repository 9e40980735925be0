import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { cycleOf, named } from "../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../tests/support/sample-city.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { SheetAct } from "../domain/cycle/cycle-state.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { actOnSheet } from "../usecases/cycle/act-on-sheet.ts";
import { readCycle } from "../usecases/cycle/read-cycle.ts";
import { setCycle } from "../usecases/cycle/set-cycle.ts";
import { readSheet } from "../usecases/sheets/read-sheet.ts";
import { cycleFields } from "./posted/cycle-form.ts";

let t: TestDatabase;
let office: Actor;
let visitor: Visitor;
let staff: Visitor;
const path = "/settings/years/2026/cycle";
const fieldsOf = (key: string): Record<string, string> => ({
  ...cycleFields(cycleOf(key), "planning", 2026),
  base: key,
});

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] });
  const app = webApp(t);
  visitor = await signedIn(t, app, office);
  staff = await signedIn(t, app, await addPerson(t, { name: "担当", role: "staff" }));
});
afterAll(() => t.close());

/** What the page's form would send back untouched. */
async function shownFields(base: string): Promise<Record<string, string>> {
  const page = await (await visitor.get(`${path}${base && `?base=${base}`}`)).text();
  const form = page.slice(page.indexOf('id="cycle-form"'));
  const fields: Record<string, string> = {};
  for (const [input] of form.matchAll(/<input [^>]*>/g)) {
    const name = / name="([^"]*)"/.exec(input)?.[1];
    const sent = !input.includes('type="checkbox"') || input.includes(" checked");
    if (name && sent) fields[name] = / value="([^"]*)"/.exec(input)?.[1] ?? "";
  }
  for (const [, name = "", options = ""] of form.matchAll(/<select [^>]*name="([^"]*)"[^>]*>(.*?)<\/select>/g)) {
    fields[name] = /<option value="([^"]*)" selected/.exec(options)?.[1] ?? "";
  }
  return fields;
}

const stored = async () => (await readCycle(t.db, office, 2026))?.cycle;

test("the page shows a built-in year as it is, and sent back untouched it is that year", async () => {
  expect(await (await visitor.get(path)).text()).toContain("課ごとの組織目標");
  for (const key of ["iga", "kokubunji"]) {
    expect((await visitor.post(path, await shownFields(key))).status).toBe(303);
    expect((await stored())?.definition).toEqual(cycleOf(key));
  }
});

test("a version that another saved meanwhile is not replaced unread", async () => {
  const [mine, theirs] = [await shownFields(""), await shownFields("")];
  expect((await visitor.post(path, { ...theirs, "grace.planning": "9" })).status).toBe(303);
  const before = await stored();
  const late = await visitor.post(path, { ...mine, name: "書きかけの名前" });
  const page = await late.text();
  expect([late.status, page.includes("ほかの方が年間の流れを保存しました")]).toEqual([422, true]);
  expect(page).toContain("書きかけの名前");
  expect(await stored()).toEqual(before);
  const told = / name="seen" value="(\d+)"/.exec(page)?.[1] ?? "";
  expect((await visitor.post(path, { ...mine, seen: told })).status).toBe(303);
  expect((await stored())?.version).toBe((before?.version ?? 0) + 1);
});

test("a city makes the year its own: stages, names, days, writers, approvers", async () => {
  const { "use.secondEvaluation": _, "approver.planning.department": __, ...fields } = fieldsOf("kokubunji");
  const changed = {
    ...fields,
    name: "汐見野の1年",
    "use.midYear": "yes",
    "label.midYear": "秋のふりかえり",
    "writer.midYear": "heads",
    "fills.midYear.midYear": "yes",
    "opens.midYear.team": "2026-09-15",
    "closes.midYear.team": "2026-09-30",
    "approver.planning.team": "yes",
    "own.midYear": "yes",
    "resubmit.planning": "3",
    startStage: "midYear",
  };
  expect((await visitor.post(path, changed)).status).toBe(303);
  const cycle = await stored();
  expect(cycle).toMatchObject({ startStage: "midYear", definition: { name: "汐見野の1年" } });
  const [planning, midYear, yearEnd, ...more] = cycle?.definition.stages ?? [];
  expect(planning).toMatchObject({ approvers: ["team"], resubmitDays: 3 });
  expect(midYear).toMatchObject({
    label: "秋のふりかえり",
    writtenBy: "heads",
    fills: ["midYear"],
    mayApproveOwn: true,
  });
  expect(midYear?.windows.team).toEqual({ opens: "09-15", closes: "09-30" });
  expect([yearEnd?.stage, more]).toEqual(["yearEnd", []]);
  expect(await shownFields("")).toMatchObject({ "label.midYear": "秋のふりかえり", startStage: "midYear" });
});

describe("a year that can't be lived is refused at its field, and nothing changes", () => {
  const base = fieldsOf("yokote");
  test.each<[string, Record<string, string>, string, string]>([
    ["backwards", { "closes.midYear.section": "2026-09-01" }, "closes.midYear.section", "始まりの日より前です"],
    ["overlapping", { "opens.midYear.section": "2026-04-20" }, "opens.midYear.section", "重なっています"],
    [
      "a superior earlier",
      { "closes.planning.department": "2026-04-20" },
      "closes.planning.department",
      "上の職の期限",
    ],
    ["half a window", { "closes.planning.office": "" }, "closes.planning.office", "両方に日付"],
    ["far away", { "opens.planning.section": "2019-04-01" }, "opens.planning.section", "前後1年"],
    ["days in words", { "grace.planning": "たくさん" }, "grace.planning", "0から365"],
    ["nobody writes", { "writer.midYear": "nobody" }, "writer.midYear", "書く人がいません"],
    ["no name", { "label.midYear": " " }, "label.midYear", "名前を入力"],
    ["one name twice", { "label.midYear": "目標設定" }, "label.midYear", "二つあります"],
    ["nothing to write", { "fills.midYear.midYear": "" }, "fills.midYear", "書く欄がありません"],
    [
      "superiors who approve themselves",
      { "writer.midYear": "heads", "approver.midYear.department": "yes" },
      "approvers.midYear",
      "本人の承認",
    ],
    [
      "a field of the form that no stage fills",
      { "fills.yearEnd.yearEnd": "" },
      "stages",
      "「期末」の欄を書く時期がありません",
    ],
    [
      "a rating hidden that no superior writes",
      { "use.secondEvaluation": "yes", "writer.secondEvaluation": "unit", "hidden.secondEvaluation": "yes" },
      "hidden.secondEvaluation",
      "確定まで見せない",
    ],
    ["a beginning that is not there", { startStage: "publication" }, "startStage", "この流れにある時期"],
  ])("%s", async (_, changed, field, words) => {
    const before = (await stored())?.version;
    const answer = await visitor.post(path, { ...base, ...changed });
    const page = await answer.text();
    expect(answer.status).toBe(422);
    expect(page).toMatch(new RegExp(`href="#${field}">[^<]*${words}`));
    expect(page).toContain(`id="${field}"`);
    expect((await stored())?.version).toBe(before);
  });
});

test("the year can be looked at before it is stored", async () => {
  const before = (await stored())?.version;
  const fields = { ...fieldsOf("yokote"), what: "preview", "closes.midYear.section": "2026-09-01" };
  const answer = await visitor.post(path, fields);
  expect(answer.status).toBe(200);
  expect(await answer.text()).toContain("このままでは保存できません");
  const json = await visitor.post(path, fields, { Accept: "application/json" });
  expect(await json.json()).toMatchObject({
    timeline: { stages: [{ label: "目標設定" }, { label: "上半期レビュー" }, { label: "目標達成の状況" }] },
    faults: [{ field: "closes.midYear.section" }],
  });
  expect((await stored())?.version).toBe(before);
});

test("sheets in a stage that is dropped: finished first, or moved when the office says so", async () => {
  expect(await setCycle(t.db, office, 2026, cycleOf("iga"), "planning", { move: true })).toEqual({ ok: true });
  const { sheetId } = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] });
  const look = async () => {
    const outcome = await readSheet(t.db, office, sheetId);
    if (!outcome.ok) throw new Error(outcome.reason);
    return outcome.view;
  };
  const writer = await addPerson(t, { name: "課員", role: "staff", unitId: (await look()).unit.unitId });
  const act = async (who: Actor, what: SheetAct["do"]) => {
    const request = { key: randomUUID(), act: named(what), seen: (await look()).revision, today: "2026-04-05" };
    expect(await actOnSheet(t.db, who, sheetId, request)).toMatchObject({ ok: true });
  };
  await act(writer, "submit");
  await act(office, "confirm");
  const { "use.consultation": _, ...without } = fieldsOf("iga");

  await t.db.withTenant(office.tenantId, (tx) =>
    tx.query('update sheets set cycle_state = cycle_state || \'{"status":"submitted"}\' where sheet_id = $1', [
      sheetId,
    ]),
  );
  const stopped = await visitor.post(path, { ...without, move: "yes" });
  expect(stopped.status).toBe(422);
  expect(await stopped.text()).toContain("「春の行政経営協議」の手続きの途中");

  await t.db.withTenant(office.tenantId, (tx) =>
    tx.query('update sheets set cycle_state = cycle_state || \'{"status":"writing"}\' where sheet_id = $1', [sheetId]),
  );
  const asked = await visitor.post(path, without);
  expect(asked.status).toBe(422);
  expect(await asked.text()).toContain("「達成状況の評価」のはじめへ移動");
  expect((await look()).cycle?.state.stage).toBe("consultation");

  expect((await visitor.post(path, { ...without, move: "yes" })).status).toBe(303);
  expect((await look()).cycle?.state).toMatchObject({ stage: "yearEnd", status: "writing" });
  const history = await (await visitor.get(`/sheets/${sheetId}/history`)).text();
  expect(history).toContain("「春の行政経営協議」をなくしたため");
});

test("nobody but the office comes here, and a year that isn't open has no cycle", async () => {
  expect([(await staff.get(path)).status, (await staff.post(path, {})).status]).toEqual([403, 403]);
  expect((await visitor.get("/settings/years/2040/cycle")).status).toBe(404);
});
