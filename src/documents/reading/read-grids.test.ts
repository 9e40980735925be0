import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import type { Grid } from "./grid.ts";
import { readGrids } from "./read-grids.ts";

const encode = (text: string) => new TextEncoder().encode(text);

function gridOf(text: string, name: string): Grid & { kind: string } {
  const outcome = readGrids(encode(text), name);
  if (!outcome.ok) throw new Error(outcome.message);
  return { ...(outcome.grids[0] as Grid), kind: outcome.kind };
}

/** Cell texts by row, with their columns. */
function cellsOf(grid: Grid): [number, [number, string][]][] {
  return grid.rows.map(({ line, cells }) => [line, cells.map(({ column, text }) => [column, text])]);
}

describe("tab text", () => {
  test("a row is a line, a column is a number of tabs, blank cells and lines keep their place", () => {
    const grid = gridOf("\n番号\t項目\t\tいつまで\n\n \t1\t 　防災 \r\n\n", "目標.txt");
    expect(grid).toMatchObject({ kind: "text", exactColumns: false, name: "目標.txt" });
    expect(cellsOf(grid)).toEqual([
      [1, []],
      [
        2,
        [
          [0, "番号"],
          [1, "項目"],
          [3, "いつまで"],
        ],
      ],
      [3, []],
      [
        4,
        [
          [1, "1"],
          [2, "防災"],
        ],
      ],
    ]);
  });

  test("markup, quotes and commas of an extraction stay as they are", () => {
    const grid = gridOf('1\t<ul style="list-style-type: none"> 9\t甲、乙,丙 "丁"\n2\t"戊" の話\t己', "a.txt");
    expect(grid.rows[0]?.cells[1]?.text).toBe('<ul style="list-style-type: none"> 9');
    expect(grid.rows[0]?.cells[2]?.text).toBe('甲、乙,丙 "丁"');
  });

  test("the tab text that Excel saves has quoted cells with line breaks", () => {
    const grid = gridOf('番号\t取組\n1\t"(1)準備\n(2)実施"\n2\t片付け\n', "a.txt");
    expect(grid).toMatchObject({ kind: "csv", exactColumns: true });
    expect(cellsOf(grid)[1]).toEqual([
      2,
      [
        [0, "1"],
        [1, "(1)準備\n(2)実施"],
      ],
    ]);
  });

  test("prose with commas is not a table", () => {
    expect(gridOf("目標は、甲,乙である\nもう一行\n", "a.txt").kind).toBe("text");
  });
});

describe("CSV", () => {
  test("lines that end in different ways stay apart, as do those of an old CR file", () => {
    const rows = (text: string) =>
      cellsOf(gridOf(text, "a.csv")).map(([, cells]) => cells.map(([, words]) => words).join());
    const lines = ["番号,項目", "1,甲", "2,乙", "3,丙"];
    expect(rows("番号,項目\r\n1,甲\n2,乙\r\n3,丙")).toEqual(lines);
    expect(rows("番号,項目\n1,甲\r\n2,乙\n3,丙\r\n")).toEqual(lines);
    expect(rows(lines.join("\r"))).toEqual(lines);
  });

  test("quoted cells keep commas, quotes and line breaks; a row is what a spreadsheet shows", () => {
    const grid = gridOf('番号,項目\r\n\r\n1,"甲,乙\r\n""丙"""\r\n2,丁\r\n', "a.csv");
    expect(grid).toMatchObject({ kind: "csv", exactColumns: true });
    expect(cellsOf(grid)).toEqual([
      [
        1,
        [
          [0, "番号"],
          [1, "項目"],
        ],
      ],
      [2, []],
      [
        3,
        [
          [0, "1"],
          [1, '甲,乙\n"丙"'],
        ],
      ],
      [
        4,
        [
          [0, "2"],
          [1, "丁"],
        ],
      ],
    ]);
  });

  test("the separator is found: comma, semicolon or tab, and by regularity under another name", () => {
    expect(cellsOf(gridOf("甲;乙\n1;2,5\n", "a.csv"))[1]?.[1]).toEqual([
      [0, "1"],
      [1, "2,5"],
    ]);
    expect(cellsOf(gridOf("甲\t乙\n1\t2,5\n", "a.csv"))[1]?.[1]).toEqual([
      [0, "1"],
      [1, "2,5"],
    ]);
    expect(gridOf("甲,乙,丙\n1,2,3\n", "a.txt").kind).toBe("csv");
  });

  test("CP932 as a Japanese Excel saves it", () => {
    const outcome = readGrids(iconv.encode("番号,担当\r\n1,髙﨑", "cp932"), "a.csv");
    expect(outcome).toMatchObject({ ok: true, encoding: "cp932" });
    expect(outcome.ok && outcome.grids[0]?.rows[1]?.cells[1]?.text).toBe("髙﨑");
  });

  test.each(["=SUM(A1)", "+81", "-5件", "@甲", "＝甲"])("the mark that keeps %s from running is taken away", (text) => {
    expect(gridOf(`番号,項目\n1,'${text}\n`, "a.csv").rows[1]?.cells[1]?.text).toBe(text);
  });

  test("other apostrophes are the author's", () => {
    expect(gridOf("番号,項目\n1,'22年度\n", "a.csv").rows[1]?.cells[1]?.text).toBe("'22年度");
  });

  test("a quote that never closes is refused with its line", () => {
    const outcome = readGrids(encode('番号,項目\n1,"甲\n2,乙\n'), "a.csv");
    expect(outcome).toMatchObject({ ok: false, reason: "broken-csv" });
    expect(!outcome.ok && outcome.message).toMatch(/「a\.csv」.*\(2行目\)/);
  });
});

describe("the five documents", () => {
  const folder = new URL("../../../../shared/documents/", import.meta.url);

  // Lines and tab lines were counted with an editor; every document ends without blank rows in a grid.
  test.each([
    ["000_6f69f45fd7012073.txt", 47],
    ["001_50a7f2718c8d2e91.txt", 56],
    ["002_855b2a0f350ccc08.txt", 23],
    ["003_bf5df8534921d090.txt", 24],
    ["004_5f67c7ed6c10bc5c.txt", 3],
  ])("%s keeps every character that is not white space", async (name, tabLines) => {
    const { readFile } = await import("node:fs/promises");
    const bytes = await readFile(new URL(name, folder));
    const outcome = readGrids(bytes, name);
    if (!outcome.ok) throw new Error(outcome.message);
    const rows = outcome.grids[0]?.rows ?? [];
    const inGrid = rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join("");
    expect(outcome).toMatchObject({ kind: "text", encoding: "utf-8" });
    expect(inGrid.replace(/\s/g, "")).toBe(bytes.toString("utf8").replace(/\s/g, ""));
    const lines = bytes.toString("utf8").split("\n");
    expect(lines.filter((line) => line.includes("\t"))).toHaveLength(tabLines);
    for (const { line, cells } of rows) for (const { text } of cells) expect(lines[line - 1]).toContain(text);
  });
});
