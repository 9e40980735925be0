import { expect, test } from "vitest";
import { understoodDocument } from "../support/source-document.ts";

const document = understoodDocument("004");
const [first, second] = document.sheets.flatMap((sheet) => sheet.goals);

test("Osaka: two items of the committee that the heading names", () => {
  expect(document).toMatchObject({ form: "osaka-2020", fiscalYear: 2020, municipality: "大阪市", unplaced: [] });
  expect(document.sheets.map(({ unit, goals }) => [unit, goals.length])).toEqual([[["人事・財政部会"], 2]]);
  expect([first?.number, first?.title.slice(0, 8), second?.number, second?.title.slice(0, 8)]).toEqual([
    "1",
    "改革の柱4-2 ",
    "2",
    "改革の柱4-3 ",
  ]);
  for (const goal of [first, second]) {
    expect(Object.keys(goal?.texts ?? {}).toSorted()).toEqual([
      "desiredOutcome",
      "midYear.selfEvaluation",
      "nextYear.issues",
      "schedule",
      "target",
      "yearEnd.selfEvaluation",
    ]);
  }
});

test("Osaka: yearly targets, fractions kept exactly, and what was reached", () => {
  const targets = [first, second].flatMap((goal) => goal?.indicators.flatMap((indicator) => indicator.targets) ?? []);
  expect(targets).toHaveLength(13);
  const fractions = [21, 22, 23, 24].map((numerator, index) => ({
    fiscalYear: 2020 + index,
    numerator,
    denominator: 24,
  }));
  expect(first?.indicators).toMatchObject([
    { unit: "区長", targets: fractions, actuals: [{ fiscalYear: 2020, numerator: 23, denominator: 24 }] },
    { unit: "区長", targets: fractions, actuals: [{ fiscalYear: 2020, numerator: 24, denominator: 24 }] },
  ]);
  expect(second?.indicators[0]?.targets.map(({ fiscalYear }) => fiscalYear)).toEqual([2020, 2020, 2021, 2022, 2023]);
});

test("Osaka: the plan by quarter or by months", () => {
  expect(first?.schedule.map(({ label, from, to, items }) => [label, from, to, items.length])).toEqual([
    ["第1四半期", "2020-04-01", "2020-06-30", 3],
    ["第2四半期", "2020-07-01", "2020-09-30", 2],
    ["第3四半期", "2020-10-01", "2020-12-31", 2],
    ["第4四半期", "2021-01-01", "2021-03-31", 2],
  ]);
  expect(second?.schedule.filter(({ label }) => label !== "").map(({ label, from, to }) => [label, from, to])).toEqual([
    ["4月～9月", "2020-04-01", "2020-09-30"],
    ["9月", "2020-09-01", "2020-09-30"],
    ["10月～3月", "2020-10-01", "2021-03-31"],
    ["3月", "2021-03-01", "2021-03-31"],
  ]);
});
