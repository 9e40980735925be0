import { describe, expect, test } from "vitest";
import { fiscalYearLabel, fiscalYearOf, fiscalYearRange, parseFiscalYear, yearInHand } from "./fiscal-year.ts";

describe("fiscalYearLabel", () => {
  test.each([
    [2020, "令和2年度"],
    [2019, "令和元年度"],
    [2018, "平成30年度"],
    [1989, "平成元年度"],
    [1988, "昭和63年度"],
    [1926, "大正15年度"],
  ])("%i is %s", (year, label) => {
    expect(fiscalYearLabel(year)).toBe(label);
    expect(parseFiscalYear(label)).toBe(year);
  });
});

test.each([
  [[2027, 2026], "2027-03-31", 2026],
  [[2027, 2026], "2027-04-01", 2027],
  [[2025, 2024], "2027-04-01", 2025],
  [[], "2027-04-01", null],
])("of %j, on %s %s is in hand", (years, day, year) => {
  expect(yearInHand(years, day)).toBe(year);
});

describe("parseFiscalYear", () => {
  test.each([
    ["■平成30年度", 2018],
    ["平成 28 年度 重点目標", 2016],
    ["H30", 2018],
    ["Ｒ４年度", 2022],
    ["R4", 2022],
    ["2022年度", 2022],
    ["2022（令和4）年度 春の協議", 2022],
    ["令和4（2022）年度", 2022],
    ["令和四年度", 2022],
    ["平成三十年度", 2018],
    ["令和元年度", 2019],
    ["令和1年度", 2019],
    // Eras run past their end in plans.
    ["H32年度まで", 2020],
    ["前計画(H27)を見直す令和5年度の方針", 2023],
    ["H30.4.1", null],
    ["令和4年4月1日", null],
    ["令和0年度", null],
    ["BR4号棟", null],
    ["年度末", null],
    ["", null],
  ])("%s gives %s", (text, year) => {
    expect(parseFiscalYear(text)).toBe(year);
  });

  test("a long run of blanks takes no time", () => {
    expect(parseFiscalYear(`R4${" ".repeat(100_000)}年度`)).toBe(2022);
  });
});

test("the year runs from April to March", () => {
  expect(fiscalYearOf("2019-03-31")).toBe(2018);
  expect(fiscalYearOf("2019-04-01")).toBe(2019);
  expect(fiscalYearRange(2018)).toEqual({ from: "2018-04-01", to: "2019-03-31" });
});
