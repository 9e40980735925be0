import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseActuals, parseYearlyTargets } from "./yearly-targets.ts";

describe("parseYearlyTargets", () => {
  test("fractions are kept exactly, by indicator and year", () => {
    expect(
      parseYearlyTargets(
        "<p>- 1 満足な館の割合</p> <p>2年度 3 館/4 館 3年度 4館／4館</p> <p>- 2 開館数 2年度 1館/4館</p>",
        2020,
      ),
    ).toEqual([
      {
        label: "満足な館の割合",
        unit: "館",
        targets: [
          { fiscalYear: 2020, text: "3 館/4 館", numerator: 3, denominator: 4 },
          { fiscalYear: 2021, text: "4館／4館", numerator: 4, denominator: 4 },
        ],
      },
      { label: "開館数", unit: "館", targets: [{ fiscalYear: 2020, text: "1館/4館", numerator: 1, denominator: 4 }] },
    ]);
  });

  test.each([
    ["①受講者 令和4年度 1,200人", 2022, "受講者", "人", [[2022, "1,200人", 1200]]],
    [
      "徴収率 R2 80% R3 85％以上",
      2020,
      "徴収率",
      "%",
      [
        [2020, "80%", 80],
        [2021, "85％以上", 85],
      ],
    ],
    ["令和４年度　９５．５％", 2022, "", "%", [[2022, "９５．５％", 95.5]]],
    [
      "2022年度 30件 2023(令和5)年度 40件",
      2022,
      "",
      "件",
      [
        [2022, "30件", 30],
        [2023, "40件", 40],
      ],
    ],
    ["2年度 達成率 80%", 2020, "", "%", [[2020, "達成率 80%", 80]]],
    // A year without an era is of the era that brings it nearest.
    [
      "31年度 5件 2年度 6件",
      2018,
      "",
      "件",
      [
        [2019, "5件", 5],
        [2020, "6件", 6],
      ],
    ],
    ["現年は98%(計画の目標値は令和4年度99.3%)を保つ", 2022, "計画の目標値は", "%", [[2022, "99.3%", 99.3]]],
  ])("%s", (text, fiscalYear, label, unit, targets) => {
    expect(parseYearlyTargets(text, fiscalYear)).toEqual([
      { label, unit, targets: targets.map(([year, words, value]) => ({ fiscalYear: year, text: words, value })) },
    ]);
  });

  test("only numbers that count up part indicators", () => {
    const labels = (text: string) => parseYearlyTargets(text, 2020).map(({ label }) => label);
    expect(labels("気温 - 5 度の部屋 2年度 3室")).toEqual(["気温 - 5 度の部屋"]);
    expect(labels("①部屋 2年度 3室 ②棟 2年度 1棟")).toEqual(["部屋", "棟"]);
  });

  test("words are targets too, several of one year one after the other", () => {
    const targets = parseYearlyTargets(
      "<p>2年度 計画をつくり終える 1年目の点検を終える</p> <p>3年度 2年目の点検を終える</p>",
      2020,
    )[0]?.targets;
    expect(targets).toEqual([
      { fiscalYear: 2020, text: "計画をつくり終える" },
      { fiscalYear: 2020, text: "1年目の点検を終える" },
      { fiscalYear: 2021, text: "2年目の点検を終える" },
    ]);
  });

  test.each(["", "徴収率を上げる", "令和4年度の目標を定める", "令和3年3月に策定", "前年度末の数"])(
    "%s names no target",
    (text) => {
      expect(parseYearlyTargets(text, 2022)).toEqual([]);
    },
  );

  test("never throws; a target's words are words of the text", () => {
    const piece = fc.constantFrom(
      "- 1 ",
      "②",
      "2年度",
      "R3",
      " ",
      "21",
      "区長",
      "/",
      "24",
      "%",
      "(",
      "）",
      "達成",
      "1,000",
      "<p>",
      "人",
      "令和",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const text = pieces.join("");
        for (const target of parseYearlyTargets(text, 2020).flatMap(({ targets }) => targets)) {
          expect(text.replaceAll("<p>", "   ")).toContain(target.text);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("parseActuals takes only what stands behind a bracketed number", () => {
  expect(parseActuals("<p>5館/6館を見て回り、目標 - 1 を達成した。</p> < - 1 > 3 館/4 館 〈②〉 80％", 2020)).toEqual([
    { indicator: 0, fiscalYear: 2020, text: "3 館/4 館", numerator: 3, denominator: 4 },
    { indicator: 1, fiscalYear: 2020, text: "80％", value: 80 },
  ]);
  expect(parseActuals("- 1 - 2ともに達成した", 2020)).toEqual([]);
});

describe("document 004", () => {
  const file = new URL("../../../../shared/documents/004_5f67c7ed6c10bc5c.txt", import.meta.url);
  const rows = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([number]) => number === "1" || number === "2");
  const [first = [], second = []] = rows.map((row) => parseYearlyTargets(row[3] ?? "", 2020));

  // Two indicators with four fractions each, and five wordings, two of them for the second year of the era.
  test("13 yearly targets", () => {
    expect(
      first.map(({ targets }) => targets.map((target) => [target.fiscalYear, target.numerator, target.denominator])),
    ).toEqual(
      Array.from({ length: 2 }, () => [
        [2020, 21, 24],
        [2021, 22, 24],
        [2022, 23, 24],
        [2023, 24, 24],
      ]),
    );
    expect(first.map(({ unit, label }) => [unit, label.slice(0, 2), label.slice(-3)])).toEqual([
      ["区長", "関係", "の割合"],
      ["区長", "ニア", "の割合"],
    ]);
    expect(first[0]?.targets[0]?.text).toBe("21 区長/24 区長");
    expect(second.flatMap(({ targets }) => targets.map(({ fiscalYear }) => fiscalYear))).toEqual([
      2020, 2020, 2021, 2022, 2023,
    ]);
    expect([...first, ...second].flatMap(({ targets }) => targets)).toHaveLength(13);
  });

  test("what the questionnaire showed: 23 and 24 of 24", () => {
    expect(parseActuals(rows[0]?.[6] ?? "", 2020).map(({ indicator, text }) => [indicator, text])).toEqual([
      [0, "23 区長/24 区長"],
      [1, "24 区長/24 区長"],
    ]);
  });
});
