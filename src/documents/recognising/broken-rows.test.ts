import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInForms } from "../../domain/forms/built-in-forms.ts";
import type { ImportedDocument } from "../imported-document.ts";
import { inventedText } from "./invented-grid.ts";
import { understandGrids } from "./understand-grids.ts";

const heading = ["■令和8年度", "", "企画部 広報課", "", "組織目標管理シート", ""];
const header = [
  "No.\t課室 所名\t目標項目\t難易度 (ABC)\t目標の内容\t\t\t\t目標に対する活動(上半期レビュー)\t\t目標達成の状況【output・input】\t\t成果分析【outcome】",
  "\t\t\t\t目標指標の内容 (何を)\t目標の基準値\t目標達成時期 (いつまでに)\t目標値\t目標達成のための具体的方法\t【現状】 上期(4月～9月)の取組実績\t【ギャップと対策】 下期(10月～3月)に向けた課題と取組の予定\t①達成値・実績値\t②取組・行動内容\t③目標達成による成果",
];

const whole = [
  "重点取組①",
  "広報課",
  "便りの読みやすさ",
  "A",
  "便りの読者の割合",
  "・読者は前年度4割である",
  "年度末",
  "・半分の世帯が読んでいる",
  "・5月…紙面の見直し ・9月…試し刷り",
  "・紙面を見直した ・6月10日に聞き取りを行った",
  "・今後、試し刷りを配る ・意見をまとめていく",
  "・読者は5割になった",
  "・配り方を改めた",
  "・読みやすいという声につながった。次年度は写真を増やしたい",
];

type Damage = (cells: string[], at: number) => string[];
const damages: Record<string, Damage> = {
  lose: (cells, at) => cells.filter((_cell, index) => index !== at),
  join: (cells, at) =>
    cells.flatMap((cell, index) => (index === at + 1 ? [] : [index === at ? `${cell} ${cells[at + 1] ?? ""}` : cell])),
  exchange: (cells, at) =>
    cells.map((cell, index) =>
      index === at ? (cells[at + 1] ?? cell) : index === at + 1 ? (cells[at] ?? cell) : cell,
    ),
  slide: (cells, at) => [...Array.from({ length: (at % 4) + 1 }, () => ""), ...cells],
  cut: (cells, at) => cells.slice(0, Math.max(2, at)),
  double: (cells, at) => [...cells.slice(0, at), cells[at] ?? "", ...cells.slice(at)],
};

test("whatever happens to the cells of a row, it is understood without losing a character", () => {
  const hurt = fc.tuple(fc.constantFrom(...Object.keys(damages)), fc.nat({ max: 13 }));
  fc.assert(
    fc.property(fc.array(fc.array(hurt, { maxLength: 4 }), { minLength: 1, maxLength: 3 }), (rows) => {
      const lines = rows.map((row) =>
        row.reduce((cells, [name, at]) => damages[name]?.(cells, at) ?? cells, whole).join("\t"),
      );
      const document = understood([...heading, ...header, ...lines]);
      expect(characters(wordsOf(document))).toBe(characters(lines));
    }),
    { numRuns: 60 },
  );
});

test("a row that only lost its end is a goal with empty columns", () => {
  const document = understood([...heading, ...header, damages.cut?.(whole, 9).join("\t") ?? ""]);
  expect(document.sheets[0]?.goals[0]).toMatchObject({ title: "便りの読みやすさ", doubtful: [] });
  expect(document.sheets[0]?.goals[0]?.texts["midYear.status"]).toBeUndefined();
});

test("a sentence is none of a list's choices, and a cell that moved says why it did", () => {
  const columns = "番号\t実施項目\t計画・方針等の分類\tどの水準まで\tどのような方法で\tいつまで\t共通/課名\t達成状況";
  const document = understood([
    "令和8年度 組織目標展開整理表（部の組織目標）",
    columns,
    "1\t橋の点検\t全橋を点検した。\t・班分け\t道路課",
  ]);
  const goal = document.sheets[0]?.goals[0];
  expect(goal?.texts).toEqual({ target: "全橋を点検した。", method: "・班分け", unit: "道路課" });
  expect(goal?.notes.join("")).toMatch(/「全橋を点検した。」は、.*「どの水準まで」の欄に置きました/);
});

function understood(lines: string[]): ImportedDocument {
  const outcome = understandGrids([inventedText(lines)], builtInForms, { fileName: "壊れた行.txt" });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

function wordsOf({ sheets, unplaced }: ImportedDocument): (string | undefined)[] {
  const goals = sheets.flatMap((sheet) => sheet.goals);
  return [
    ...goals.flatMap(({ number, title, difficulty, texts }) => [
      number ?? "",
      title,
      difficulty ?? "",
      ...Object.values(texts),
    ]),
    ...unplaced.map(({ text }) => text),
  ];
}

function characters(texts: (string | undefined)[]): string {
  return [...texts.join("").replace(/\s/gu, "")].toSorted().join("");
}
