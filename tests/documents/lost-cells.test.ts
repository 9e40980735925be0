import { expect, test } from "vitest";
import { matchKey } from "../../src/documents/recognising/match-key.ts";
import { placeRow } from "../../src/documents/recognising/place-row.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import { tableOf } from "../../src/domain/forms/form-fields.ts";
import { fieldsOf, leafColumns } from "../../src/domain/forms/header-tree.ts";
import { sourceDocument } from "../support/source-document.ts";

/**
 * Every whole row of a document, once without each of its cells: is the rest placed as it stood, and if not, is a
 * person told which columns to look at?
 */
function withoutEachCell(number: string, key: string, fiscalYear: number) {
  const form = builtInForm(key);
  if (form === undefined) throw new Error(key);
  const columns = leafColumns(tableOf(form).columns);
  const ranges = columns.map((_column, first) => ({ first, end: first + 1 }));
  const rows = sourceDocument(number)
    .lines.map((line) => line.split("\t").filter((cell) => cell.trim() !== ""))
    .filter((cells) => cells.length === columns.length && !/^(?:No|番号)/u.test(cells[0] ?? ""));
  const outcomes = rows.flatMap((cells) =>
    columns.map((_column, lost) => {
      const left = cells.filter((_cell, at) => at !== lost);
      const row = {
        line: 1,
        cells: left.map((text, column) => ({ text: text.trim(), column, columnSpan: 1, rowSpan: 1 })),
      };
      const unit = columns.findIndex((column) => fieldsOf(column)[0]?.type === "unit");
      const unitKeys = new Set(unit < 0 ? [] : [matchKey(cells[unit] ?? "")]);
      const result = placeRow(row, false, { columns, ranges, foreign: [], fiscalYear, unitKeys, scales: form.scales });
      const misplaced = result.placed.filter(({ cell, leaf }) => leaf === lost || !cells[leaf]?.includes(cell.text));
      const told = misplaced.every(({ leaf }) => {
        const column = columns[leaf];
        return column && fieldsOf(column).some(({ concept }) => result.doubtful.includes(concept));
      });
      return { right: misplaced.length === 0 && result.unplaced.length === 0, told, confidence: result.confidence };
    }),
  );
  const share = (wanted: (outcome: (typeof outcomes)[number]) => boolean) =>
    outcomes.filter(wanted).length / outcomes.length;
  return { share, count: outcomes.length };
}

test.each([
  ["000", "yokote-2018", 2018, 14 * 14, 0.65],
  ["003", "kokubunji-2022", 2022, 20 * 8, 0.95],
])("document %s: most rows with a lost cell are placed as they stood", (number, key, year, count, right) => {
  const rows = withoutEachCell(number, key, year);
  expect(rows.count).toBe(count);
  expect(rows.share((row) => row.right)).toBeGreaterThan(right);
});

test.each([
  ["000", "yokote-2018", 2018],
  ["003", "kokubunji-2022", 2022],
  ["004", "osaka-2020", 2020],
])("document %s: a wrong placing is hardly ever untold, and never called sure", (number, key, year) => {
  const { share } = withoutEachCell(number, key, year);
  expect(share((row) => !row.right && !row.told)).toBeLessThan(0.06);
  expect(share((row) => !row.right && row.confidence !== "low")).toBeLessThan(0.03);
});
