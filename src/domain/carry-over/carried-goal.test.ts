import { expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import type { Goal, Texts } from "../sheets/sheet-content.ts";
import { carriedGoal, carriedHeader } from "./carried-goal.ts";

function form(key: string): FormDefinition {
  const found = builtInForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

const written: Texts = {
  number: "2",
  title: "窓口の待ち時間の短縮",
  "planLink.comprehensive": "第1章 施策3",
  currentIssues: "月曜の待ち時間が平均24分",
  indicatorText: "平均待ち時間",
  baseline: "24分(令和6年度)",
  target: "15分以内",
  due: "9月末",
  method: "・番号札の改修",
  "midYear.status": "改修した",
  "yearEnd.actual": "18分",
  rating: "C",
  ratingReason: "改修が遅れた",
  "nextYear.issues": "昼の時間帯だけ長い",
};

function carry(
  from: string,
  to: string,
  goal: Partial<Goal>,
  how: "continue" | "postpone" = "continue",
  fiscalYear = 2026,
) {
  let count = 0;
  const whole = { id: "old", texts: {}, workItems: [], ...goal };
  const newId = () => `new-${++count}`;
  return carriedGoal({ goal: whole, from: form(from), to: form(to), fiscalYear, how, newId });
}

test("a goal that goes on starts from what was reached and what was left; judgements stay behind", () => {
  const { goal, leftBehind } = carry("standard", "standard", { texts: written });
  expect(goal).toEqual({
    id: "new-1",
    texts: {
      number: "2",
      title: "窓口の待ち時間の短縮",
      "planLink.comprehensive": "第1章 施策3",
      currentIssues: "昼の時間帯だけ長い",
      indicatorText: "平均待ち時間",
      baseline: "18分",
      target: "15分以内",
      due: "9月末",
      method: "・番号札の改修",
    },
    workItems: [],
  });
  expect(leftBehind).toEqual([]);
});

test("a goal put off keeps the plan as it was written", () => {
  const { goal } = carry("standard", "standard", { texts: written }, "postpone");
  expect(goal.texts).toMatchObject({ currentIssues: "月曜の待ち時間が平均24分", baseline: "24分(令和6年度)" });
});

test("where nothing was reported, the plan's own words stand", () => {
  const { "yearEnd.actual": _, ...rest } = written;
  const { goal } = carry("standard", "standard", { texts: { ...rest, "nextYear.issues": " \n" } });
  expect(goal.texts).toMatchObject({ currentIssues: "月曜の待ち時間が平均24分", baseline: "24分(令和6年度)" });
});

test.each([
  ["9月末", true],
  ["年度末", true],
  ["令和9年3月", true],
  ["令和8年3月末", false],
  ["R7年度", false],
  ["できるだけ早く", true],
  ["(1)令和8年3月末 (2)令和8年9月末", true],
])("due 「%s」 goes along into FY2026: %s", (due, stays) => {
  const { goal, leftBehind } = carry("standard", "standard", { texts: { ...written, due } });
  expect(goal.texts.due).toBe(stays ? due : undefined);
  expect(leftBehind).toEqual(stays ? [] : [{ concept: "due", text: due, why: "past" }]);
});

test("onto another city's form words go where their concept stands; those without a place are named", () => {
  const { goal, leftBehind } = carry("standard", "kokubunji-2022", { texts: written });
  expect(goal.texts).toEqual({
    number: "2",
    title: "窓口の待ち時間の短縮",
    target: "15分以内",
    due: "9月末",
    method: "・番号札の改修",
  });
  expect(leftBehind.map(({ concept, why }) => `${concept} ${why}`)).toEqual([
    "planLink.comprehensive no-place",
    "currentIssues no-place",
    "indicatorText no-place",
    "baseline no-place",
  ]);
  expect(leftBehind.find(({ concept }) => concept === "baseline")?.text).toBe("18分");
});

const items = [
  { id: "w1", texts: { method: "番号札 (1)選定", due: "(1)6月", target: "(1)1機種", "yearEnd.report": "(1)選んだ" } },
  { id: "w2", texts: { method: "案内板 (1)設置", due: "(1)通年" } },
];

test("work items become lines of one cell where the form has no table of them", () => {
  const { goal } = carry("ueda-2016", "standard", { texts: { title: "早い窓口" }, workItems: items });
  expect(goal).toEqual({
    id: "new-1",
    texts: { title: "早い窓口", target: "(1)1機種", due: "(1)6月\n(1)通年", method: "番号札 (1)選定\n案内板 (1)設置" },
    workItems: [],
  });
});

test("work items stay work items, without their reports", () => {
  const { goal } = carry("ueda-2016", "ueda-2016", { texts: { title: "早い窓口" }, workItems: items });
  expect(goal.workItems).toEqual([
    { id: "new-2", texts: { method: "番号札 (1)選定", due: "(1)6月", target: "(1)1機種" } },
    { id: "new-3", texts: { method: "案内板 (1)設置", due: "(1)通年" } },
  ]);
});

test("a goal without work items gets one where the form wants them", () => {
  const { goal, leftBehind } = carry("standard", "ueda-2016", { texts: written });
  expect(goal.workItems).toEqual([
    { id: "new-2", texts: { method: "・番号札の改修", due: "9月末", target: "15分以内" } },
  ]);
  expect(leftBehind.map(({ concept }) => concept)).not.toContain("method");
});

test("the heading goes along but for the day of writing", () => {
  const texts: Texts = { mission: "支える", "author.name": "佐藤", createdOn: "令和7年4月1日", contact: "内線 1" };
  expect(carriedHeader(texts, form("standard"), form("standard"))).toEqual({
    mission: "支える",
    "author.name": "佐藤",
    contact: "内線 1",
  });
  expect(carriedHeader(texts, form("standard"), form("kokubunji-2022"))).toEqual({ "author.name": "佐藤" });
});
