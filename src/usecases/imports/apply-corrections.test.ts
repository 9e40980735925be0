import { describe, expect, test } from "vitest";
import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import { applyCorrection, applyCorrections, type CellPath, type Correction } from "./apply-corrections.ts";
import type { ImportPreview, PreviewGoal } from "./import-preview.ts";

const form = builtInForm("yokote-2018") as FormDefinition;
const withItems = builtInForm("ueda-2016") as FormDefinition;

const goal = (texts: Texts, doubtful: Concept[] = [], workItems: Texts[] = []): PreviewGoal => ({
  texts,
  workItems: workItems.map((item) => ({ texts: item })),
  confidence: "low",
  notes: [],
  doubtful,
  source: { line: 12 },
});

const preview = (...goals: PreviewGoal[]): ImportPreview => ({
  fiscalYear: 2026,
  municipality: null,
  sheets: [{ unit: ["市民部", "窓口課"], sheetNumber: null, revision: null, texts: {}, goals }],
  timetable: [],
  rules: [],
  unplaced: [{ line: 30, text: "予約を広める", reason: "どの欄か決められませんでした。", taken: false }],
});

const at = (goalIndex: number, concept: Concept, workItem: number | null = null): CellPath => {
  return { sheet: 0, goal: goalIndex, workItem, concept };
};
const before = preview(goal({ title: "窓口", target: "予約を広める案内", method: "10分以内" }, ["target", "method"]));

function corrected(correction: Correction): ImportPreview {
  const result = applyCorrection(before, correction, form);
  if (!result) throw new Error("It was refused.");
  return result;
}

describe("a doubtful cell", () => {
  test("moved onto another changes places with it, and neither is doubtful any more", () => {
    const { sheets } = corrected({ do: "move", from: at(0, "target"), to: at(0, "method") });
    expect(sheets[0]?.goals[0]).toMatchObject({
      texts: { target: "10分以内", method: "予約を広める案内" },
      doubtful: [],
    });
  });

  test("moved to an empty cell leaves its own empty", () => {
    const { sheets } = corrected({ do: "move", from: at(0, "target"), to: at(0, "baseline") });
    expect(sheets[0]?.goals[0]).toMatchObject({ texts: { baseline: "予約を広める案内" }, doubtful: ["method"] });
    expect(sheets[0]?.goals[0]?.texts).not.toHaveProperty("target");
  });

  test("joined goes after the other's words", () => {
    const { sheets } = corrected({ do: "join", from: at(0, "target"), to: at(0, "method") });
    expect(sheets[0]?.goals[0]?.texts).toEqual({ title: "窓口", method: "10分以内\n予約を広める案内" });
  });

  test("accepted stays; taken out it goes among the unplaced with its line", () => {
    expect(corrected({ do: "accept", cell: at(0, "target") }).sheets[0]?.goals[0]).toMatchObject({
      texts: { target: "予約を広める案内" },
      doubtful: ["method"],
    });
    const { unplaced, sheets } = corrected({ do: "leave", cell: at(0, "target") });
    expect(unplaced.at(-1)).toMatchObject({ line: 12, text: "予約を広める案内", taken: false });
    expect(sheets[0]?.goals[0]?.texts.target).toBeUndefined();
  });
});

describe("an unplaced line", () => {
  test("goes after what stands in the cell, and can't go twice", () => {
    const once = corrected({ do: "place", line: 0, to: at(0, "method") });
    expect(once.sheets[0]?.goals[0]?.texts.method).toBe("10分以内\n予約を広める");
    expect(once.unplaced[0]?.taken).toBe(true);
    expect(applyCorrection(once, { do: "place", line: 0, to: at(0, "method") }, form)).toBeNull();
  });

  test("may begin a new goal or work item", () => {
    const { sheets } = corrected({ do: "place", line: 0, to: at(1, "title") });
    expect(sheets[0]?.goals[1]?.texts).toEqual({ title: "予約を広める" });
    const items = preview(goal({ title: "道路" }, [], [{ method: "点検" }]));
    const placed = applyCorrection(items, { do: "place", line: 0, to: at(0, "method", 1) }, withItems);
    expect(placed?.sheets[0]?.goals[0]?.workItems.map(({ texts }) => texts.method)).toEqual(["点検", "予約を広める"]);
  });
});

test.each<[string, Correction]>([
  ["a column the form doesn't have", { do: "place", line: 0, to: at(0, "schedule") }],
  ["a goal far beyond the last", { do: "place", line: 0, to: at(9, "title") }],
  ["a line that isn't there", { do: "place", line: 7, to: at(0, "title") }],
  ["an empty cell moved", { do: "move", from: at(0, "due"), to: at(0, "title") }],
  ["a cell onto itself", { do: "move", from: at(0, "title"), to: at(0, "title") }],
  ["what isn't doubtful accepted", { do: "accept", cell: at(0, "title") }],
  ["a sheet that isn't there", { do: "unit", sheet: 3, path: ["総務部"] }],
])("%s is refused and nothing changes", (_, correction) => {
  const copy = structuredClone(before);
  expect(applyCorrection(before, correction, form)).toBeNull();
  expect(before).toEqual(copy);
});

test("no word is lost, whatever is corrected", () => {
  const corrections: Correction[] = [
    { do: "move", from: at(0, "target"), to: at(0, "method") },
    { do: "leave", cell: at(0, "method") },
    { do: "place", line: 1, to: at(0, "baseline") },
    { do: "place", line: 0, to: at(0, "baseline") },
    { do: "unit", sheet: 0, path: ["総務部", "総務課"] },
  ];
  const { sheets, unplaced } = applyCorrections(before, corrections, form);
  const words = [
    ...Object.values(sheets[0]?.goals[0]?.texts ?? {}),
    ...unplaced.filter(({ taken }) => !taken).map(({ text }) => text),
  ];
  expect(words.join("\n").split("\n").toSorted()).toEqual(["10分以内", "予約を広める", "予約を広める案内", "窓口"]);
  expect(sheets[0]?.unit).toEqual(["総務部", "総務課"]);
});
