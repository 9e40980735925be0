import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk, returnedWorkbook, sectionWorkbook } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import { openFiscalYear } from "../../database/fiscal-year-store.ts";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { missingShared } from "../../domain/shared-goals/shared-fields.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { changeSharedGoal } from "../shared-goals/change-shared-goal.ts";
import { makeSharedGoal } from "../shared-goals/make-shared-goal.ts";
import { placeSharedGoal } from "../shared-goals/place-shared-goal.ts";
import { readSheet, type SheetView } from "../sheets/read-sheet.ts";
import { changeImportFile } from "./change-import.ts";

let t: TestDatabase;
let office: Actor;
let desk: ImportDesk;
let sheetId: string;
const today = "2026-06-01";

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
  desk = importDesk(t, office);
  const goals = [{ number: "重点取組①", title: "街路灯の更新", target: "120基" }];
  const first = await desk.bring([{ name: "窓口課.xlsx", bytes: await sectionWorkbook(["市民部", "窓口課"], goals) }]);
  expect(await desk.confirm(first)).toMatchObject({ ok: true, created: 1 });
  sheetId = (await desk.look(first.row.importId)).files[0]?.sheetIds[0] ?? "";
  const form = builtInForm("yokote-2018");
  if (!form) throw new Error("no form");
  await t.db.withTenant(t.tenantId, (tx) => openFiscalYear(tx, 2026, form));
  const made = await makeSharedGoal(t.db, office, { fiscalYear: 2026, ownerUnitId: null, title: "定時に帰る" });
  if (!made.ok) throw new Error(made.reason);
  const asked = missingShared(form, { title: "定時に帰る" });
  const changes = asked.map((concept) => ({ concept, base: "", text: concept === "difficulty" ? "B" : "年度末" }));
  await changeSharedGoal(t.db, office, made.sharedGoalId, changes, today);
  const [unit] = await t.ownerQuery<{ id: string }>("select unit_id as id from org_units where name = '窓口課'");
  const placed = await placeSharedGoal(t.db, office, made.sharedGoalId, [unit?.id ?? ""], today);
  expect(placed).toMatchObject({ ok: true, placed: 1 });
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

async function stored(): Promise<SheetView> {
  const outcome = await readSheet(t.db, office, sheetId);
  if (!outcome.ok) throw new Error("The sheet is gone.");
  return outcome.view;
}

/** The sheet as somebody returns it who wrote these words on the row of the shared goal. */
async function returned(texts: { [C in Concept]?: string }) {
  const view = await stored();
  const goals = view.content.goals.map((goal, index) =>
    index === 1 ? { ...goal, texts: { ...goal.texts, ...texts } } : goal,
  );
  const content: SheetContent = { ...view.content, goals };
  const file = await returnedWorkbook(view, content, view.revision);
  return await desk.bring([{ name: "窓口課から.xlsx", bytes: file }]);
}

test("a returned report beside a shared plan is taken over", async () => {
  expect(await desk.confirm(await returned({ "midYear.status": "9割になった" }))).toMatchObject({
    ok: true,
    updated: 1,
  });
  expect((await stored()).content.goals[1]?.texts["midYear.status"]).toBe("9割になった");
});

test("a file that changes the shared plan is refused, until the words of the sheet are chosen there", async () => {
  const view = await returned({ title: "定時に帰らない", "midYear.status": "8割に下がった" });
  expect(await desk.confirm(view)).toEqual({ ok: false, reason: "shared-goal" });
  const [file] = view.planned;
  const sheet = file?.sheets[0];
  const cell = sheet?.act === "update" ? sheet.difference.cells.find(({ concept }) => concept === "title") : undefined;
  const choices = { [cell?.key ?? ""]: "system" } as const;
  await changeImportFile(t.db, office, view.row.importId, file?.fileId ?? "", { do: "choose", sheet: 0, choices });
  expect(await desk.confirm(await desk.look(view.row.importId))).toMatchObject({ ok: true, updated: 1 });
  const { texts } = (await stored()).content.goals[1] ?? { texts: {} };
  expect(texts).toMatchObject({ title: "定時に帰る", "midYear.status": "8割に下がった" });
});
