import { describe, expect, test } from "vitest";
import { headingPattern, looksLikeUnitPath, matchHeading, unitPath } from "./heading-pattern.ts";

describe("headings", () => {
  test.each([
    ["■{fiscalYear}", "■令和元年度", 2019, null],
    ["■{fiscalYear}", "■ 平成３０年度", 2018, null],
    ["■{fiscalYear}", "■2026(令和8)年度", 2026, null],
    ["{fiscalYear} 目標一覧（{unit.name}）", "令和8年度　目標一覧(広報課)", 2026, ["広報課"]],
    ["{unit}", "総務部 広報課", null, ["総務部", "広報課"]],
    ["{unit}", "総務部広報課", null, ["総務部", "広報課"]],
  ])("%s is found in %s", (template, line, fiscalYear, unit) => {
    expect(matchHeading(headingPattern(template, true), line)).toEqual({ fiscalYear, unit, misread: false });
  });

  test("a fixed line with one wrong character is the line, misread", () => {
    const heading = headingPattern("1. 目標に取り組まなかった", false);
    expect(matchHeading(heading, "1. 日標に取り組まなかった")).toEqual({ fiscalYear: null, unit: null, misread: true });
    expect(matchHeading(heading, "2. 別のことを書いた一行です")).toBeNull();
  });

  test("a line that is not a unit's name is none", () => {
    expect(matchHeading(headingPattern("{unit}", true), "窓口の待ち時間を短くする")).toBeNull();
    expect(matchHeading(headingPattern("■{fiscalYear}", true), "■目標")).toBeNull();
  });
});

test.each([
  ["総務部 広報課", true],
  ["消防本部", true],
  ["中央公民館", true],
  ["部局の目標", false],
  ["年度末", false],
])("could %s be a unit's name: %s", (text, expected) => {
  expect(looksLikeUnitPath(text)).toBe(expected);
});

test("a unit's path is cut at its department only where no space tells it", () => {
  expect(unitPath("総務部")).toEqual(["総務部"]);
  expect(unitPath("市民生活部　窓口課")).toEqual(["市民生活部", "窓口課"]);
});
