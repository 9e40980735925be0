import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, sampleForm, sampleGoal } from "../../../tests/support/sample-city.ts";
import { storeForm } from "../../database/form-store.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { parseSheetNumber } from "../../domain/sheets/sheet-number.ts";
import { createSheets, type NewSheet } from "./create-sheets.ts";
import { readSheets } from "./read-sheet.ts";

let t: TestDatabase;
let office: Actor;
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
  await t.db.withTenant(t.tenantId, (tx) => storeForm(tx, sampleForm));
});
afterAll(() => t.close());

const form = { key: sampleForm.key, version: sampleForm.version };
const newSheet = (
  unitPath: string[],
  goals = [sampleGoal({ title: unitPath.join() })],
  fiscalYear = 2026,
): NewSheet => {
  return { fiscalYear, unitPath, form, content: { texts: { mission: "使命" }, goals } };
};
const create = (sheets: NewSheet[]) => t.db.withTenant(t.tenantId, (tx) => createSheets(tx, office, sheets, "import"));

test("many sheets are made at once: units, numbers, goals, work items and history", async () => {
  const big = Array.from({ length: 1_500 }, (_, n) => sampleGoal({ title: `目標${n}` }, [{ method: `${n}` }]));
  const sheets = [newSheet(["総務部", "総務課"]), newSheet(["総務部"]), newSheet(["消防署", "警防課", "第一係"], big)];
  const more = [
    newSheet(
      ["総務部", "総務課"],
      big.map(() => sampleGoal({ title: "2枚目" })),
    ),
    newSheet(["議会"], [], 2025),
  ];
  const made = await create([...sheets, ...more]);
  const views = await readSheets(
    t.db,
    office,
    made.map(({ sheetId }) => sheetId),
  );
  expect(views.map(({ sheetNumber }) => parseSheetNumber(sheetNumber))).toMatchObject([
    { fiscalYear: 2025, count: 1 },
    ...[1, 2, 3, 4].map((count) => ({ fiscalYear: 2026, count })),
  ]);
  expect(views.slice(1).map(({ unit, content }) => ({ unitPath: unit.path, content }))).toEqual(
    [...sheets, ...more.slice(0, 1)].map(({ unitPath, content }) => ({ unitPath, content })),
  );
  expect(await t.ownerQuery("select name, level from org_units order by position, name")).toEqual([
    { name: "総務部", level: "department" },
    { name: "総務課", level: "section" },
    { name: "消防署", level: "department" },
    { name: "警防課", level: "section" },
    { name: "第一係", level: "team" },
    { name: "議会", level: "department" },
  ]);
  expect(await t.ownerQuery("select count(*)::integer as entries from history where via = 'import'")).toEqual([
    { entries: 5 },
  ]);
});

test("imports at the same time share units and never a number", async () => {
  const made = await Promise.all(
    Array.from({ length: 12 }, (_, n) => {
      const both = [newSheet(["新設部", "新設課"], undefined, 2030), newSheet(["新設局"], undefined, 2031)];
      return create(n % 2 === 0 ? both : both.toReversed());
    }),
  );
  expect(new Set(made.flat().map(({ sheetNumber }) => sheetNumber)).size).toBe(24);
  const units = await t.ownerQuery("select name from org_units where name like '新設%' order by name");
  expect(units).toEqual([{ name: "新設局" }, { name: "新設課" }, { name: "新設部" }]);
});

test("a goal remembers the goal it carries on", async () => {
  const goal = sampleGoal({ title: "続き" });
  const before = randomUUID();
  await create([{ ...newSheet(["総務部"], [goal]), previousGoalIds: { [goal.id]: before } }]);
  const rows = await t.ownerQuery("select previous_goal_id as before from goals where goal_id = $1", [goal.id]);
  expect(rows).toEqual([{ before }]);
});

test("one bad sheet and none is made", async () => {
  const [before] = await t.ownerQuery<{ all: number }>("select count(*)::integer as all from sheets");
  const goal = sampleGoal({ title: "同じ番号" });
  await expect(create([newSheet(["水道部"], [goal]), newSheet(["水道部"], [goal])])).rejects.toThrow("duplicate key");
  expect(await t.ownerQuery("select count(*)::integer as all from sheets")).toEqual([before]);
  expect(await t.ownerQuery("select 1 from org_units where name = '水道部'")).toEqual([]);
});
