import { expect, test } from "vitest";
import { readGrids } from "../../reading/read-grids.ts";
import { inventedSheet } from "../invented-sheet.ts";
import type { PrintableSheet } from "../printable-sheet.ts";
import { writeCsv } from "./write-csv.ts";

function bytesOf(...sheets: PrintableSheet[]): Uint8Array {
  const outcome = writeCsv(sheets);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.bytes;
}

/** Rows by heading. */
function table(bytes: Uint8Array): Map<string, string>[] {
  const read = readGrids(bytes, "out.csv");
  if (!read.ok) throw new Error(read.message);
  const [head, ...rows] = read.grids[0]?.rows ?? [];
  const names = new Map(head?.cells.map(({ column, text }) => [column, text]));
  return rows.map((row) => new Map(row.cells.map(({ column, text }) => [names.get(column) ?? "", text])));
}

test("begins with a byte order mark and has one row for each goal", () => {
  const bytes = bytesOf(inventedSheet("standard"));
  expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const rows = table(bytes);
  expect(rows).toHaveLength(3);
  expect(rows[1]?.get("年度(fiscalYear)")).toBe("2026");
  expect(rows[1]?.get("課室(unit.section)")).toBe("市民課");
  expect(rows[1]?.get("目標の順(goal)")).toBe("2");
});

test("a row for each work item repeats its goal", () => {
  const rows = table(bytesOf(inventedSheet("ueda-2016", { goals: 4 })));
  expect(rows.map((row) => row.get("取組項目の順(workItem)"))).toEqual(["1", "2", "3", "4"]);
  expect(new Set(rows.map((row) => row.get("目標項目(title)"))).size).toBe(1);
});

test("what was understood of a due date stands beside its words", () => {
  const rows = table(bytesOf(inventedSheet("standard")));
  expect(rows[1]?.get("期限(due)")).toBe("9月末");
  expect(rows[1]?.get("期限の終わり(due.to)")).toBe("2026-09-30");
});

test.each(["=1+1", "+1", "-1", "@a", "＝1", "'=1", "二行\n目", 'かぎ"かっこ', "a,b", "'"])("%j comes back", (text) => {
  const sheet = inventedSheet("osaka-2020", { goals: 1, text });
  const bytes = bytesOf(sheet);
  expect(table(bytes)[0]?.get("期末自己評価(yearEnd.selfEvaluation)")).toBe(text);
  expect(new TextDecoder().decode(bytes)).not.toMatch(/(^|,|")[=+@＝-]/m);
});

test("sheets on different forms share the columns of one concept", () => {
  const rows = table(bytesOf(inventedSheet("standard", { goals: 1 }), inventedSheet("yokote-2018", { goals: 1 })));
  expect(rows.map((row) => row.get("様式(form)"))).toEqual(["standard", "yokote-2018"]);
  expect(rows.every((row) => row.has("目標値(target)"))).toBe(true);
});
