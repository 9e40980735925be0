import { describe, expect, test } from "vitest";
import { understoodDocument } from "../support/source-document.ts";

const document = understoodDocument("002");
const { timetable, rules } = document;

describe("Iga", () => {
  test("the ten rules under the part of the form they are for", () => {
    expect(rules.map(({ section }) => section)).toEqual([
      "目標の表題",
      "達成水準 〈現在の状態〉",
      ...Array.from({ length: 3 }, () => "達成水準 〈達成目標〉"),
      ...Array.from({ length: 2 }, () => "達成水準 ※ 目標が達成した状態"),
      ...Array.from({ length: 3 }, () => "手段"),
    ]);
    expect(rules[1]?.text).toMatch(/^「求められている」.*ください。$/u);
  });

  test("the timetable: 19 rows on 7 days, dates carried down", () => {
    expect(timetable).toHaveLength(19);
    expect([...new Set(timetable.map(({ date }) => date))]).toEqual([
      "2022-04-11",
      "2022-04-12",
      "2022-04-14",
      "2022-04-18",
      "2022-04-19",
      "2022-04-21",
      "2022-04-25",
    ]);
    expect(timetable[1]).toMatchObject({ date: "2022-04-11", start: "15:00", end: "16:00", duration: "1:00" });
    expect(timetable[13]).toMatchObject({ start: "9:30", end: "11:00", unit: "企画振興部", basicPrograms: 13 });
    expect(timetable.every(({ venue }) => venue === "本庁 庁議室")).toBe(true);
  });

  test("buffers have no department and no programmes", () => {
    const buffers = timetable.filter(({ buffer }) => buffer);
    expect(buffers).toHaveLength(5);
    expect(buffers.every(({ unit, basicPrograms }) => unit === null && basicPrograms === null)).toBe(true);
    const programs = timetable.reduce((sum, { basicPrograms }) => sum + (basicPrograms ?? 0), 0);
    expect(programs).toBe(2 + 1 + 2 + 2 + 3 + 16 + 19 + 9 + 14 + 15 + 3 + 13 + 6 + 2);
  });

  test("the merged list of attendees holds for every row", () => {
    for (const { attendees } of timetable) {
      expect(attendees).toHaveLength(10);
      expect([attendees[0], attendees[6], attendees[9]]).toEqual(["市長", "財務部理事", "人事課長"]);
    }
  });

  test("the two examples, their cells of several parts taken apart", () => {
    const goals = document.sheets.flatMap((sheet) => sheet.goals);
    expect(document).toMatchObject({ form: "iga-2022", fiscalYear: 2022, municipality: "伊賀市" });
    expect(goals.map(({ number, title }) => [number, title.slice(0, 3), title.slice(-3)])).toEqual([
      ["◎部局目標1", "伊賀市", "と共有"],
      ["◎部局目標2", "各所属", "の醸成"],
    ]);
    for (const { texts, planLinks, rating, workItems } of goals) {
      expect(Object.keys(texts).toSorted()).toEqual(["currentIssues", "desiredOutcome", "due", "method", "target"]);
      expect(planLinks).toEqual([{ plan: "第3次基本計画", text: "7-5・①", path: ["7-5", "①"] }]);
      expect([rating, workItems]).toEqual([null, []]);
    }
    const [first, second] = goals;
    expect(first?.texts.currentIssues).toMatch(/^令和3年2月.*している。$/u);
    expect(first?.texts.target).toMatch(/^・アクション.*1月～2月$/u);
    expect(second?.texts.desiredOutcome).toMatch(/^各所属が.*されている。$/u);
    expect(first?.texts.due).toMatch(/月末$/u);
  });

  test("printed marks, guidance and the misread line of the scale are no content and are not lost", () => {
    const at = (line: number) => document.unplaced.filter((text) => text.line === line).map(({ text }) => text);
    expect(at(109)).toEqual(expect.arrayContaining(["▶", expect.stringMatching(/^<p>●部局目標は/u)]));
    expect(at(110)).toContain("▶");
    expect(at(106)).toEqual([expect.stringMatching(/^1\. 真目標/u)]);
    expect(at(7)).toEqual(["デジタル自治推進局"]);
  });
});
