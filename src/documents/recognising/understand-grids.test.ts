import { describe, expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { ImportedDocument } from "../imported-document.ts";
import type { Grid } from "../reading/grid.ts";
import { type InventedCell, inventedGrid, inventedText } from "./invented-grid.ts";
import { type UnderstandOptions, understandGrids } from "./understand-grids.ts";

function understand(grids: Grid[], options: Partial<UnderstandOptions> = {}) {
  return understandGrids(grids, builtInForms, { fileName: "見本.xlsx", ...options });
}

function understood(grids: Grid[], options: Partial<UnderstandOptions> = {}): ImportedDocument {
  const outcome = understand(grids, options);
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

/** Kokubunji's list on grid paper: every column of the form is three columns of the sheet wide. */
function wide(cells: (string | { text: string; down: number } | null)[]): InventedCell[] {
  return cells.map((cell) => (typeof cell === "object" ? { text: "", ...cell, across: 3 } : { text: cell, across: 3 }));
}
const listHeader = wide([
  "番号",
  "実施項目",
  "計画・方針等の 分類",
  "どの水準まで",
  "どのような方法で",
  "いつまで（期限）",
  "共通／課名",
  "達成状況",
]);

describe("exact grids", () => {
  test("grid paper, a merged section name and a repeated header", () => {
    const document = understood([
      inventedGrid([
        [{ text: "令和8年度　組織目標展開整理表（部の組織目標）", across: 24 }],
        [],
        wide(["作成日", "令和8年4月3日", "職名", "市民生活部長", "氏名", "花山 みどり"]),
        listHeader,
        wide([
          "1",
          "窓口の待ち時間の短縮",
          "ビジョン",
          "平均10分以内になっている。",
          "・受付の見直し",
          "9月末",
          { text: "市民課", down: 2 },
          null,
        ]),
        wide(["2", "証明書の郵送受付", "その他", "郵送の申請が3割になっている。", "・案内の配布", "年度末", null]),
        [],
        listHeader,
        wide(["3", "相談記録の共有", "その他", "全係で記録が読める。", "・様式の統一", "通年", "共通", "ほぼ達成した"]),
      ]),
    ]);
    expect(document).toMatchObject({ form: "kokubunji-2022", fiscalYear: 2026, unplaced: [] });
    expect(document.sheets).toHaveLength(1);
    expect(document.sheets[0]?.unit).toEqual(["市民生活部"]);
    const goals = document.sheets[0]?.goals ?? [];
    expect(goals.map(({ number, units, rating }) => [number, units, rating])).toEqual([
      ["1", ["市民課"], null],
      ["2", ["市民課"], null],
      ["3", ["共通"], "ほぼ達成した"],
    ]);
    expect(goals[1]?.notes.join("")).toContain("上の行と結合された");
  });

  test("a text that runs over rows of one goal is one text; a column without a heading is unplaced", () => {
    const rows: InventedCell[][] = [
      ["令和8年度 組織目標展開整理表（部の組織目標）"],
      [
        "番号",
        "実施項目",
        "計画・方針等の分類",
        "どの水準まで",
        "どのような方法で",
        "いつまで",
        "共通/課名",
        "達成状況",
        null,
      ],
      [
        { text: "1", down: 2 },
        { text: "防災倉庫の点検", down: 2 },
        { text: "その他", down: 2 },
        "全倉庫の点検が済んでいる。",
        "・点検表の作成",
        "年度末",
        "防災課",
        null,
        "後で直す",
      ],
      ["不足品が補充されている。", "・発注"],
    ];
    const { sheets, unplaced } = understood([inventedGrid(rows)]);
    expect(sheets[0]?.goals).toHaveLength(1);
    expect(sheets[0]?.goals[0]?.texts).toMatchObject({
      target: "全倉庫の点検が済んでいる。\n不足品が補充されている。",
      method: "・点検表の作成\n・発注",
    });
    expect(unplaced).toEqual([{ line: 3, grid: "Sheet1", text: "後で直す", reason: "見出しのない列にあります。" }]);
  });

  test("two tables on one worksheet and a second worksheet are three sheets; the same section is joined", () => {
    const table = (unit: string, title: string): InventedCell[][] => [
      ["■令和8年度"],
      [unit],
      ["組織目標管理シート"],
      ["No.", "課室所名", "目標項目", "難易度", "目標指標の内容", "目標の基準値", "目標達成時期", "目標値"],
      ["重点取組①", null, title, "A", "件数", "10件", "年度末", "20件"],
    ];
    const document = understood([
      inventedGrid([...table("企画部 広報課", "便りの発行"), [], ...table("企画部 統計課", "統計書の公開")]),
      inventedGrid(table("企画部 広報課", "写真の整理"), "続き"),
    ]);
    expect(document.form).toBe("yokote-2018");
    expect(document.sheets.map(({ unit, goals }) => [unit, goals.map(({ title }) => title)])).toEqual([
      [
        ["企画部", "広報課"],
        ["便りの発行", "写真の整理"],
      ],
      [["企画部", "統計課"], ["統計書の公開"]],
    ]);
  });

  test("boxes: labels of several lines, values beside or below, a label and its value in one cell", () => {
    const document = understood([
      inventedGrid([
        ["令和8年度 重点目標管理シート"],
        ["重点目標", { text: "川の見守り", across: 2 }, "部局名：建設部", "優先順位", "2位"],
        ["総合計画に\nおける位置付け", "第1章 安全", "2014市長マニフェストにおける位置付け", "3-2"],
        [{ text: "現況・課題", down: 2 }, "水位計が足りません。"],
        ["点検の人手も足りません。"],
        ["目的・効果", "早く避難できるようにします。"],
        ["取組項目及び方法・手段", "期間・期限", "数値目標", "中間報告", "期末報告"],
        ["水位計の増設 (1)設置 (2)点検", "(1)9月 (2)通年", "(1)3基 (2)毎月", "(1)2基を置いた。", "(1)3基を置いた。"],
        [
          { text: "特記事項", down: 2 },
          { text: "市民参加・協働の推進、市民満足度の向上を考慮した点", across: 2 },
          { text: "取組による効果・残された課題", across: 2 },
        ],
        [
          { text: "地区の会で説明した。", across: 2 },
          { text: "夜の見守りが残る。", across: 2 },
        ],
      ]),
    ]);
    expect(document).toMatchObject({ form: "ueda-2016", fiscalYear: 2026, unplaced: [] });
    const goal = document.sheets[0]?.goals[0];
    expect(document.sheets[0]?.unit).toEqual(["建設部"]);
    expect(goal).toMatchObject({
      kind: "priority",
      title: "川の見守り",
      planLinks: [{ text: "第1章 安全" }, { text: "3-2" }],
    });
    expect(goal?.texts).toEqual({
      department: "建設部",
      priorityRank: "2位",
      currentIssues: "水位計が足りません。\n点検の人手も足りません。",
      purpose: "早く避難できるようにします。",
      "notes.citizenParticipation": "地区の会で説明した。",
      "notes.effects": "夜の見守りが残る。",
    });
    expect(goal?.workItems[0]?.subItems.map(({ marker, flags }) => [marker, flags])).toEqual([
      ["(1)", []],
      ["(2)", ["target-without-report"]],
    ]);
  });

  test("our own export: the sheet number is read and a row without title is a goal of its own", () => {
    const header = ["番号", "目標", "計画との関係", "現状と課題", "指標", "基準値", "目標値", "期限", "取組の方法"];
    const document = understood([
      inventedGrid([
        ["令和8年度 組織目標シート", "シート番号 R08-0012-5　第17版"],
        ["健康部 保険課"],
        header,
        ["1", "受診の呼びかけ", null, "受診は4割です。", "受診率", "40%", "50%", "年度末", "・はがきを送る"],
        [null, null, null, null, null, null, null, null, "・電話をかける"],
      ]),
    ]);
    expect(document).toMatchObject({ form: "standard", municipality: null, unplaced: [] });
    expect(document.sheets[0]).toMatchObject({ unit: ["健康部", "保険課"], sheetNumber: "R08-0012-5", revision: 17 });
    expect(document.sheets[0]?.goals.map(({ texts }) => texts.method)).toEqual(["・はがきを送る", "・電話をかける"]);
  });
});

test("a note under the table or a line across it is no goal", () => {
  const document = understood([
    inventedGrid([
      ["令和8年度 組織目標展開整理表（部の組織目標）"],
      [
        "番号",
        "実施項目",
        "計画・方針等の分類",
        "どの水準まで",
        "どのような方法で",
        "いつまで",
        "共通/課名",
        "達成状況",
      ],
      [{ text: "安全なまち", across: 8 }],
      ["1", "街灯の交換", "その他", "全て明るい。", "・夜の見回り", "年度末", "道路課"],
      ["※ 課名は4月1日現在です。"],
    ]),
  ]);
  expect(document.sheets[0]?.goals.map(({ title }) => title)).toEqual(["街灯の交換"]);
  expect(document.unplaced.map(({ text }) => text)).toEqual(["安全なまち", "※ 課名は4月1日現在です。"]);
});

describe("tab text that is not broken", () => {
  const header = "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\t達成状況";

  test("empty cells in the middle keep their columns", () => {
    const { sheets } = understood([
      inventedText([
        "令和8年度 組織目標展開整理表（部の組織目標）",
        header,
        "1\t花壇の手入れ\t\t花が絶えない。\t\t年度末\t公園課\t",
      ]),
    ]);
    expect(sheets[0]?.goals[0]).toMatchObject({ confidence: "high", title: "花壇の手入れ", doubtful: [] });
    expect(Object.keys(sheets[0]?.goals[0]?.texts ?? {}).toSorted()).toEqual(["due", "target", "unit"]);
  });

  test("a year that is only planned yet has its columns in order", () => {
    const { sheets } = understood([
      inventedText([
        "令和8年度 組織目標展開整理表（部の組織目標）",
        header,
        "1\t花壇の手入れ\tその他\t花が絶えない。\t・水やりの当番\t年度末\t公園課",
      ]),
    ]);
    const goal = sheets[0]?.goals[0];
    expect(goal?.texts).toEqual({
      planCategory: "その他",
      target: "花が絶えない。",
      method: "・水やりの当番",
      due: "年度末",
      unit: "公園課",
    });
    expect(goal?.doubtful).toEqual([]);
  });

  test("the year of the caller is taken where the file names none", () => {
    const lines = [header, "1\t花壇の手入れ\tその他\t花が絶えない。\t・水やりの当番\t年度末\t公園課\tほぼ達成した"];
    expect(understood([inventedText(lines)]).fiscalYear).toBeNull();
    expect(understood([inventedText(lines)], { fiscalYear: 2025 }).fiscalYear).toBe(2025);
    expect(understood([inventedText(lines)], { fileName: "令和7年度_公園課.txt" }).fiscalYear).toBe(2025);
  });
});
