import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { looksLikeDue, parseDue, parseDues } from "./due.ts";

describe("parseDue", () => {
  // Columns: the words, the fiscal year of the sheet, kind, from, to.
  test.each([
    ["年度末", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["年度末まで", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["年度内", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["平成31年3月末", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["平成30年度末まで", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["今年度中", 2018, "fiscalYearEnd", null, "2019-03-31"],
    ["翌年度末", 2018, "fiscalYearEnd", null, "2020-03-31"],
    ["令和５年度末", 2018, "fiscalYearEnd", null, "2024-03-31"],
    ["平成31年3月", 2018, "month", "2019-03-01", "2019-03-31"],
    ["平成30年9月まで", 2018, "month", null, "2018-09-30"],
    ["9月末", 2016, "date", null, "2016-09-30"],
    ["3月", 2016, "month", "2017-03-01", "2017-03-31"],
    ["２月", 2019, "month", "2020-02-01", "2020-02-29"],
    ["翌年3月", 2016, "month", "2017-03-01", "2017-03-31"],
    ["9月議会", 2018, "month", "2018-09-01", "2018-09-30"],
    ["8月下旬", 2018, "range", "2018-08-21", "2018-08-31"],
    ["4～2月", 2016, "range", "2016-04-01", "2017-02-28"],
    ["7～10月", 2016, "range", "2016-07-01", "2016-10-31"],
    ["6月～年度末", 2016, "range", "2016-06-01", "2017-03-31"],
    ["5月～11月", 2016, "range", "2016-05-01", "2016-11-30"],
    ["5月〜11月", 2016, "range", "2016-05-01", "2016-11-30"],
    ["5月 ~ 11月", 2016, "range", "2016-05-01", "2016-11-30"],
    ["5-11月", 2016, "range", "2016-05-01", "2016-11-30"],
    ["5月から11月まで", 2016, "range", "2016-05-01", "2016-11-30"],
    ["12月～2月", 2018, "range", "2018-12-01", "2019-02-28"],
    ["10～9月", 2018, "range", "2018-10-01", "2019-09-30"],
    ["令和4年12月～2月", 2018, "range", "2022-12-01", "2023-02-28"],
    ["令和4～6年度", 2022, "range", "2022-04-01", "2025-03-31"],
    ["第1～2四半期", 2018, "range", "2018-04-01", "2018-09-30"],
    ["4月以降", 2018, "range", "2018-04-01", null],
    ["～9月", 2018, "range", null, "2018-09-30"],
    ["上半期中", 2018, "halfYear", "2018-04-01", "2018-09-30"],
    ["下半期", 2018, "halfYear", "2018-10-01", "2019-03-31"],
    ["第2四半期", 2020, "quarter", "2020-07-01", "2020-09-30"],
    ["第４四半期", 2020, "quarter", "2021-01-01", "2021-03-31"],
    ["通年", 2018, "allYear", "2018-04-01", "2019-03-31"],
    ["随時", 2018, "asNeeded", null, null],
    ["早急", 2022, "asap", null, null],
    ["H32年度まで", 2018, "fiscalYear", null, "2021-03-31"],
    ["H32年度", 2018, "fiscalYear", "2020-04-01", "2021-03-31"],
    ["10/16", 2016, "date", "2016-10-16", "2016-10-16"],
    ["令和5年3月31日", 2022, "date", "2023-03-31", "2023-03-31"],
    ["H31.3.31まで", 2018, "date", null, "2019-03-31"],
    ["12月（予定）", 2018, "month", "2018-12-01", "2018-12-31"],
    ["<p>年度末</p>", 2018, "fiscalYearEnd", null, "2019-03-31"],
  ])("%s in FY%i", (text, fiscalYear, kind, from, to) => {
    expect(parseDue(text, fiscalYear)).toEqual({ kind, from, to, text });
  });

  test.each([
    "",
    "202〇(令和〇)年〇月末",
    "①年度末 ②上半期中",
    "13月",
    "2月30日",
    "7-5",
    "1.5",
    "年度末の棚卸し",
    "40件",
    "未定",
  ])("%s is no due", (text) => {
    expect(parseDue(text, 2018)).toBeNull();
  });

  test("never throws, and never ends before it begins", () => {
    const word = fc.constantFrom(
      ..."0123456789０１年月日度末内中半期上下第四随時通～〜~-まで()R令和平成H/. \n".split(""),
    );
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.string({ unit: word, maxLength: 14 })),
        fc.integer({ min: 1990, max: 2100 }),
        (text, year) => {
          const due = parseDue(text, year);
          if (due?.from && due.to) expect(due.from <= due.to).toBe(true);
        },
      ),
      { numRuns: 2000 },
    );
  });
});

describe("parseDues", () => {
  const understood = (text: string) =>
    parseDues(text, 2018).map(({ markers, due, text: words }) => [markers, due?.kind ?? null, words]);

  test("gives each numbered part its own due", () => {
    expect(understood("①年度末 ②上半期中")).toEqual([
      [["①"], "fiscalYearEnd", "年度末"],
      [["②"], "halfYear", "上半期中"],
    ]);
    expect(understood("(1)(2)9月")).toEqual([[["(1)", "(2)"], "month", "9月"]]);
  });

  test("parts unnumbered expressions that stand side by side", () => {
    expect(understood("上半期中 訓練は下半期")).toEqual([
      [[], "halfYear", "上半期中"],
      [[], "halfYear", "訓練は下半期"],
    ]);
    expect(understood("6月、12月")).toEqual([
      [[], "month", "6月"],
      [[], "month", "12月"],
    ]);
  });

  test("keeps words that name no time", () => {
    expect(understood("(1)検討中 (2)3月")).toEqual([
      [["(1)"], null, "検討中"],
      [["(2)"], "month", "3月"],
    ]);
  });
});

test.each([
  ["年度末", true],
  ["(1)5～1月 (2)7～10月 (3)2月", true],
  ["上半期中 訓練は下半期", true],
  ["202〇(令和〇)年〇月末", true],
  ["B", false],
  ["8地域", false],
  ["年度末における棚卸しの手順", false],
  ["5月に実施した", false],
  ["", false],
])("looksLikeDue(%s) is %s", (text, expected) => {
  expect(looksLikeDue(text)).toBe(expected);
});
