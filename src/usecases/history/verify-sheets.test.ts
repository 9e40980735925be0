import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { addPerson, addSheet, sampleGoal } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { verifySheets } from "./verify-sheets.ts";

let t: TestDatabase;
let office: Actor;
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局", role: "office" });
});
afterAll(() => t.close());

async function changedSheet(): Promise<{ sheetId: string; sheetNumber: string }> {
  const goal = sampleGoal({ title: "目標", target: "三件" }, [{ method: "一つ目" }, { method: "二つ目" }]);
  const sheet = await addSheet(t, office, { texts: { mission: "使命" }, goals: [goal, sampleGoal({ title: "次" })] });
  const owner = { of: "goal", goalId: goal.id } as const;
  const changes = [
    { do: "setText", owner, concept: "target", base: "三件", text: "" },
    { do: "moveGoal", goalId: goal.id, index: 1 },
  ] as const;
  await changeSheet(t.db, office, sheet.sheetId, [...changes], "editor");
  return sheet;
}

test("sheets that were written by the program alone agree with their history", async () => {
  await changedSheet();
  expect(await verifySheets(t.db, t.tenantId)).toEqual({ sheets: 1, differing: [] });
});

test.each([
  ["a goal's text", `update goals set texts = texts || '{"title":"別"}' where sheet_id = $1`],
  ["the header", `update sheets set texts = '{}' where sheet_id = $1`],
  ["the order", "update goals set position = 1 - position where sheet_id = $1"],
  ["a work item", "delete from work_items where sheet_id = $1 and position = 1"],
  ["the revision", "update sheets set revision = revision + 1 where sheet_id = $1"],
])("an administrator who changes %s past the program is found out", async (_, sql) => {
  const { sheetId, sheetNumber } = await changedSheet();
  await t.ownerQuery(sql, [sheetId]);
  expect((await verifySheets(t.db, t.tenantId)).differing).toContain(sheetNumber);
  await t.ownerQuery("delete from sheets where sheet_id = $1", [sheetId]);
});
