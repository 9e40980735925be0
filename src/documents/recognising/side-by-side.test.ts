import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import { type InventedCell, inventedGrid } from "./invented-grid.ts";
import { tablesSideBySide } from "./side-by-side.ts";
import { understandGrids } from "./understand-grids.ts";

const labels = ["番号", "実施項目", "計画・方針等の分類", "どの水準まで", "どのような方法で", "いつまで", "共通/課名"];
const goal = (number: string, title: string) => [
  number,
  title,
  "その他",
  "済んでいる。",
  "・班分け",
  "年度末",
  "道路課",
];
const rows: InventedCell[][] = [
  [{ text: "令和8年度 組織目標展開整理表（部の組織目標）", across: 15 }],
  [...labels, null, ...labels],
  [...goal("1", "橋の点検"), null, ...goal("3", "看板の点検")],
  [...goal("2", "道の清掃"), null, ...goal("4", "側溝の清掃")],
];

test("two tables next to each other on one worksheet are read one after the other", () => {
  const outcome = understandGrids([inventedGrid(rows)], builtInForms, { fileName: "横並び.xlsx" });
  if (!outcome.ok) throw new Error(outcome.message);
  const { fiscalYear, form, sheets, unplaced } = outcome.document;
  expect({ fiscalYear, form, unplaced }).toEqual({ fiscalYear: 2026, form: "kokubunji-2022", unplaced: [] });
  const goals = sheets.flatMap((sheet) => sheet.goals);
  expect(goals.map(({ number, title }) => [number, title])).toEqual([
    ["1", "橋の点検"],
    ["2", "道の清掃"],
    ["3", "看板の点検"],
    ["4", "側溝の清掃"],
  ]);
  expect(goals.map(({ source }) => source.line)).toEqual([3, 4, 3, 4]);
});

test("a row of labels that only begins alike, or repeats two labels, is one table", () => {
  for (const cells of [
    ["番号", "項目", "目標", "実績", "番号", "項目", "目標", "評価"],
    ["目標", "実績", "目標", "実績", "目標", "実績", "目標", "実績"],
  ]) {
    const grid = inventedGrid([cells]);
    expect(tablesSideBySide(grid)).toEqual([grid]);
  }
});
