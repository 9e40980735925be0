import { expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import { type RatedGoals, ratingSummary } from "./rating-summary.ts";

function rated(key: string, department: string, rating: string, supervisor = "", goals = 1): RatedGoals {
  const form = builtInForm(key);
  if (!form) throw new Error(`no form ${key}`);
  return { form, department, rating, supervisor, goals };
}

test("counts by department in the order of the scale, either width, with what is outside it and what is open", () => {
  const [summary, ...others] = ratingSummary([
    rated("standard", "総務部", "B", "", 3),
    rated("standard", "総務部", "Ｃ"),
    rated("standard", "総務部", "良"),
    rated("standard", "市民部", "", "", 2),
  ]);
  expect(others).toEqual([]);
  expect(summary?.options.map(({ value }) => value)).toEqual(["S", "A", "B", "C", "D"]);
  expect(summary?.lines).toEqual([
    { department: "総務部", label: "評価", counts: [0, 0, 3, 1, 0], other: 1, open: 0 },
    { department: "市民部", label: "評価", counts: [0, 0, 0, 0, 0], other: 0, open: 2 },
  ]);
});

test("self and supervisor stand in lines of their own", () => {
  const [summary] = ratingSummary([rated("iga-2022", "総務部", "4", "3"), rated("iga-2022", "総務部", "4", "")]);
  expect(summary?.lines.map(({ label, counts, open }) => [label, counts, open])).toEqual([
    ["達成状況", [0, 2, 0, 0, 0], 0],
    ["指導者", [0, 0, 1, 0, 0], 1],
  ]);
});

test("two scales are two tables; a scale nobody used, and a form without ratings, are none", () => {
  const summary = ratingSummary([
    rated("standard", "総務部", "A"),
    rated("kokubunji-2022", "市民部", "ほぼ達成した"),
    rated("iga-2022", "消防部", ""),
    rated("ueda-2016", "建設部", ""),
  ]);
  expect(summary.map(({ options }) => options.length)).toEqual([5, 3]);
});
