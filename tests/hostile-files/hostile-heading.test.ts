import { expect, test } from "vitest";
import { headingPattern, matchHeading } from "../../src/documents/recognising/heading-pattern.ts";

test("a form that names a place twice reads the first and doesn't stop every import", () => {
  const heading = headingPattern("{fiscalYear}から{fiscalYear}まで {unit}・{unit}", true);
  expect(() => matchHeading(heading, "令和8年度から令和9年度まで 総務課・税務課")).not.toThrow();
  const twice = headingPattern("{unit}の目標({unit})", true);
  expect(matchHeading(twice, "総務課の目標(総務課)")?.unit).toEqual(["総務課"]);
});

test("a form with many open places matches nothing, instead of comparing for hours", () => {
  const heading = headingPattern("{a}{b}{c}{d}{e}{f}{g}{h}終", true);
  expect(matchHeading(heading, "あ".repeat(199))).toBeNull();
});

test("long white space between a heading's words costs nothing", () => {
  const heading = headingPattern("{x} {unit} {y}終", true);
  expect(matchHeading(heading, `あ${" ".repeat(197)}い`)).toBeNull();
  expect(matchHeading(heading, `あ${"　".repeat(150)}総務課  末終`)?.unit).not.toBeUndefined();
});
