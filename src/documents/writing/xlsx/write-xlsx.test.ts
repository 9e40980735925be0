import { strFromU8, unzipSync } from "fflate";
import { expect, test } from "vitest";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { readGrids } from "../../reading/read-grids.ts";
import { inventedSheet } from "../invented-sheet.ts";
import type { PrintableSheet } from "../printable-sheet.ts";
import { writeXlsx } from "./write-xlsx.ts";

async function written(...sheets: PrintableSheet[]): Promise<Uint8Array> {
  const outcome = await writeXlsx(sheets);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.bytes;
}

function part(bytes: Uint8Array, name: string): string {
  return strFromU8(unzipSync(bytes)[name] ?? new Uint8Array());
}

/** All texts of a workbook, sheet by sheet. */
function textsOf(bytes: Uint8Array): string[][] {
  const read = readGrids(bytes, "out.xlsx");
  if (!read.ok) throw new Error(read.message);
  return read.grids.map((grid) => grid.rows.flatMap((row) => row.cells.map(({ text }) => text)));
}

test.each(["yokote-2018", "ueda-2016", "iga-2022", "kokubunji-2022", "osaka-2020", "standard"])(
  "%s: every word of the sheet is in the file",
  async (key) => {
    const sheet = inventedSheet(key);
    const all = (textsOf(await written(sheet))[0] ?? []).join("\n");
    const owners = [
      sheet.content.texts,
      ...sheet.content.goals.flatMap((g) => [g.texts, ...g.workItems.map((w) => w.texts)]),
    ];
    const words = owners.flatMap((texts) => Object.values(texts));
    expect(words.length).toBeGreaterThan(10);
    for (const text of words) expect(all).toContain(text);
  },
);

test("the sheet's number can be seen", async () => {
  expect(textsOf(await written(inventedSheet("osaka-2020")))[0]?.[0]).toBe("シート番号 R08-0012-5");
});

test("the file's own date is the day of the export, so the same sheet is the same bytes at any hour", async () => {
  const outcome = await writeXlsx([inventedSheet("standard")], { date: "2026-10-01" });
  expect(part(outcome.ok ? outcome.bytes : new Uint8Array(), "docProps/core.xml")).toContain(">2026-09-30T15:00:00Z<");
});

test("prints on A3 landscape, one page wide, with the header on every page", async () => {
  const bytes = await written(inventedSheet("yokote-2018"));
  const xml = part(bytes, "xl/worksheets/sheet1.xml");
  expect(xml).toMatch(/<pageSetup[^>]*paperSize="8"[^>]*orientation="landscape"/);
  expect(xml).toMatch(/fitToWidth="1"/);
  expect(xml).toMatch(/fitToHeight="0"/);
  expect(xml).toMatch(/<pane[^>]*state="frozen"/);
  // One line each for the sheet's number, the year, the unit and the name; then three levels of header.
  expect(part(bytes, "xl/workbook.xml")).toMatch(/_xlnm\.Print_Titles"[^<]*>'市民課'!\$5:\$7</);
});

test("names of print areas are quoted, or Excel would call the file damaged", async () => {
  const sheet = { ...inventedSheet("yokote-2018"), unit: ["総務部", "課 税's (国)"] };
  const xml = part(await written(sheet, sheet), "xl/workbook.xml").replaceAll("&apos;", "'");
  expect(xml).toMatch(/<definedName name="_xlnm.Print_Area" localSheetId="0">'課 税''s \(国\)'!\$A\$1:\$N\$10</);
  expect(xml).toMatch(/<definedName name="_xlnm.Print_Titles" localSheetId="1">'課 税''s \(国\)\(2\)'!\$5:\$7</);
});

test("names no person", async () => {
  const bytes = await written(inventedSheet("kokubunji-2022"));
  expect(part(bytes, "docProps/core.xml")).not.toMatch(/creator|lastModifiedBy/);
});

test("worksheets are named after their units, each name once", async () => {
  const sheet = inventedSheet("standard");
  const xml = part(
    await written(sheet, sheet, { ...sheet, unit: ["都市整備部", "道路[国・県]/公園:緑地*課"] }),
    "xl/workbook.xml",
  );
  expect([...xml.matchAll(/<sheet name="([^"]+)"/g)].map(([, name]) => name)).toEqual([
    "市民課",
    "市民課(2)",
    "道路_国・県__公園_緑地_課",
  ]);
});

test("a row taller than Excel allows becomes merged rows that read as one cell", async () => {
  const long = "受付の手順を見直す。".repeat(300);
  const bytes = await written(inventedSheet("yokote-2018", { goals: 1, text: long }));
  const heights = [...part(bytes, "xl/worksheets/sheet1.xml").matchAll(/ ht="([\d.]+)"/g)].map(([, ht]) => Number(ht));
  expect(Math.max(...heights)).toBeLessThanOrEqual(409);
  expect(heights.length).toBeGreaterThan(12);
  expect(textsOf(bytes)[0]?.filter((text) => text === long)).toHaveLength(9);
});

test.each([
  ['=HYPERLINK("http://example.com")'],
  ["+1"],
  ["-0.5ポイント"],
  ["@cmd"],
  ["＝合計"],
  ["'引用"],
  ["_x000B_ と書いた文"],
  ["_x005F_"],
  ["縦\u000bタブ"],
  ["一行目\r\n二行目"],
  ["一行目\n\n三行目"],
  ["<b>&amp;</b> ]]>"],
  ["髙﨑𠮷 葛\u{E0100}飾 辻\u{E0100}"],
  ["拍手👏🏽と旗🇯🇵"],
  ["1-1"],
  ["0012"],
  ["1E5"],
])("%j comes back as it was written", async (text) => {
  const sheet = inventedSheet("osaka-2020", { goals: 1 });
  const texts: Texts = { ...sheet.content.goals[0]?.texts, "nextYear.issues": text };
  const bytes = await written({ ...sheet, content: { texts: {}, goals: [{ id: "g", texts, workItems: [] }] } });
  expect(part(bytes, "xl/worksheets/sheet1.xml")).not.toContain("<f>");
  expect(textsOf(bytes)[0]?.at(-1)?.replaceAll("\r\n", "\n")).toBe(text.replaceAll("\r\n", "\n"));
});

test("text longer than a cell can hold is refused by name, not cut", async () => {
  const outcome = await writeXlsx([inventedSheet("osaka-2020", { goals: 1, text: "あ".repeat(32_768) })]);
  expect(outcome).toMatchObject({ ok: false, reason: "too-long" });
  expect(outcome.ok ? "" : outcome.message).toMatch(
    /「R08-0012-5」の目標1「窓口の改善 1-2」の「めざすべき状態」欄は32,768文字/,
  );
  expect((await writeXlsx([inventedSheet("osaka-2020", { goals: 1, text: "あ".repeat(32_767) })])).ok).toBe(true);
});

test("half a surrogate pair is refused by name", async () => {
  const outcome = await writeXlsx([inventedSheet("osaka-2020", { text: "壊れた\ud842文字" })]);
  expect(outcome).toMatchObject({ ok: false, reason: "bad-character" });
  expect(outcome.ok ? "" : outcome.message).toContain("U+D842");
});

test("nothing to write is refused", async () => {
  expect(await writeXlsx([])).toMatchObject({ ok: false, reason: "no-sheets" });
});
