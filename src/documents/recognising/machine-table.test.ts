import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { ImportedDocument } from "../imported-document.ts";
import { type InventedCell, inventedGrid } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

const heading: InventedCell[] = [
  "自治体(municipality)",
  "年度(fiscalYear)",
  "部局(unit.department)",
  "課室(unit.section)",
  "様式(form)",
  "シート番号(sheetNumber)",
  "目標の順(goal)",
  "取組項目の順(workItem)",
  "目標項目(title)",
  "方法・手段(method)",
  "期限(due)",
  "期限の終わり(due.to)",
];

function understood(rows: InventedCell[][]) {
  return understandGrids([inventedGrid([heading, ...rows])], builtInForms, { fileName: "目標.csv" });
}

function documentOf(rows: InventedCell[][]): ImportedDocument {
  const outcome = understood(rows);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

test("one row a goal, known by the identifiers in the headings", () => {
  const document = documentOf([
    [
      "みなと市",
      "2026",
      "市民部",
      "窓口課",
      "standard",
      "R08-0003-1",
      "1",
      null,
      "待ち時間の短縮",
      "・受付の見直し",
      "9月末",
      "2026-09-30",
    ],
    [
      "みなと市",
      "2026",
      "市民部",
      "窓口課",
      "standard",
      "R08-0003-1",
      "2",
      null,
      "案内の改善",
      null,
      "通年",
      "2027-03-31",
    ],
  ]);
  expect(document).toMatchObject({ form: "standard", fiscalYear: 2026, municipality: "みなと市", unplaced: [] });
  expect(document.sheets).toHaveLength(1);
  expect(document.sheets[0]).toMatchObject({ unit: ["市民部", "窓口課"], sheetNumber: "R08-0003-1" });
  expect(document.sheets[0]?.goals.map(({ title, texts }) => [title, texts])).toEqual([
    ["待ち時間の短縮", { method: "・受付の見直し", due: "9月末" }],
    ["案内の改善", { due: "通年" }],
  ]);
});

test("one row a work item; where the goals are counted anew a sheet begins", () => {
  const row = (goal: string, item: string, title: string, method: string): InventedCell[] => [
    "みなと市",
    "2026",
    "港湾部",
    null,
    "ueda-2016",
    null,
    goal,
    item,
    title,
    method,
    "(1)9月",
  ];
  const { sheets } = documentOf([
    row("1", "1", "岸壁の補修", "調査 (1)潜水"),
    row("1", "2", "岸壁の補修", "工事 (1)打設"),
    row("1", "1", "倉庫の貸出", "台帳 (1)更新"),
  ]);
  expect(
    sheets.map(({ goals }) => goals.map(({ title, workItems }) => [title, workItems.map((item) => item.title)])),
  ).toEqual([[["岸壁の補修", ["調査", "工事"]]], [["倉庫の貸出", ["台帳"]]]]);
});

test("rows of two forms or of two years are refused", () => {
  const row = (year: string, form: string): InventedCell[] => [
    null,
    year,
    "市民部",
    null,
    form,
    null,
    "1",
    null,
    "目標",
    null,
    null,
  ];
  expect(understood([row("2026", "standard"), row("2026", "osaka-2020")])).toMatchObject({
    ok: false,
    reason: "two-forms",
  });
  expect(understood([row("2026", "standard"), row("2025", "standard")])).toMatchObject({
    ok: false,
    reason: "two-years",
  });
  expect(understood([row("2026", "other")])).toMatchObject({ ok: false, reason: "unknown-form" });
});
