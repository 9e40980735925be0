import fc from "fast-check";
import { expect, test } from "vitest";
import { builtInForm } from "../forms/built-in-forms.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { applyChange } from "../sheets/apply-change.ts";
import type { SheetChange } from "../sheets/sheet-change.ts";
import type { Goal, SheetContent, Texts } from "../sheets/sheet-content.ts";
import {
  changesToMatch,
  hasOwnWords,
  missingShared,
  sharedConcepts,
  sharedTextsOn,
  touchesShared,
} from "./shared-fields.ts";

function form(key: string): FormDefinition {
  const found = builtInForm(key);
  if (!found) throw new Error(`no form ${key}`);
  return found;
}

const standard = form("standard");
const kokubunji = form("kokubunji-2022");
const row = (texts: Texts): Goal => ({ id: "row", texts, workItems: [] });

test("the plan is shared; the place on the sheet, reports and judgements are the unit's own", () => {
  expect(sharedConcepts(standard)).toEqual([
    "title",
    "planLink.comprehensive",
    "currentIssues",
    "indicatorText",
    "baseline",
    "target",
    "due",
    "method",
  ]);
  expect(sharedConcepts(kokubunji)).toEqual(["title", "planCategory", "target", "method", "due", "unit"]);
});

test("on another form only that goes along for which there is a place", () => {
  expect(sharedTextsOn(kokubunji, { title: "定時に帰る", baseline: "71%", number: "3" })).toEqual({
    title: "定時に帰る",
  });
});

test("what the unit may not change, and what it may", () => {
  const setText = (concept: "target" | "number" | "midYear.status", goalId = "row"): SheetChange => {
    return { do: "setText", owner: { of: "goal", goalId }, concept, base: "", text: "x" };
  };
  const touches = (change: SheetChange) => touchesShared(standard, ["row"], change);
  expect(touches(setText("target"))).toBe(true);
  expect(touches({ do: "removeGoal", goalId: "row" })).toBe(true);
  expect(touches(setText("number"))).toBe(false);
  expect(touches(setText("midYear.status"))).toBe(false);
  expect(touches(setText("target", "other"))).toBe(false);
  expect(touches({ do: "moveGoal", goalId: "row", index: 0 })).toBe(false);
});

test("own words are told from shared ones, and what is missing from what may be missing", () => {
  expect(hasOwnWords(standard, row({ title: "定時に帰る", target: "90%" }))).toBe(false);
  expect(hasOwnWords(standard, row({ title: "定時に帰る", "midYear.status": "88%" }))).toBe(true);
  expect(hasOwnWords(standard, { ...row({}), workItems: [{ id: "w", texts: { method: "会議を減らす" } }] })).toBe(true);
  expect(missingShared(standard, { title: "定時に帰る", target: " " })).toContain("target");
  expect(missingShared(standard, { title: "定時に帰る" })).not.toContain("baseline");
});

test("whatever stood there, the row says what the shared goal says, and nothing of the unit's own changes", () => {
  const concept = fc.constantFrom("title", "target", "due", "number", "midYear.status", "rating");
  const texts = fc.dictionary(concept, fc.constantFrom("", "一", "二", "三")) as fc.Arbitrary<Texts>;
  fc.assert(
    fc.property(texts, texts, (before, shared) => {
      let content: SheetContent = { texts: {}, goals: [row(before)] };
      for (const change of changesToMatch(standard, row(before), shared)) {
        const outcome = applyChange(content, change);
        if (!outcome.ok) throw new Error(outcome.reason);
        content = outcome.content;
      }
      const after = content.goals[0];
      if (!after) throw new Error("the row is gone");
      expect(changesToMatch(standard, after, shared)).toEqual([]);
      for (const own of ["number", "midYear.status", "rating"] as const) expect(after.texts[own]).toBe(before[own]);
    }),
  );
});
