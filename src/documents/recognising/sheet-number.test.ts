import { expect, test } from "vitest";
import type { GridRow } from "../reading/grid.ts";
import { sheetNumberIn } from "./sheet-number.ts";

const row = (...texts: string[]): GridRow => ({
  line: 1,
  cells: texts.map((text, column) => ({ text, column, columnSpan: 1, rowSpan: 1 })),
});

test.each<[string[], string, number | null]>([
  [["シート番号 R08-0012-5　第17版"], "R08-0012-5", 17],
  [["シート番号 R08-0012-5 第17版"], "R08-0012-5", 17],
  [["シート番号：Ｒ０８－００１２－５　第１７版"], "R08-0012-5", 17],
  [["シート番号 R08-0012-5"], "R08-0012-5", null],
  [["シート番号", "R08-0012-5"], "R08-0012-5", null],
])("%j", (texts, value, revision) => {
  expect(sheetNumberIn(row(...texts))).toMatchObject({ value, revision });
});

test("a sentence about numbers is none", () => {
  expect(sheetNumberIn(row("シート番号は右上にあります"))).toBeNull();
});
