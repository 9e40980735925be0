import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import type { Actor, Role } from "../../domain/permissions/actor.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import { sheetHistory } from "../history/sheet-history.ts";
import { changeSheet } from "./change-sheet.ts";
import { findSheetByNumber } from "./find-sheet.ts";
import { readSheet } from "./read-sheet.ts";

let t: TestDatabase;
let office: Actor;
let stranger: Actor;
let sheet: { sheetId: string; sheetNumber: string };
const change: SheetChange = { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "", text: "変更" };

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  const tenantId = await t.addMunicipality("となり市");
  stranger = await addPerson(t, { name: "他市の人", role: "office", tenantId });
  sheet = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "目標" })] }, ["建設部", "道路課"]);
});
afterAll(() => t.close());

test("another municipality's sheet is exactly as unknown as one that doesn't exist", async () => {
  for (const sheetId of [sheet.sheetId, randomUUID(), "no-uuid", ""]) {
    const unknown = { ok: false, reason: "not-found" };
    expect(await readSheet(t.db, stranger, sheetId)).toEqual(unknown);
    expect(await readSheet(t.db, stranger, sheetId, new Date().toISOString())).toEqual(unknown);
    expect(await changeSheet(t.db, stranger, sheetId, [change], "editor")).toEqual(unknown);
    expect(await sheetHistory(t.db, stranger, sheetId)).toEqual(unknown);
  }
  expect(await readSheet(t.db, office, sheet.sheetId)).toMatchObject({ ok: true, view: { revision: 1 } });
});

test("a goal of another sheet can't be changed through this one", async () => {
  const goal = sampleGoal({ title: "元の題" });
  const other = await addSheet(t, office, { texts: {}, goals: [goal] });
  const owner = { of: "goal", goalId: goal.id } as const;
  const set: SheetChange = { do: "setText", owner, concept: "title", base: "元の題", text: "横取り" };
  const outcome = await changeSheet(t.db, office, sheet.sheetId, [set], "editor");
  expect(outcome).toMatchObject({ conflicts: [{ reason: "no-such-goal" }] });
  const stolen = changeSheet(t.db, office, sheet.sheetId, [{ do: "addGoal", goal, index: 0 }], "editor");
  expect(await stolen).toEqual({ ok: false, reason: "id-taken" });
  expect(await readSheet(t.db, office, other.sheetId)).toMatchObject({ view: { content: { goals: [goal] } } });
});

test("heads and staff write in their own unit and those under it, viewers nowhere", async () => {
  const view = await readSheet(t.db, office, sheet.sheetId);
  const [section, department] = view.ok ? view.view.unit.unitIds : [];
  const { sheetId: elsewhere } = await addSheet(t, office, { texts: {}, goals: [] }, ["福祉部"]);
  const other = await readSheet(t.db, office, elsewhere);
  const cases: [Role, string | null | undefined, boolean][] = [
    ["staff", section, true],
    ["head", department, true],
    ["head", other.ok ? other.view.unit.unitId : null, false],
    ["staff", null, false],
    ["viewer", section, false],
  ];
  for (const [role, unitId, may] of cases) {
    const actor = await addPerson(t, { name: role, role, unitId: unitId ?? null });
    const outcome = await changeSheet(t.db, actor, sheet.sheetId, [change], "form");
    expect(outcome, `${role} ${unitId}`).toMatchObject(may ? { ok: true } : { ok: false, reason: "forbidden" });
  }
});

test("a sheet is found by its number, as printed or typed", async () => {
  const { sheetId, sheetNumber } = sheet;
  expect(sheetNumber).toMatch(/^R08-\d{4}-\d$/);
  expect(await findSheetByNumber(t.db, office, ` ${sheetNumber.toLowerCase()}`)).toEqual({ ok: true, sheetId });
  expect(await findSheetByNumber(t.db, stranger, sheetNumber)).toEqual({ ok: false, reason: "not-found" });
  const wrong = `${sheetNumber.slice(0, -1)}${(Number(sheetNumber.at(-1)) + 1) % 10}`;
  expect(await findSheetByNumber(t.db, office, wrong)).toEqual({ ok: false, reason: "mistyped" });
});
