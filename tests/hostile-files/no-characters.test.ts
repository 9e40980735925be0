import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";
import { afterAll, beforeAll, expect, test } from "vitest";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { readNextFile } from "../../src/usecases/imports/read-next-file.ts";
import { startImport } from "../../src/usecases/imports/start-import.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { importDesk, sectionWorkbook } from "../support/import-files.ts";
import { inlineRow, rawWorkbook } from "../support/raw-workbook.ts";
import { addPerson } from "../support/sample-city.ts";

let t: TestDatabase;
let office: Actor;
beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
});
afterAll(() => t.close());

const title = "窓口を待たせない工夫";

/** A section's workbook in which something is written into the middle of the goal's title. */
async function sectionWith(written: string): Promise<Uint8Array> {
  const parts = unzipSync(await sectionWorkbook(["市民部", "市民課"], [{ number: "①", title }]));
  for (const [name, bytes] of Object.entries(parts)) {
    if (name.endsWith(".xml")) parts[name] = strToU8(strFromU8(bytes).replace("待たせない", `待た${written}せない`));
  }
  return zipSync(parts);
}

test("a cell of nothing but a NUL is an empty cell", () => {
  const bytes = rawWorkbook({
    sheets: [{ name: "一枚", xml: `<sheetData>${inlineRow(1, ["_x0000_", "甲_x0000_乙"])}</sheetData>` }],
  });
  const outcome = readGrids(bytes, "a.xlsx");
  const texts = outcome.ok ? outcome.grids.flatMap(({ rows }) => rows.flatMap(({ cells }) => cells)) : [];
  expect(texts.map(({ text, column }) => [column, text])).toEqual([[1, "甲乙"]]);
});

test.each([
  ["a NUL as Excel escapes it", "_x0000_", title],
  ["half a surrogate pair as Excel escapes it", "_xD800_", "窓口を待た\u{fffd}せない工夫"],
  ["half a surrogate pair by its number", "&#xD800;", "窓口を待た\u{fffd}せない工夫"],
  ["a whole pair as Excel escapes it", "_xD842__xDFB7_", "窓口を待た𠮷せない工夫"],
])("a workbook with %s is read and can be stored", async (_, written, expected) => {
  const desk = importDesk(t, office);
  const { files, planned } = await desk.bring([{ name: "市民課.xlsx", bytes: await sectionWith(written) }]);
  await desk.runner.close();
  expect(files.map(({ state }) => state)).toEqual(["read"]);
  expect(planned[0]?.preview.sheets[0]?.goals[0]?.texts.title).toBe(expected);
});

test("a file at which the reading itself breaks is refused; it doesn't wait for ever", async () => {
  const files = [{ name: "市民課.txt", bytes: strToU8("目標\t期限\n窓口\t3月\n") }];
  const openArchive = () => Promise.reject(new Error("no zip here"));
  await startImport(t.db, office, files, { formKey: null, fiscalYear: null }, { openArchive });
  const met: unknown[] = [];
  const broken = { read: () => Promise.reject(new Error("a bug")) };
  const signal = new AbortController().signal;
  const look = () =>
    readNextFile(
      t.db,
      office.tenantId,
      broken,
      () => signal,
      (error) => met.push(error),
    );
  expect([await look(), await look()]).toEqual([true, false]);
  expect(met).toEqual([new Error("a bug")]);
  const rows = await t.ownerQuery(
    "select state, refusal ->> 'reason' as reason from import_files where name like '%.txt'",
  );
  expect(rows).toEqual([{ state: "refused", reason: "unforeseen" }]);
});
