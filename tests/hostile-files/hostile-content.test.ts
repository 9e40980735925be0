import { describe, expect, test } from "vitest";
import { readGrids } from "../../src/documents/reading/read-grids.ts";
import { inlineRow, rawWorkbook } from "../support/raw-workbook.ts";

const cells = `<sheetData>${inlineRow(1, ["番号", "項目"])}</sheetData>`;
const sheet = { name: "目標", xml: cells };

function refusal(bytes: Uint8Array, name = "目標.xlsx"): string {
  const outcome = readGrids(bytes, name);
  if (outcome.ok) return "read";
  expect(outcome.message).toMatch(/^「.+」: .*(?:ください|いません|ません|あります)。$/);
  expect(outcome.message).toContain(name);
  return `${outcome.reason}: ${outcome.message}`;
}

describe("empty and enormous sheets", () => {
  test("a sheet that claims 1,048,576 rows and holds nothing has no text", () => {
    const rows = Array.from(
      { length: 20_000 },
      (_, index) => `<row r="${index + 1}"><c r="A${index + 1}" s="1"/></row>`,
    );
    const xml = `<dimension ref="A1:XFD1048576"/><sheetData>${rows.join("")}<row r="1048576"><c r="XFD1048576" s="1"/></row></sheetData>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "空", xml }] }))).toMatch(/^no-text: .*文字が見つかりません/);
  });

  test("two cells at the far corners are two cells, merged or not", () => {
    const far = '<row r="1048576"><c r="XFD1048576"><v>2</v></c></row>';
    const xml = `<sheetData>${inlineRow(1, ["甲"])}${far}</sheetData><mergeCells><mergeCell ref="B1:XFD1048575"/></mergeCells>`;
    const outcome = readGrids(rawWorkbook({ sheets: [{ name: "角", xml }] }), "a.xlsx");
    expect(outcome.ok && outcome.grids[0]?.rows.map(({ line, cells: found }) => [line, found[0]?.column])).toEqual([
      [1, 0],
      [1_048_576, 16_383],
    ]);
  });

  test("only hidden sheets", () => {
    expect(refusal(rawWorkbook({ sheets: [{ ...sheet, state: "hidden" }] }))).toMatch(/^no-visible-sheet: /);
  });

  test.each<[string, string, RegExp]>([
    ["lines without end", "甲\n".padEnd(400_000, "\n"), /^too-large: .*30万行/],
    ["tabs without end", "甲\t".padEnd(2_100_000, "\t"), /^too-many-cells: /],
    ["cells without end", "1\t".repeat(600_000), /^too-many-cells: .*50万個/],
    ["a text that no office wrote", "a".repeat(20_000_001), /^too-large: .*20MB/],
  ])("%s, as text and as CSV", (_, text, expected) => {
    expect(refusal(Buffer.from(text), "目標.txt")).toMatch(expected);
    expect(refusal(Buffer.from(text.replaceAll("\t", ",")), "目標.csv")).toMatch(expected);
  });

  test("more cells than any form has", () => {
    const row = (_: unknown, index: number) => `<row r="${index + 1}">${"<c><v>1</v></c>".repeat(10)}</row>`;
    const xml = `<sheetData>${Array.from({ length: 50_001 }, row).join("")}</sheetData>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "多い", xml }] }))).toMatch(/^too-many-cells: .*50万個/);
  });

  test("overlapping merges without end are given up", () => {
    const rows = Array.from({ length: 600 }, (_, index) => inlineRow(index + 1, ["甲"])).join("");
    const merges = '<mergeCell ref="B1:C1048576"/>'.repeat(9000);
    const xml = `<sheetData>${rows}</sheetData><mergeCells>${merges}</mergeCells>`;
    expect(refusal(rawWorkbook({ sheets: [{ name: "結合", xml }] }))).toMatch(/^too-large: .*シート「結合」/);
  });
});

describe("words that are only words", () => {
  test("names that mean something to programs", () => {
    const words = ["__proto__", "constructor", "toString", "{{7*7}}", "'; DROP TABLE goals; --"];
    const xml = `<sheetData>${inlineRow(1, words)}</sheetData>`;
    for (const outcome of [
      readGrids(rawWorkbook({ sheets: [{ name: "__proto__", xml }] }), "a.xlsx"),
      readGrids(Buffer.from(`${words.join("\t")}\n`), "a.txt"),
      readGrids(Buffer.from(`${words.join(",")}\n`), "a.csv"),
    ]) {
      expect(outcome.ok && outcome.grids[0]?.rows[0]?.cells.map(({ text }) => text)).toEqual(words);
    }
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  // Each of these takes minutes if an expression backtracks; they are read in milliseconds otherwise.
  test.each([
    [
      "brackets in a number format",
      (long: string) =>
        `<numFmts><numFmt numFmtId="200" formatCode="${"[".repeat(long.length)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
    ],
    [
      "quotes in a number format",
      (long: string) =>
        `<numFmts><numFmt numFmtId="200" formatCode="${"&quot;".repeat(long.length)}"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs>`,
    ],
    [
      "spaces in an attribute",
      (long: string) => `<cellXfs><xf numFmtId ${long.replaceAll("a", " ")} x="1"/></cellXfs>`,
    ],
  ])("%s", (_, styles) => {
    const xml = '<sheetData><row r="1"><c r="A1" s="0"><v>1</v></c></row></sheetData>';
    expect(
      readGrids(rawWorkbook({ sheets: [{ name: "表", xml }], styles: styles("a".repeat(200_000)) }), "a.xlsx").ok,
    ).toBe(true);
  });

  test.each([
    "\t".repeat(100_000),
    '"'.repeat(99_999),
    `${"(".repeat(50_000)}1${")".repeat(50_000)}`,
    "　".repeat(100_000),
    "'=".repeat(50_000),
  ])("long runs in text and CSV (%#)", (run) => {
    for (const name of ["a.txt", "a.csv"])
      expect(typeof readGrids(Buffer.from(`甲${run}乙\n`), name).ok).toBe("boolean");
  });
});
