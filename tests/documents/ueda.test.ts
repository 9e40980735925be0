import { describe, expect, test } from "vitest";
import { understoodDocument } from "../support/source-document.ts";

const document = understoodDocument("001");
const goals = document.sheets.flatMap((sheet) => sheet.goals);
const workItems = goals.flatMap((goal) => goal.workItems);

describe("Ueda", () => {
  test("a sheet for each of the five ranked goals, also where the heading is missing", () => {
    expect(document).toMatchObject({ form: "ueda-2016", fiscalYear: 2016, municipality: "上田市" });
    expect(document.sheets.map(({ unit, goals: own }) => [unit, own.length])).toEqual(
      Array.from({ length: 5 }, () => [["総務部"], 1]),
    );
    expect(goals.map(({ texts }) => texts.priorityRank)).toEqual(["1位", "2位", "3位", "4位", "5位"]);
    expect(goals.map(({ source }) => source.line)).toEqual([15, 29, 39, 55, 70]);
    expect(goals[2]?.title).toBe("市民と行政との情報共有の推進");
  });

  test("work items and their sub-items", () => {
    expect(goals.map((goal) => goal.workItems.length)).toEqual([4, 2, 6, 5, 4]);
    expect(workItems.flatMap(({ subItems }) => subItems)).toHaveLength(47);
    expect(workItems[0]?.title).toMatch(/^大規模災害.*\(BCP\)策定$/u);
    expect(workItems.every(({ texts }) => Object.keys(texts).length === 5)).toBe(true);
  });

  test("the numbered parts of all columns stand under their sub-item; one part may answer several", () => {
    const [first, second, third] = workItems[0]?.subItems ?? [];
    expect([first?.marker, second?.marker, third?.marker]).toEqual(["(1)", "(2)", "(3)"]);
    expect([first?.parts.due?.text, second?.parts.due?.text, third?.parts.due?.text]).toEqual([
      "4～2月",
      "7～10月",
      "3月",
    ]);
    expect(second?.parts.target?.markers).toEqual(["(1)", "(2)", "(3)"]);
    expect(third?.parts["yearEnd.report"]?.text).toMatch(/^非常時優先業務/u);
    const appraisal = workItems.find(({ title }) => title.startsWith("新「人事評価"))?.subItems;
    expect(appraisal?.[2]?.parts["yearEnd.report"]).toBe(appraisal?.[0]?.parts["yearEnd.report"]);
    expect(appraisal?.[1]?.parts["yearEnd.report"]?.markers).toEqual(["(2)"]);
  });

  test("a target without report and a report without target are flagged", () => {
    const flagged = workItems.flatMap(({ title, subItems, added }) =>
      [...subItems, ...added].flatMap(({ marker, flags }) => flags.map((flag) => [title.slice(0, 6), marker, flag])),
    );
    expect(flagged).toEqual([
      ["上田市災害支", "(3)", "report-without-target"],
      ["情報提供環境", "(1)", "target-without-report"],
      ["情報提供環境", "(2)", "target-without-report"],
    ]);
  });

  test("plan links to four plans, also where the extraction moved the value or lost the circled numbers", () => {
    for (const goal of goals) expect(goal.planLinks).toHaveLength(4);
    const [first, , third] = goals;
    expect(first?.planLinks[0]?.path.map((node) => node.slice(0, 3))).toEqual(["第2編", "第2章", "第7節"]);
    expect(first?.planLinks.map(({ text }) => text.slice(0, 5))).toEqual(["第2編 安", "戦略 施策", "- 2 -", "(1)住み"]);
    expect(third?.planLinks.at(-1)).toMatchObject({ text: "市民と行政との情報共有の推進" });
    expect(third?.planLinks[2]?.text).toBe("- 1 -");
  });

  test("current issues and purpose are whole; empty boxes are absent", () => {
    for (const { texts } of goals.slice(0, 3)) expect(texts.currentIssues).toMatch(/必要があります。$/u);
    for (const { texts } of goals.slice(3)) expect(texts.currentIssues).toMatch(/^<ul .*求められている。$/u);
    expect(goals.every(({ texts }) => (texts.purpose ?? "").length > 150)).toBe(true);
    for (const { texts } of goals) {
      expect(texts["notes.citizenParticipation"]).toBeUndefined();
      expect(texts["notes.effects"]).toBeUndefined();
    }
  });

  test("the list of goals above the sheets is unplaced as a repetition", () => {
    expect(document.unplaced.map(({ line }) => line)).toEqual([3, 5, 7, 8, 9, 10, 11]);
    for (const { reason } of document.unplaced.slice(2)) expect(reason).toContain("同じ標題の目標");
  });
});
