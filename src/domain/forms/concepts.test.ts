import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { concepts, isConcept, wordingOf } from "./concepts.ts";

const glossary = readFileSync(new URL("../../../docs/glossary.md", import.meta.url), "utf8");

test("every concept stands in the glossary", () => {
  const missing = Object.keys(concepts).filter((concept) => !glossary.includes(`| \`${concept}\` |`));
  expect(missing).toEqual([]);
});

test.each([
  ["target", true],
  ["midYear.gapAndPlan", true],
  ["custom.budget-code2", true],
  ["custom.", false],
  ["custom.Budget", false],
  ["toString", false],
  ["__proto__", false],
  ["", false],
])("「%s」 as a concept: %s", (key, expected) => {
  expect(isConcept(key)).toBe(expected);
});

test("a custom column's words may be anything, so they count as a state", () => {
  expect(wordingOf("custom.budget")).toBe("state");
  expect(wordingOf("yearEnd.actual")).toBe("past");
});
