import { expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import type { Goal, Texts } from "../sheets/sheet-content.ts";
import { yearsSideBySide } from "./years-side-by-side.ts";

function year(key: string, texts: Texts, workItems: Texts[] = []) {
  const form = builtInForm(key);
  if (!form) throw new Error(`no form ${key}`);
  const goal: Goal = { id: key, texts, workItems: workItems.map((each, index) => ({ id: `${index}`, texts: each })) };
  return { form, goal };
}

test("one row per concept in the order of the paper, one cell per year; nobody's concepts are left out", () => {
  const rows = yearsSideBySide([
    year("standard", { title: "待ち時間", target: "15分", rating: "C" }),
    year("standard", { title: "待ち時間の短縮", target: "12分" }),
  ]);
  expect(rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
    ["目標", "待ち時間", "待ち時間の短縮"],
    ["目標値", "15分", "12分"],
    ["評価", "C", ""],
  ]);
});

test("a rating is read on the scale of its own year", () => {
  const rows = yearsSideBySide([
    year("standard", { rating: "Ｃ" }),
    year("kokubunji-2022", { rating: "ほぼ達成した" }),
  ]);
  expect(rows).toEqual([
    {
      concept: "rating",
      label: "達成状況",
      phase: "yearEnd",
      cells: [
        { text: "Ｃ", meaning: "目標に届かなかった" },
        { text: "ほぼ達成した", meaning: null },
      ],
    },
  ]);
});

test("across forms the latest names the row, and what only the earlier asks for comes last", () => {
  const rows = yearsSideBySide([
    year("ueda-2016", { title: "早い窓口", purpose: "市民" }, [{ method: "番号札" }, { method: "案内板" }]),
    year("standard", { title: "早い窓口", method: "・予約制", baseline: "18分" }),
  ]);
  expect(rows.map(({ label, cells }) => [label, ...cells.map(({ text }) => text)])).toEqual([
    ["目標", "早い窓口", "早い窓口"],
    ["基準値", "", "18分"],
    ["取組の方法", "番号札\n案内板", "・予約制"],
    ["目的・効果", "市民", ""],
  ]);
});
