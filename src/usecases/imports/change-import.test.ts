import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk, sectionWorkbook } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { formatSheetNumber } from "../../domain/sheets/sheet-number.ts";
import { cancelImport, changeImportFile, type FileAct } from "./change-import.ts";
import type { ImportView } from "./read-import.ts";

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

const goals = [{ number: "重点取組①", title: "窓口の改善", target: "10分以内" }];
const shopping = { name: "買い物.csv", bytes: new TextEncoder().encode("品名,数\n鉛筆,3\n消しゴム,2\n") };

async function section(name: string) {
  return { name: `${name}.xlsx`, bytes: await sectionWorkbook(["市民部", name], goals) };
}

function act({ row, files }: ImportView, index: number, what: FileAct) {
  return changeImportFile(t.db, office, row.importId, files[index]?.fileId ?? "", what);
}

test("read again on a named form: the file's corrections are gone, the others' stay", async () => {
  const view = await desk.bring([await section("一課"), await section("二課"), shopping]);
  expect(view.files.map(({ state }) => state)).toEqual(["read", "read", "refused"]);
  const moved: FileAct = {
    do: "correct",
    correction: {
      do: "move",
      from: { sheet: 0, goal: 0, workItem: null, concept: "target" },
      to: { sheet: 0, goal: 0, workItem: null, concept: "method" },
    },
  };
  for (const index of [0, 1]) expect(await act(view, index, moved)).toEqual({ ok: true });
  expect(await act(view, 0, { do: "read-again", formKey: "yokote-2018" })).toEqual({ ok: true });
  expect(await act(view, 2, { do: "read-again", formKey: "osaka-2020" })).toEqual({ ok: true });
  expect((await desk.look(view.row.importId)).row.state).toBe("reading");
  desk.runner.wake(office.tenantId);
  await desk.runner.idle();
  const after = await desk.look(view.row.importId);
  expect(after.row.state).toBe("read");
  expect(after.planned.map(({ preview }) => preview.sheets[0]?.goals[0]?.texts.method)).toEqual([
    undefined,
    "10分以内",
  ]);
  expect(after.files[2]).toMatchObject({ state: "refused", refusal: { reason: "no-table" } });
});

test("a sheet left out is not written, and neither is a file left out", async () => {
  const view = await desk.bring([await section("三課"), await section("四課"), await section("五課")]);
  await act(view, 0, { do: "skip-sheet", sheet: 0, skip: true });
  await act(view, 1, { do: "leave-out", leave: true });
  const outcome = await desk.confirm(await desk.look(view.row.importId));
  expect(outcome).toMatchObject({ ok: true, created: 1 });
  const states = (await desk.look(view.row.importId)).files.map(({ state, sheetIds }) => [state, sheetIds.length]);
  expect(states).toEqual([
    ["confirmed", 0],
    ["cancelled", 0],
    ["confirmed", 1],
  ]);
});

test("an import that is over can't be changed any more", async () => {
  const view = await desk.bring([await section("六課")]);
  expect(await cancelImport(t.db, office, view.row.importId)).toEqual({ ok: true });
  expect(await act(view, 0, { do: "leave-out", leave: false })).toEqual({ ok: false, reason: "finished" });
  expect(await desk.confirm(view)).toEqual({ ok: false, reason: "not-ready" });
  const kept = await t.ownerQuery<{ bytes: number }>(
    "select sum(length(bytes))::integer as bytes from import_files where import_id = $1",
    [view.row.importId],
  );
  expect(kept).toEqual([{ bytes: 0 }]);
});

test("a sheet number that leads nowhere makes a new sheet, and is kept for the page to say so", async () => {
  const unknown = formatSheetNumber({ fiscalYear: 2026, count: 999 });
  const bytes = await sectionWorkbook(["市民部", "七課"], goals, 2026, unknown);
  const view = await desk.bring([{ name: "七課.xlsx", bytes }]);
  expect(view.planned[0]?.sheets).toMatchObject([{ act: "create", sheet: { sheetNumber: unknown } }]);
});
