import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { ImportedDocument } from "../imported-document.ts";
import { type InventedCell, inventedGrid } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

function understood(rows: InventedCell[][]): ImportedDocument {
  const outcome = understandGrids([inventedGrid(rows)], builtInForms, { fileName: "並べ替え.xlsx" });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

const labels = [
  "番 号",
  "実 施 項 目",
  "計画・方針等の分類",
  "どの水準まで",
  "どのような方法で",
  "いつまで",
  "共通／課名",
  "達成状況",
];
const values = ["1", "橋の点検", "その他", "全橋の点検が済む。", "・班分け", "9月末", "道路課", "ほぼ達成した"];
const texts = {
  planCategory: "その他",
  target: "全橋の点検が済む。",
  method: "・班分け",
  due: "9月末",
  unit: "道路課",
};

function table(order: number[], added: [string, string][] = []): ImportedDocument {
  const line = (cells: string[], more: string[]) => [...order.map((at) => cells[at] ?? ""), ...more];
  return understood([
    ["令和8年度 組織目標展開整理表（部の組織目標）"],
    line(
      labels,
      added.map(([label]) => label),
    ),
    line(
      values,
      added.map(([, value]) => value),
    ),
  ]);
}

test.each([
  ["the due date before the level", [0, 1, 2, 5, 3, 4, 6, 7]],
  ["the rating first", [7, 0, 1, 2, 3, 4, 5, 6]],
  ["the other way round", [7, 6, 5, 4, 3, 2, 1, 0]],
])("columns that somebody moved are known by their labels: %s", (_, order) => {
  const { sheets, unplaced } = table(order);
  expect(sheets[0]?.goals[0]).toMatchObject({ number: "1", title: "橋の点検", rating: "ほぼ達成した", texts });
  expect(unplaced).toEqual([]);
});

test("what stands in a column that somebody added is unplaced under the name of that column", () => {
  const { sheets, unplaced } = table([0, 1, 2, 3, 4, 5, 6, 7], [["備 考", "新規"]]);
  expect(sheets[0]?.goals[0]?.texts).toEqual(texts);
  expect(unplaced).toMatchObject([{ line: 3, text: "新規", reason: "様式にない「備考」の列にあります。" }]);
});
