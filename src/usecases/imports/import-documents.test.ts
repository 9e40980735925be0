import { readdirSync, readFileSync } from "node:fs";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { exportSheet } from "../exports/export-sheets.ts";
import { readYear } from "../home/read-year.ts";
import type { Correction } from "./apply-corrections.ts";
import { changeImportFile } from "./change-import.ts";

const folder = new URL("../../../../shared/documents/", import.meta.url);
const documents = readdirSync(folder)
  .filter((name) => name.endsWith(".txt"))
  .map((name) => ({ name, bytes: readFileSync(new URL(name, folder)) }));

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

test("the five documents come in as one job, are confirmed together, and are known when they come again", async () => {
  const first = await desk.bring(documents);
  expect(first.row.state).toBe("read");
  expect(first.files.map(({ state }) => state)).toEqual(Array(5).fill("read"));

  // Iga's document names no department: nothing is written until a person says whose sheet it is.
  expect(await desk.confirm(first)).toMatchObject({
    ok: false,
    reason: "obstacles",
    obstacles: [{ reason: "no-unit" }],
  });
  const iga = first.planned.find(({ form }) => form.key === "iga-2022")?.fileId ?? "";
  const correction: Correction = { do: "unit", sheet: 0, path: ["地域連携部"] };
  await changeImportFile(t.db, office, first.row.importId, iga, { do: "correct", correction });

  expect(await desk.confirm(first)).toEqual({ ok: false, reason: "changed-since" });
  const seen = await desk.look(first.row.importId);
  expect(await desk.confirm(seen)).toEqual({ ok: true, created: 14, updated: 0, slots: 19, rules: 10 });

  const years = [2016, 2018, 2020, 2022];
  const overviews = await Promise.all(years.map((year) => readYear(t.db, office, year, null)));
  const counts = overviews.map((one) => {
    const sheets = one?.departments.flatMap(({ units }) => units.flatMap((unit) => unit.sheets)) ?? [];
    return [sheets.length, sheets.reduce((sum, { goals }) => sum + goals, 0)];
  });
  expect(counts).toEqual([
    [5, 5],
    [6, 29],
    [1, 2],
    [2, 22],
  ]);
  const [slots] = await t.ownerQuery<{ buffers: number; days: number }>(
    `select count(*) filter (where buffer)::integer as buffers, count(distinct on_date)::integer as days from consultation_slots`,
  );
  expect(slots).toMatchObject({ days: 7 });

  // Each sheet's own Excel file comes back without a single difference.
  const ids = (await desk.look(first.row.importId)).files.flatMap(({ sheetIds }) => sheetIds);
  const exported = await Promise.all(ids.map((id) => exportSheet(t.db, office, id, "xlsx", { on: "2026-11-21" })));
  const files = exported.flatMap((one, index) => (one.ok ? [{ name: `${index}.xlsx`, bytes: one.bytes }] : []));
  const returned = await desk.bring(files);
  const planned = returned.planned.flatMap(({ sheets }) => sheets);
  expect(planned.map((sheet) => [sheet.act, sheet.act === "update" && sheet.difference])).toEqual(
    Array(14).fill(["update", { cells: [], rows: [], absent: [], reordered: false }]),
  );

  const again = await desk.bring(documents);
  expect(again.files.map(({ state }) => state)).toEqual(Array(5).fill("refused"));
  expect(again.files[0]?.refusal).toMatchObject({ reason: "already-imported", before: { by: "事務局 花子" } });
  expect(await desk.confirm(again)).toEqual({ ok: false, reason: "nothing-to-do" });
});
