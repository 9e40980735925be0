import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { parseSchedule } from "./schedule.ts";

const brief = (text: string, fiscalYear = 2020) =>
  parseSchedule(text, fiscalYear).map(({ label, from, to, items }) => [label, from, to, ...items]);

describe("parseSchedule", () => {
  test("by quarter, with bullets", () => {
    expect(brief("【第1四半期】\n・名簿の更新\n・説明会 【第４四半期】 - 振り返り")).toEqual([
      ["第1四半期", "2020-04-01", "2020-06-30", "名簿の更新", "説明会"],
      ["第４四半期", "2021-01-01", "2021-03-31", "振り返り"],
    ]);
  });

  test("by months and month ranges, whatever parts them from their words", () => {
    expect(brief("5月…名簿の更新 6～9月…募集。10月~3月：実施 3月 報告")).toEqual([
      ["5月", "2020-05-01", "2020-05-31", "名簿の更新"],
      ["6～9月", "2020-06-01", "2020-09-30", "募集。"],
      ["10月~3月", "2020-10-01", "2021-03-31", "実施"],
      ["3月", "2021-03-01", "2021-03-31", "報告"],
    ]);
  });

  test("open ends are limited by the year, a year's end is a day", () => {
    expect(brief("4月以降…協議 ～9月…調整 年度末：完了")).toEqual([
      ["4月以降", "2020-04-01", "2021-03-31", "協議"],
      ["～9月", "2020-04-01", "2020-09-30", "調整"],
      ["年度末", "2021-03-31", "2021-03-31", "完了"],
    ]);
  });

  test("a period outside the sheet's year stays where it is", () => {
    expect(brief("2025年4月以降…運用 2019年9月末：準備")).toEqual([
      ["2025年4月以降", "2025-04-01", "2025-04-01", "運用"],
      ["2019年9月末", "2019-09-30", "2019-09-30", "準備"],
    ]);
  });

  test("remnants of an HTML list: white space parts the items, only there", () => {
    expect(brief('<p>上期</p> <ul style="list-style-type: none"> 名簿の更新 説明会 <p>10月 実地 点検</p>')).toEqual([
      ["上期", "2020-04-01", "2020-09-30", "名簿の更新", "説明会"],
      ["10月", "2020-10-01", "2020-10-31", "実地 点検"],
    ]);
  });

  test("what stands before the first period, and unbulleted neighbours, belong to the whole year", () => {
    expect(brief("<p>(国と協議済み)</p> <p>9月 点検</p>")).toEqual([
      ["", "2020-04-01", "2021-03-31", "(国と協議済み)"],
      ["9月", "2020-09-01", "2020-09-30", "点検"],
    ]);
    expect(brief("・5月…名簿の更新 ・随時の見回り ・10月～12月…点検")).toEqual([
      ["", "2020-04-01", "2021-03-31", "随時の見回り"],
      ["5月", "2020-05-01", "2020-05-31", "名簿の更新"],
      ["10月～12月", "2020-10-01", "2020-12-31", "点検"],
    ]);
  });

  test.each(["", "名簿の更新", "9月3日(土)に訓練した", "予定(7月)", "平成30年9月に完成"])(
    "%s holds no period",
    (text) => {
      expect(parseSchedule(text, 2020)).toEqual([]);
    },
  );

  test("periods never end before they begin, and items are words of the text", () => {
    const piece = fc.constantFrom(
      "4月",
      "～",
      "9月",
      "【",
      "】",
      "第2四半期",
      "…",
      " ",
      "・",
      "\n",
      "年度末",
      "名簿",
      "2019年",
      "<ul>",
      "から",
      "：",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
        const text = pieces.join("");
        for (const { from, to, items } of parseSchedule(text, 2020)) {
          expect(from <= to).toBe(true);
          for (const item of items) expect(text).toContain(item);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe("the plans of document 004", () => {
  const file = new URL("../../../../shared/documents/004_5f67c7ed6c10bc5c.txt", import.meta.url);
  const cells = readFileSync(file, "utf8")
    .split("\n")
    .map((line) => line.split("\t"))
    .filter(([number]) => number === "1" || number === "2")
    .map((row) => row[4] ?? "");

  test("item 1: four quarters with 3, 2, 2 and 2 items", () => {
    const periods = parseSchedule(cells[0] ?? "", 2020);
    expect(periods.map(({ label, items }) => [label, items.length])).toEqual([
      ["第1四半期", 3],
      ["第2四半期", 2],
      ["第3四半期", 2],
      ["第4四半期", 2],
    ]);
    expect(periods[0]?.items[1]?.startsWith("プラン3.0")).toBe(true);
    expect(periods[3]?.items[1]?.endsWith("アンケートの実施)")).toBe(true);
  });

  test("item 2: what was done before, then months and month ranges", () => {
    const periods = parseSchedule(cells[1] ?? "", 2020);
    expect(periods.map(({ label, from, to }) => [label, from, to])).toEqual([
      ["", "2020-04-01", "2021-03-31"],
      ["4月～9月", "2020-04-01", "2020-09-30"],
      ["9月", "2020-09-01", "2020-09-30"],
      ["10月～3月", "2020-10-01", "2021-03-31"],
      ["3月", "2021-03-01", "2021-03-31"],
    ]);
    expect(periods.map(({ items }) => items.length)).toEqual([1, 1, 1, 1, 1]);
    expect(periods[0]?.items[0]?.endsWith("(R2年3月実施済))")).toBe(true);
  });
});
