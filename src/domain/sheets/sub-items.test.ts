import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alignSubItems, splitByMarkers } from "./sub-items.ts";

const written = (text: string) => {
  const { lead, parts } = splitByMarkers(text);
  return [lead, ...parts.map(({ markers, text: words }) => [...markers, words])];
};

describe("splitByMarkers", () => {
  test.each([
    ["体制づくり (1)名簿の作成 (2)研修", ["体制づくり", ["(1)", "名簿の作成"], ["(2)", "研修"]]],
    ["(1)(2)(3) 一括で進める", ["", ["(1)", "(2)", "(3)", "一括で進める"]]],
    ["(1) (2)9月", ["", ["(1)", "(2)", "9月"]]],
    ["（１）名簿。（２）研修", ["", ["（１）", "名簿。"], ["（２）", "研修"]]],
    ["①②参加者が増えた ③広報は下期", ["", ["①", "②", "参加者が増えた"], ["③", "広報は下期"]]],
    ["①-1.名簿 ①-2.研修 ②訓練", ["", ["①-1", "名簿"], ["①-2", "研修"], ["②", "訓練"]]],
    ["①～1:名簿 ②-1：研修", ["", ["①～1", "名簿"], ["②-1", "研修"]]],
    ["(1)・(2) 名簿 (3)研修", ["", ["(1)", "(2)", "名簿"], ["(3)", "研修"]]],
    ["①～③ 名簿", ["", ["①", "②", "③", "名簿"]]],
    ["①4～9月に点検", ["", ["①", "4～9月に点検"]]],
    ["(1)\n(2)3月", ["", ["(1)", ""], ["(2)", "3月"]]],
    ["(1)名簿\n(2)研修", ["", ["(1)", "名簿"], ["(2)", "研修"]]],
    ["<p>(1)名簿</p> <p>(2)研修</p>", ["<p>", ["(1)", "名簿</p> <p>"], ["(2)", "研修</p>"]]],
    // A list inside a numbered part belongs to the part.
    ["(1)名簿 ①様式 ②配付 (2)研修", ["", ["(1)", "名簿 ①様式 ②配付"], ["(2)", "研修"]]],
    ["(3)熊本への派遣", ["", ["(3)", "熊本への派遣"]]],
    ["(1)", ["", ["(1)", ""]]],
    ["", [""]],
  ])("%s", (text, expected) => {
    expect(written(text)).toEqual(expected);
  });

  test.each([
    "計画(BCP)の策定",
    "町内会(240)のうち140",
    "件数 (240) 前年比",
    "件数 (12) 前年比",
    "研修（4/19・21）",
    "訓練(6/3)",
    "支援(H25から継続)",
    "第(1)項",
    "重点取組①",
    "7-5・①",
    "件数655(4)",
  ])("%s has no marker", (text) => {
    expect(written(text)).toEqual([text]);
  });

  test("keeps every character that is not blank", () => {
    const piece = fc.constantFrom(
      "(1)",
      "(2)",
      "（３）",
      "①",
      "②",
      "①-1",
      "(240)",
      " ",
      "\n",
      "。",
      "名簿",
      "研修",
      "(案)",
      ":",
      ".",
      "3",
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 30 }), (pieces) => {
        const text = pieces.join("");
        const { lead, parts } = splitByMarkers(text);
        const kept = parts.map((part) => part.markers.join("") + (part.separator ?? "") + part.text);
        expect([lead, ...kept].join("").replace(/\s/g, "")).toBe(text.replace(/\s/g, ""));
      }),
      { numRuns: 1000 },
    );
  });

  test("hostile cells take no time", () => {
    expect(splitByMarkers(`(1)${" ".repeat(200_000)}x`).parts).toHaveLength(1);
    expect(splitByMarkers("(1) ".repeat(20_000)).parts).toHaveLength(1);
  });
});

describe("alignSubItems", () => {
  test("lines the parts up by number; one that answers several is shared", () => {
    const { title, subItems, common } = alignSubItems({
      method: "避難所の整備 (1)点検 (2)開設訓練",
      due: "(1)(2)9月",
      target: "①全箇所 ②年2回",
      "midYear.report": "10箇所を点検した",
    });
    expect(title).toBe("避難所の整備");
    expect(subItems.map(({ marker, flags }) => [marker, flags])).toEqual([
      ["(1)", []],
      ["(2)", []],
    ]);
    expect(subItems[0]?.parts.due).toEqual({ markers: ["(1)", "(2)"], text: "9月" });
    expect(subItems[1]?.parts.due).toBe(subItems[0]?.parts.due);
    expect(subItems[1]?.parts.target).toEqual({ markers: ["②"], text: "年2回" });
    expect(common).toEqual({ "midYear.report": "10箇所を点検した" });
  });

  test("an unnumbered column belongs to the only sub-item", () => {
    const { subItems, common } = alignSubItems({ method: "窓口 (1)案内板の更新", "yearEnd.report": "更新した" });
    expect(subItems[0]?.parts["yearEnd.report"]).toEqual({ markers: [], text: "更新した" });
    expect(subItems[0]?.flags).toEqual([]);
    expect(common).toEqual({});
  });

  test("flags what has no report and what nobody planned", () => {
    const flags = (yearEnd: string) =>
      alignSubItems({
        method: "(1)点検 (2)訓練",
        "midYear.report": "(1)済み (3)災害派遣",
        "yearEnd.report": yearEnd,
      }).subItems.map((item) => item.marker + item.flags.join());
    expect(flags("(1)済み")).toEqual(["(1)", "(2)target-without-report", "(3)report-without-target"]);
    expect(flags("(1)済み\n(2)")).toEqual(["(1)", "(2)target-without-report", "(3)report-without-target"]);
    // Not reported at all is not due yet; reported as a whole may answer everything.
    expect(flags("")).toEqual(["(1)", "(2)", "(3)report-without-target"]);
    expect(flags("すべて終えた")).toEqual(["(1)", "(2)", "(3)report-without-target"]);
  });

  test("① answers for ①-1 and ①-2", () => {
    const { subItems } = alignSubItems({ method: "①-1.名簿 ①-2.研修 ②訓練", "yearEnd.report": "①済み ②-1:半数" });
    expect(subItems.map((item) => item.marker + item.flags.join())).toEqual(["①-1", "①-2", "②", "②-1"]);
    expect(subItems[1]?.parts["yearEnd.report"]?.text).toBe("済み");
  });

  test("two parts under one number are both kept", () => {
    const { subItems } = alignSubItems({ method: "(1)点検", target: "(1)全箇所 (1)年2回" });
    expect(subItems[0]?.parts.target).toEqual({ markers: ["(1)", "(1)"], text: "全箇所\n年2回" });
  });
});

describe("the sheets of document 001", () => {
  const file = new URL("../../../../shared/documents/001_50a7f2718c8d2e91.txt", import.meta.url);
  const workItems = workItemRows(readFileSync(file, "utf8")).map(
    ([method = "", due = "", target = "", midYear = "", yearEnd = ""]) =>
      alignSubItems({ method, due, target, "midYear.report": midYear, "yearEnd.report": yearEnd }),
  );
  const all = workItems.flatMap(({ subItems }) => subItems);

  // Counted by reading: 9 + 5 + 13 + 12 + 8 numbers in the method cells of the five goals.
  test("21 work items with 47 planned sub-items, and one report that was added during the year", () => {
    expect(workItems).toHaveLength(21);
    expect(all.filter(({ parts }) => parts.method)).toHaveLength(47);
    expect(all.filter(({ flags }) => flags.includes("report-without-target"))).toHaveLength(1);
    expect(all).toHaveLength(48);
    expect(workItems.map(({ subItems }) => subItems.filter(({ parts }) => parts.method).length)).toEqual([
      3, 2, 2, 2, 3, 2, 2, 4, 1, 3, 2, 1, 3, 1, 2, 3, 3, 2, 2, 3, 1,
    ]);
  });

  test("two targets lack a year-end report, both of one work item", () => {
    const missing = workItems.flatMap(({ title, subItems }) =>
      subItems
        .filter(({ flags }) => flags.includes("target-without-report"))
        .map(({ marker }) => [title.slice(0, 4), marker]),
    );
    expect(missing).toEqual([
      ["情報提供", "(1)"],
      ["情報提供", "(2)"],
    ]);
  });

  test("parts keep their numbers and the author's words", () => {
    const plan = workItems[0]?.subItems.map(({ parts }) => [parts.due?.text, parts.target?.markers]);
    expect(plan).toEqual([
      ["4～2月", ["(1)", "(2)", "(3)"]],
      ["7～10月", ["(1)", "(2)", "(3)"]],
      ["3月", ["(1)", "(2)", "(3)"]],
    ]);
    const added = workItems[3]?.subItems[2];
    expect(added?.marker).toBe("(3)");
    expect(Object.keys(added?.parts ?? {})).toEqual(["midYear.report"]);
    expect(workItems[12]?.subItems[2]?.parts["yearEnd.report"]?.markers).toEqual(["(1)", "(3)"]);
    expect(workItems.every(({ common }) => Object.keys(common).length === 0)).toBe(true);
  });
});

/** Rows between the header 取組項目… and 特記事項, without the empty cells the extraction put before some. */
function workItemRows(text: string): string[][] {
  const rows: string[][] = [];
  let inTable = false;
  for (const line of text.split("\n")) {
    const cells = line.split("\t").map((cell) => cell.trim());
    const first = cells.findIndex((cell) => cell !== "");
    const head = cells[first] ?? "";
    if (head.startsWith("特記事項")) inTable = false;
    if (inTable && head !== "") rows.push(cells.slice(first));
    if (head.startsWith("取組項目")) inTable = true;
  }
  return rows;
}
