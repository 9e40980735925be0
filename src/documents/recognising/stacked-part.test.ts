import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import { type InventedCell, inventedGrid } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

const header = [
  "番号",
  "実施項目",
  "計画・方針等の分類",
  "どの水準まで(達成水準又は遂行後の状態等)",
  "どのような方法で(目標等を達成するための取組の内容等)",
  "いつまで(期限)",
  "共通/課名",
  "達成状況",
];
const goal = ["1", "窓口の案内", "その他", "待ち時間を10分以内にする", "予約を広める", "年度末", "市民課"];

function ratingsIn(rows: InventedCell[][]): (string | null | undefined)[][] {
  const grid = inventedGrid([["令和8年度 組織目標展開整理表（部の組織目標）"], header, ...rows]);
  const outcome = understandGrids([grid], builtInForms, { fileName: "目標.xlsx" });
  if (!outcome.ok) throw new Error(outcome.message);
  expect(outcome.document.unplaced).toEqual([]);
  return outcome.document.sheets.flatMap(({ goals }) =>
    goals.map(({ title, rating, texts }) => [title, rating, texts["rating.supervisor"]]),
  );
}

const over = (down: number): InventedCell[] => goal.map((text) => ({ text, down }));

test("the upper cell is the person's, the lower one the supervisor's", () => {
  expect(ratingsIn([[...over(2), "ほぼ達成した"], ["高度に達成した"]])).toEqual([
    ["窓口の案内", "ほぼ達成した", "高度に達成した"],
  ]);
  expect(ratingsIn([[...over(2), null], ["高度に達成した"]])).toEqual([["窓口の案内", null, "高度に達成した"]]);
  expect(ratingsIn([[...over(2), "ほぼ達成した"], []])).toEqual([["窓口の案内", "ほぼ達成した", undefined]]);
});

test("a lower cell under a goal whose other cells nobody merged", () => {
  const none = goal.map(() => null);
  const next = ["2", "窓口の混雑", ...goal.slice(2), "ほぼ達成した"];
  expect(ratingsIn([[...goal, "ほぼ達成した"], [...none, "高度に達成した"], next])).toEqual([
    ["窓口の案内", "ほぼ達成した", "高度に達成した"],
    ["窓口の混雑", "ほぼ達成した", undefined],
  ]);
});

test("halves of several rows each", () => {
  const lower: InventedCell = { text: "高度に達成した", down: 2 };
  expect(ratingsIn([[...over(4), { text: "ほぼ達成した", down: 2 }], [], [lower], []])).toEqual([
    ["窓口の案内", "ほぼ達成した", "高度に達成した"],
  ]);
});

test("a cell that names whose rating it is needs no place", () => {
  expect(ratingsIn([[...over(2), "指導者 高度に達成した"], []])).toEqual([["窓口の案内", null, "高度に達成した"]]);
});

test("both in one cell, as older files have them", () => {
  const joined = "ほぼ達成した\n指導者 高度に達成した";
  const expected = [["窓口の案内", "ほぼ達成した", "高度に達成した"]];
  expect(ratingsIn([[...goal, joined]])).toEqual(expected);
  expect(ratingsIn([[...over(2), { text: joined, down: 2 }], []])).toEqual(expected);
  expect(ratingsIn([[...over(2), joined], []])).toEqual(expected);
});
