import fc from "fast-check";
import { expect, test } from "vitest";
import { isTablePaste, parsePastedTable } from "./paste-table.ts";

test.each<[string, string, string[][]]>([
  [
    "cells and rows",
    "a\tb\nc\td",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  [
    "Excel's last line break is no row",
    "a\tb\r\nc\td\r\n",
    [
      ["a", "b"],
      ["c", "d"],
    ],
  ],
  ["a cell of several lines in quotes", '"・案内\n・掲示"\t年度末\r\n', [["・案内\n・掲示", "年度末"]]],
  ["line ends inside a quoted cell become one kind", '"一\r\n二\r三"', [["一\n二\n三"]]],
  ["a doubled quote is one", '"「""A""」\n次"', [['「"A"」\n次']]],
  ["a tab inside quotes belongs to the cell", '"a\tb"\tc', [["a\tb", "c"]]],
  ["a quote that is not closed is the author's", '"A"ランク\t"未完', [['"A"ランク', '"未完']]],
  ["a quote within a cell is a character", '目標"A"\tb', [['目標"A"', "b"]]],
  [
    "empty cells keep their place",
    "\ta\t\n\t\tb",
    [
      ["", "a", ""],
      ["", "", "b"],
    ],
  ],
  ["an empty row in between", "a\n\nb", [["a"], [""], ["b"]]],
  ["nothing", "", []],
])("%s", (_name, text, expected) => {
  expect(parsePastedTable(text)).toEqual(expected);
});

test("what Excel would write is read back to the character", () => {
  const cell = fc.array(fc.constantFrom("目", "標", '"', "\t", "\n", ",", " ", "①")).map((all) => all.join(""));
  const table = fc
    .integer({ min: 1, max: 3 })
    .chain((width) => fc.array(fc.array(cell, { minLength: width, maxLength: width }), { minLength: 1, maxLength: 4 }));
  const asExcel = (text: string) => (/["\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  fc.assert(
    fc.property(table, (rows) => {
      const text = rows.map((row) => row.map(asExcel).join("\t")).join("\r\n");
      expect(parsePastedTable(`${text}\r\n`)).toEqual(rows);
    }),
  );
});

test.each([
  ["a\tb", "", true],
  ["一行目\n二行目", "", false],
  ["値", "<html><table><tr><td>値</td></tr></table></html>", true],
  ["文", "<p>文</p>", false],
])("%j with %j is a table: %s", (text, html, expected) => {
  expect(isTablePaste(text, html)).toBe(expected);
});
