import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { Grid } from "../reading/grid.ts";
import { inventedGrid, inventedText } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

const top = [["令和8年度　組織目標展開整理表（部の組織目標）"], ["作成日", "令和8年4月3日", "職名", "市民生活部長"]];
const header = [
  "番号",
  "実施項目",
  "計画・方針等の 分類",
  "どの水準まで",
  "どのような方法で",
  "いつまで（期限）",
  "共通／課名",
  "達成状況",
];
const rows = [
  ["1", "窓口の案内を見直す", "その他", "待ち時間10分以内", "・混む日を調べる", "年度末", "市民課", "ほぼ達成した"],
  ["2", "相談の記録をそろえる", "その他", "様式を一つにする", "・様式を決める", "9月末", "共通", "達成した"],
];
const repeated = Array.from({ length: 50 }, () => rows).flat();

function goalsIn(grids: Grid[]): (string | null)[] {
  const outcome = understandGrids(grids, builtInForms, { fileName: "見本.xlsx" });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document.sheets.flatMap(({ goals }) => goals.map(({ title }) => title));
}

test("rows that say the same are goals of their own", () => {
  const titles = repeated.map(([, title]) => title);
  expect(goalsIn([inventedGrid([...top, header, ...repeated])])).toEqual(titles);
  expect(goalsIn([inventedText([...top, header, ...repeated].map((row) => row.join("\t")))])).toEqual(titles);
});

test("worksheets of one department that say the same stay as many goals", () => {
  const sheets = ["4月", "10月", "3月"].map((name) => inventedGrid([...top, header, ...rows], name));
  expect(goalsIn(sheets)).toHaveLength(3 * rows.length);
});
