import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import type { ImportedDocument } from "../src/documents/imported-document.ts";
import { readGrids } from "../src/documents/reading/read-grids.ts";
import { understandGrids } from "../src/documents/recognising/understand-grids.ts";
import { builtInForms } from "../src/domain/forms/built-in-forms.ts";

/** What examples/README.md promises of each file. */
const promised = [
  { name: "section-goals", form: "yokote-2018", fiscalYear: 2024, sheets: 2, goals: 8 },
  { name: "priority-goals", form: "ueda-2016", fiscalYear: 2023, sheets: 2, goals: 2 },
  { name: "director-manifesto", form: "iga-2022", fiscalYear: 2024, sheets: 1, goals: 2 },
  { name: "department-list", form: "kokubunji-2022", fiscalYear: 2023, sheets: 1, goals: 10 },
  { name: "reform-plan", form: "osaka-2020", fiscalYear: 2022, sheets: 1, goals: 2 },
];

function understood(name: string): ImportedDocument {
  const read = readGrids(readFileSync(new URL(`../examples/${name}`, import.meta.url)), name);
  if (!read.ok) throw new Error(read.message);
  const outcome = understandGrids(read.grids, builtInForms, { fileName: name });
  if (!outcome.ok) throw new Error(outcome.message);
  return outcome.document;
}

function goalsOf(document: ImportedDocument) {
  return document.sheets.flatMap(({ goals }) => goals);
}

describe.each(promised)("$name", ({ name, form, fiscalYear, sheets, goals }) => {
  test.each([".txt", ".xlsx"])("%s is read on its form, whole", (extension) => {
    const document = understood(name + extension);
    expect(document).toMatchObject({ form, fiscalYear });
    expect([document.sheets.length, goalsOf(document).length]).toEqual([sheets, goals]);
    expect(document.unplaced.filter(({ reason }) => /決められません/u.test(reason ?? ""))).toEqual([]);
  });

  test("text and worksheet say the same", () => {
    // Whatever the column: one cell of the text stands between two.
    const words = (document: ImportedDocument) =>
      goalsOf(document).map(({ title, texts, workItems, difficulty, rating }) => {
        const cells = [texts, ...workItems.map((item) => item.texts)].flatMap((of) => Object.values(of));
        return [title, difficulty, rating, ...cells].map((text) => text?.replace(/\s/gu, "")).sort();
      });
    expect(words(understood(`${name}.xlsx`))).toEqual(words(understood(`${name}.txt`)));
  });
});

describe("the mess in the texts", () => {
  test("a lost difficulty and a row cut short are placed by meaning, and said", () => {
    const goals = goalsOf(understood("section-goals.txt"));
    const parking = goals.find(({ title }) => title.startsWith("放置自転車"));
    expect(parking).toMatchObject({ difficulty: null, confidence: "medium", texts: { due: "年度末" } });
    expect(parking?.texts.target).toBe("1日平均30台以下");
    const cut = goals.find(({ title }) => title === "会議資料の事前配布");
    expect(cut).toMatchObject({ number: "業務改善取組①", difficulty: "C", confidence: "medium" });
    expect(cut?.texts["yearEnd.actual"]).toBeUndefined();
  });

  test("a cell that may belong to two columns is asked about", () => {
    const map = goalsOf(understood("section-goals.txt")).find(({ title }) => title.startsWith("住居表示"));
    expect(map).toMatchObject({ confidence: "low", texts: { due: "年度末まで" } });
    expect(map?.doubtful).toContain("baseline");
    expect(map?.notes.join()).toContain("「目標の基準値」か「目標値」かはっきりしません");
    const sure = goalsOf(understood("section-goals.xlsx")).find(({ title }) => title.startsWith("住居表示"));
    expect(sure).toMatchObject({ confidence: "high", texts: { target: expect.stringMatching(/^19基/u) } });
  });

  test("a target without a report and a report without a target are flagged", () => {
    const items = goalsOf(understood("priority-goals.txt")).flatMap(({ workItems }) => workItems);
    expect(items).toHaveLength(6);
    const flagged = items.flatMap(({ title, subItems, added }) =>
      [...subItems, ...added]
        .filter(({ flags }) => flags.length > 0)
        .map(({ marker, flags }) => [title, marker, ...flags]),
    );
    expect(flagged).toEqual([
      ["海岸と川の清掃", "(3)", "target-without-report"],
      ["太陽光発電の導入", "(3)", "report-without-target"],
    ]);
  });

  test("guidance and timetable come with the manifesto", () => {
    const { rules, timetable } = understood("director-manifesto.txt");
    expect(rules).toHaveLength(6);
    expect(timetable.map(({ date, buffer }) => [date, buffer])).toEqual([
      ["2024-04-15", false],
      ["2024-04-15", false],
      ["2024-04-15", true],
      ["2024-04-16", false],
      ["2024-04-16", false],
      ["2024-04-18", false],
      ["2024-04-18", true],
    ]);
  });

  test("targets over three years stay fractions", () => {
    const [first] = goalsOf(understood("reform-plan.txt"));
    expect(first?.indicators[0]?.targets).toMatchObject([
      { fiscalYear: 2022, numerator: 9, denominator: 16 },
      { fiscalYear: 2023, numerator: 12, denominator: 16 },
      { fiscalYear: 2024, numerator: 16, denominator: 16 },
    ]);
  });
});

test("a CSV in the encoding of Windows says the same as the text", () => {
  const csv = understood("department-list.csv");
  expect(csv.unplaced).toEqual([]);
  expect(goalsOf(csv).map(({ title }) => title)).toEqual(
    goalsOf(understood("department-list.txt")).map(({ title }) => title),
  );
});

test("squared paper: merged cells, a Japanese date, counted numbers, furigana and a second page make one list", () => {
  const document = understood("department-list-grid-paper.xlsx");
  expect(document.sheets).toHaveLength(1);
  expect(document.sheets[0]).toMatchObject({
    unit: ["文化スポーツ部"],
    header: { createdOn: "令和5年4月3日", "author.name": "小湊 律子" },
  });
  expect(goalsOf(document).map(({ number }) => number)).toEqual(["1", "2", "3", "4", "5", "6", "7", "8", "9", "10"]);
  expect(document.unplaced).toEqual([]);
});
