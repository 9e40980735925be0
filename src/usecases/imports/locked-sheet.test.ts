import { afterAll, beforeAll, expect, test } from "vitest";
import { cycleOf } from "../../../tests/support/cycle-people.ts";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk, returnedWorkbook, sectionWorkbook } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { setCycle } from "../cycle/set-cycle.ts";
import { readSheet } from "../sheets/read-sheet.ts";

let t: TestDatabase;
let office: Actor;
let desk: ImportDesk;

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
  desk = importDesk(t, office);
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

test("a returned file with words for confirmed fields is refused as a whole, and says so", async () => {
  const bytes = await sectionWorkbook(
    ["市民部", "窓口課"],
    [{ number: "重点取組①", title: "街路灯の更新", target: "120基" }],
  );
  const first = await desk.bring([{ name: "窓口課.xlsx", bytes }]);
  expect(await desk.confirm(first)).toMatchObject({ ok: true, created: 1 });
  const sheetId = (await desk.look(first.row.importId)).files[0]?.sheetIds[0] ?? "";
  const before = await readSheet(t.db, office, sheetId);
  if (!before.ok) throw new Error(before.reason);
  // The city takes the cycle up in the middle of the year: its goals are confirmed.
  expect(await setCycle(t.db, office, 2026, cycleOf("yokote"), "midYear")).toEqual({ ok: true });

  const { view } = before;
  const goals = view.content.goals.map((goal) => ({ ...goal, texts: { ...goal.texts, target: "90基" } }));
  const file = await returnedWorkbook(view, { ...view.content, goals }, view.revision);
  const returned = await desk.bring([{ name: "窓口課から.xlsx", bytes: file }]);
  expect(await desk.confirm(returned)).toEqual({ ok: false, reason: "locked" });
  expect(await readSheet(t.db, office, sheetId)).toMatchObject({ view: { revision: view.revision } });
});
