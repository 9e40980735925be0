import { expect, test } from "vitest";
import { builtInForm } from "./built-in-forms.ts";
import { formFields, labelOf, printableWidth } from "./form-fields.ts";
import { fillHeading, unknownPlaceholders } from "./heading-text.ts";
import { scaleOption } from "./scale-option.ts";

function form(key: string) {
  const found = builtInForm(key);
  if (found === undefined) throw new Error(`no form ${key}`);
  return found;
}

test("a concept is called as the city's form calls it", () => {
  expect(labelOf(form("yokote-2018"), "title")).toBe("目標項目");
  expect(labelOf(form("kokubunji-2022"), "title")).toBe("実施項目");
  expect(labelOf(form("ueda-2016"), "currentIssues")).toBe("現況・課題");
});

test("a part without a label is called as its column, a concept not on the form by the shared word", () => {
  expect(labelOf(form("iga-2022"), "title")).toBe("目標の表題");
  expect(labelOf(form("iga-2022"), "desiredOutcome")).toBe("※目標が達成した状態");
  expect(labelOf(form("iga-2022"), "schedule")).toBe("行動計画");
  expect(labelOf(form("iga-2022"), "custom.budget")).toBe("custom.budget");
});

test("fields know whose texts they show", () => {
  const owners = (key: string) => Map.groupBy(formFields(form(key)), ({ of }) => of);
  expect(
    owners("ueda-2016")
      .get("goal")
      ?.map(({ field }) => field.concept),
  ).toHaveLength(11);
  expect(
    owners("ueda-2016")
      .get("workItem")
      ?.map(({ field }) => field.concept),
  ).toEqual(["method", "due", "target", "midYear.report", "yearEnd.report"]);
  expect(
    owners("kokubunji-2022")
      .get("sheet")
      ?.map(({ field }) => field.label),
  ).toEqual(["作成日", "職名", "氏名"]);
});

test("paper loses a margin on both sides", () => {
  expect(printableWidth({ size: "A3", orientation: "landscape" })).toBe(400);
  expect(printableWidth({ size: "A3", orientation: "portrait" })).toBe(277);
  expect(printableWidth({ size: "A4", orientation: "portrait" })).toBe(190);
});

test("headings are filled with year and unit", () => {
  const values = { fiscalYear: 2019, unit: ["市民部", "窓口課"], municipality: "森市" };
  expect(fillHeading("■{fiscalYear}", values)).toBe("■令和元年度");
  expect(fillHeading("{unit}/{unit.name}/{department}/{municipality}", values)).toBe(
    "市民部 窓口課/窓口課/市民部/森市",
  );
  expect(fillHeading("{unit.name}{municipality}", { fiscalYear: 2019, unit: [] })).toBe("");
  expect(fillHeading("{toString} {$&}", values)).toBe("{toString} {$&}");
  expect(unknownPlaceholders("{fiscalYear} {year} {constructor}")).toEqual(["year", "constructor"]);
});

test("a unit's name is put in as it is", () => {
  expect(fillHeading("{unit}", { fiscalYear: 2026, unit: ["$1{fiscalYear}$&"] })).toBe("$1{fiscalYear}$&");
});

test("a scale knows its values in either width, and nothing it inherits", () => {
  const difficulty = { scale: "difficulty" };
  expect(scaleOption(form("yokote-2018"), difficulty, " Ａ\n")?.value).toBe("A");
  expect(scaleOption(form("yokote-2018"), difficulty, "A B")).toBeUndefined();
  expect(scaleOption(form("yokote-2018"), { scale: "constructor" }, "A")).toBeUndefined();
});
