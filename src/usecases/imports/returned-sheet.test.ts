import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../../tests/support/database.ts";
import { type ImportDesk, importDesk, returnedWorkbook, sectionWorkbook } from "../../../tests/support/import-files.ts";
import { addPerson } from "../../../tests/support/sample-city.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import type { SheetContent } from "../../domain/sheets/sheet-content.ts";
import { sheetHistory } from "../history/sheet-history.ts";
import { changeSheet } from "../sheets/change-sheet.ts";
import { readSheet, type SheetView } from "../sheets/read-sheet.ts";
import { changeImportFile } from "./change-import.ts";
import type { PlannedSheet } from "./import-plan.ts";
import type { ImportView } from "./read-import.ts";

let t: TestDatabase;
let office: Actor;
let desk: ImportDesk;
let sheet: SheetView;
let section = 0;

beforeAll(async () => {
  t = await testDatabase();
  office = await addPerson(t, { name: "事務局 花子", role: "office" });
  desk = importDesk(t, office);
});
afterAll(async () => {
  await desk.runner.close();
  await t.close();
});

const goals = [
  { number: "重点取組①", title: "街路灯の更新", target: "120基", due: "年度末", method: "暗い通りから順に替える" },
  { number: "重点取組②", title: "窓口の待ち時間の短縮", target: "10分以内", due: "年度末", method: "予約を広める" },
];

/** Each test has a section of its own, brought in from its Excel file. */
beforeEach(async () => {
  section += 1;
  const bytes = await sectionWorkbook(["市民部", `窓口${section}課`], goals);
  const view = await desk.bring([{ name: `窓口${section}課.xlsx`, bytes }]);
  expect(await desk.confirm(view)).toMatchObject({ ok: true, created: 1, updated: 0 });
  const [file] = (await desk.look(view.row.importId)).files;
  sheet = await stored(file?.sheetIds[0] ?? "");
});

async function stored(sheetId: string): Promise<SheetView> {
  const outcome = await readSheet(t.db, office, sheetId);
  if (!outcome.ok) throw new Error("The sheet is gone.");
  return outcome.view;
}

function edited({ content }: SheetView, goal: number, texts: { [C in Concept]?: string }): SheetContent {
  return {
    ...content,
    goals: content.goals.map((one, index) => (index === goal ? { ...one, texts: { ...one.texts, ...texts } } : one)),
  };
}

async function write(goal: number, concept: Concept, text: string): Promise<void> {
  const one = sheet.content.goals[goal];
  const owner = { of: "goal", goalId: one?.id ?? "" } as const;
  const change = { do: "setText", owner, concept, base: one?.texts[concept] ?? "", text } as const;
  expect(await changeSheet(t.db, office, sheet.sheetId, [change], "editor")).toMatchObject({ ok: true });
}

async function giveBack(content: SheetContent, revision: number | null = sheet.revision): Promise<ImportView> {
  return await desk.bring([
    { name: "返却.xlsx", bytes: await returnedWorkbook(sheet, content, revision ?? undefined) },
  ]);
}

function update(view: ImportView): Extract<PlannedSheet, { act: "update" }> {
  const planned = view.planned[0]?.sheets[0];
  if (planned?.act !== "update") throw new Error(`The file ${planned?.act}s the sheet.`);
  return planned;
}

describe("a sheet's own export that comes back", () => {
  test("unchanged: no differences, nothing written", async () => {
    const view = await giveBack(sheet.content);
    expect(update(view)).toMatchObject({ target: { by: "number" }, difference: { cells: [], rows: [] } });
    expect(await desk.confirm(view)).toMatchObject({ ok: true, created: 0, updated: 0 });
    expect((await stored(sheet.sheetId)).revision).toBe(1);
  });

  test("edited offline while others wrote elsewhere: both survive, in one entry of the history", async () => {
    const file = edited(sheet, 0, { target: "150基", "midYear.status": "60基を替えた。" });
    await write(1, "target", "8分以内");
    const view = await giveBack(file);
    expect(update(view).undecided).toBe(0);
    expect(await desk.confirm(view)).toMatchObject({ ok: true, updated: 1 });
    const after = await stored(sheet.sheetId);
    expect(after.content.goals.map(({ texts }) => [texts.target, texts["midYear.status"]])).toEqual([
      ["150基", "60基を替えた。"],
      ["8分以内", undefined],
    ]);
    const history = await sheetHistory(t.db, office, sheet.sheetId);
    expect(history.ok && history.entries.map(({ via }) => via)).toEqual(["excel", "editor", "import"]);
  });

  test("one cell written by both must be chosen before anything is written", async () => {
    const file = edited(sheet, 0, { target: "150基" });
    await write(0, "target", "130基");
    const view = await giveBack(file);
    const [cell] = update(view).difference.cells;
    expect(cell).toMatchObject({ base: "120基", file: "150基", system: "130基", proposal: null });
    expect(await desk.confirm(view)).toMatchObject({ ok: false, reason: "obstacles" });
    const choices = { [cell?.key ?? ""]: "file" } as const;
    const fileId = view.files[0]?.fileId ?? "";
    await changeImportFile(t.db, office, view.row.importId, fileId, { do: "choose", sheet: 0, choices });
    expect(await desk.confirm(await desk.look(view.row.importId))).toMatchObject({ ok: true, updated: 1 });
    expect((await stored(sheet.sheetId)).content.goals[0]?.texts.target).toBe("150基");
  });

  test("a change after the preview stops the confirmation; the next preview shows it", async () => {
    const view = await giveBack(edited(sheet, 0, { target: "150基" }));
    await write(0, "target", "130基");
    expect(await desk.confirm(view)).toEqual({ ok: false, reason: "changed-since" });
    expect((await stored(sheet.sheetId)).content.goals[0]?.texts.target).toBe("130基");
    expect(update(await desk.look(view.row.importId)).undecided).toBe(1);
  });

  test("with the edition typed away it is compared with the sheet as it stands", async () => {
    await write(1, "target", "8分以内");
    const view = await giveBack(edited(sheet, 0, { "midYear.status": "60基を替えた。" }), null);
    const proposals = update(view).difference.cells.map(({ concept, proposal }) => [concept, proposal]);
    expect(Object.fromEntries(proposals)).toEqual({ "midYear.status": "file", target: null });
  });

  test("new goals come in where the file has them", async () => {
    const fresh = {
      id: "x",
      texts: { unit: sheet.unit.path.at(-1) ?? "", number: "重点取組③", title: "図書館の夜間開館" },
      workItems: [],
    };
    const { content } = sheet;
    const view = await giveBack({ ...content, goals: content.goals.toSpliced(1, 0, fresh) });
    expect(await desk.confirm(view)).toMatchObject({ ok: true, updated: 1 });
    const titles = (await stored(sheet.sheetId)).content.goals.map(({ texts }) => texts.title);
    expect(titles).toEqual(["街路灯の更新", "図書館の夜間開館", "窓口の待ち時間の短縮"]);
  });
});

test("another file of the same section and year brings differences, not a second sheet", async () => {
  const unit = sheet.unit.path;
  const bytes = await sectionWorkbook(unit, [{ ...goals[0], target: "200基" }, goals[1] ?? {}]);
  const view = await desk.bring([{ name: "もう一つ.xlsx", bytes }]);
  expect(update(view)).toMatchObject({ target: { by: "unit" }, undecided: 1 });
});

test("two files for one sheet are stopped until one is left out", async () => {
  const one = await returnedWorkbook(sheet, edited(sheet, 0, { target: "150基" }), 1);
  const other = await returnedWorkbook(sheet, edited(sheet, 0, { target: "160基" }), 1);
  const view = await desk.bring([
    { name: "一つ目.xlsx", bytes: one },
    { name: "二つ目.xlsx", bytes: other },
  ]);
  expect(await desk.confirm(view)).toMatchObject({ obstacles: [{ reason: "same-sheet-twice" }] });
  const second = view.files[1]?.fileId ?? "";
  await changeImportFile(t.db, office, view.row.importId, second, { do: "leave-out", leave: true });
  expect(await desk.confirm(await desk.look(view.row.importId))).toMatchObject({ ok: true, updated: 1 });
  expect((await stored(sheet.sheetId)).content.goals[0]?.texts.target).toBe("150基");
});
