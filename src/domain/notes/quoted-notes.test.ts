import { expect, test } from "vitest";
import type { Field } from "../forms/form-definition.ts";
import type { ActivityNote } from "./activity-note.ts";
import { notesOfPhase, usualField, withNotes } from "./quoted-notes.ts";

const note = (on: string, body: string, marker = ""): ActivityNote => {
  const place = { goalId: "g", workItemId: null, marker };
  return { ...place, noteId: on, on, body, version: 1, by: "佐藤 まどか", files: [] };
};
/** As they are read: the latest first. */
const notes = [note("2027-01-08", "数えた"), note("2026-10-01", "直した"), note("2026-09-30", "調べた")];
const field = (type: Field["type"] = "text"): Field => {
  return { concept: "midYear.report", label: "中間報告", type, phase: "midYear", required: false };
};

test("the mid-year review speaks of April to September, the year's end of all, in the order of the days", () => {
  expect(notesOfPhase(notes, "midYear", 2026).map(({ on }) => on)).toEqual(["2026-09-30"]);
  expect(notesOfPhase(notes, "yearEnd", 2026).map(({ on }) => on)).toEqual(["2026-09-30", "2026-10-01", "2027-01-08"]);
});

test.each([
  ["", "9月30日 調べた"],
  ["7月から増やした。", "7月から増やした。\n9月30日 調べた"],
  ["・増やした\n", "・増やした\n9月30日 調べた"],
])("%j keeps every character and gets a line for each note", (text, expected) => {
  expect(withNotes(text, notes.slice(2), field())).toBe(expected);
  expect(withNotes(text, [], field())).toBe(text);
});

test("where a field answers by number, the line begins with it", () => {
  const numbered = [note("2026-06-10", "調べた", "(1)")];
  expect(withNotes("", numbered, field("subItems"))).toBe("(1) 6月10日 調べた");
  expect(withNotes("", numbered, field())).toBe("6月10日 調べた");
});

test("notes usually go where a form asks what was done", () => {
  const fields = [{ concept: "midYear.gapAndPlan" }, { concept: "midYear.status" }] as const;
  expect(usualField([...fields], "midYear")?.concept).toBe("midYear.status");
  expect(usualField([{ concept: "custom.review" }], "yearEnd")?.concept).toBe("custom.review");
});
