import { expect, test } from "vitest";
import { understoodDocument } from "../support/source-document.ts";

const document = understoodDocument("003");
const goals = document.sheets.flatMap((sheet) => sheet.goals);

test("Kokubunji: one list of 20 goals over three tables, the department known by its head", () => {
  expect(document).toMatchObject({ form: "kokubunji-2022", fiscalYear: 2022, municipality: "国分寺市", unplaced: [] });
  expect(document.sheets).toHaveLength(1);
  expect(document.sheets[0]).toMatchObject({
    unit: ["総務部"],
    header: { createdOn: "令和4年4月1日", "author.post": "総務部長", "author.name": "一ノ瀬 理" },
  });
  expect(goals.map(({ number }) => number)).toEqual(Array.from({ length: 20 }, (_, index) => String(index + 1)));
  expect(goals.every(({ confidence }) => confidence === "high")).toBe(true);
});

test("Kokubunji: categories, levels, dues and ratings in the city's words", () => {
  const count = (values: (string | null | undefined)[]) =>
    Object.fromEntries([...new Set(values)].map((value) => [value, values.filter((other) => other === value).length]));
  expect(count(goals.map(({ texts }) => texts.planCategory))).toEqual({ その他: 14, ビジョン: 5, 施政方針: 1 });
  expect(count(goals.map(({ texts }) => texts.due))).toEqual({ 年度末: 19, 早急: 1 });
  expect(count(goals.map(({ rating }) => rating))).toEqual({
    ほぼ達成した: 13,
    高度に達成した: 6,
    ほとんど未達成だった: 1,
  });
  expect(goals[7]?.texts.target).toMatch(/^現在の.*されている。$/u);
});

test("Kokubunji: one section, several sections or all of them", () => {
  expect(goals[0]?.units).toEqual(["秘書課"]);
  expect(goals[14]).toMatchObject({ units: ["課税課", "納税課"], texts: { unit: "課税課・納税課" } });
  expect(goals[16]).toMatchObject({ units: ["共通", "職員課"], texts: { unit: "共通職員課" } });
  expect(goals.slice(17).map(({ units }) => units)).toEqual([["共通"], ["共通"], ["共通"]]);
});

test("Kokubunji: what an extraction left in a cell stays in its text", () => {
  expect(goals[0]?.texts.method).toMatch(/^<ul style="list-style-type: none"> 市長/u);
  expect(goals[17]?.texts.method).toMatch(/^各課において.*による確認$/u);
});
