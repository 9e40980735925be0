import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { Grid } from "../reading/grid.ts";
import { type InventedCell, inventedGrid } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

function understand(grids: Grid[], options: { formKey?: string } = {}) {
  return understandGrids(grids, builtInForms, { fileName: "見本.xlsx", ...options });
}

const yokote: InventedCell[][] = [
  ["■令和8年度"],
  [
    "No.",
    "課室所名",
    "目標項目",
    "難易度",
    "目標指標の内容",
    "目標の基準値",
    "目標達成時期",
    "目標値",
    "目標達成のための具体的方法",
    "①達成値・実績値",
    "②取組・行動内容",
    "③目標達成による成果",
  ],
  ["重点取組①", "広報課", "便りの発行", "A", "件数", "10件", "年度末", "20件"],
];
const osaka: InventedCell[][] = [
  [
    "番号",
    "項目名",
    "めざすべき状態",
    "目標達成水準",
    "行動計画・取組内容",
    "中間自己評価と下半期の方向性",
    "期末自己評価",
    "翌年度にむけた課題と方向性",
  ],
  ["1", "道の点検", "安全に歩ける。", "2年度 3回"],
];

test("a form nobody knows: which labels were found, and what to do", () => {
  const outcome = understand([
    inventedGrid([
      ["品名", "数量", "番号"],
      ["鉛筆", "3", "12"],
    ]),
  ]);
  expect(outcome).toMatchObject({ ok: false, reason: "unknown-form" });
  expect(!outcome.ok && outcome.message).toMatch(
    /^「見本\.xlsx」: .*見つかった見出しは「番号」だけです。.*--form.*standard/u,
  );
});

test("a chosen form that is not there, and a key that does not exist", () => {
  expect(understand([inventedGrid(osaka)], { formKey: "yokote-2018" })).toMatchObject({
    ok: false,
    reason: "no-table",
  });
  expect(understand([inventedGrid(osaka)], { formKey: "nirgends" })).toMatchObject({
    ok: false,
    reason: "no-such-form",
  });
});

test("two forms in one file: where each of them stands", () => {
  const outcome = understand([inventedGrid(yokote, "広報課"), inventedGrid(osaka, "改革")]);
  expect(outcome).toMatchObject({ ok: false, reason: "two-forms" });
  expect(!outcome.ok && outcome.message).toMatch(
    /「組織目標管理シート」.*「広報課」の2行目.*「市政改革プラン3\.0」.*「改革」の1行目/u,
  );
  expect(understand([inventedGrid(yokote), inventedGrid(osaka)], { formKey: "osaka-2020" })).toMatchObject({
    ok: true,
  });
});

test("sheets of two years in one file", () => {
  const older = yokote.map((row) => row.map((cell) => (cell === "■令和8年度" ? "■令和7年度" : cell)));
  const outcome = understand([inventedGrid(yokote, "今年"), inventedGrid(older, "昨年")]);
  expect(outcome).toMatchObject({ ok: false, reason: "two-years" });
  expect(!outcome.ok && outcome.message).toMatch(/2026年度（「今年」の\d+行目）と2025年度（「昨年」の\d+行目）/u);
});
