import { expect, test } from "vitest";
import { lineCount } from "./line-count.ts";

test("ten wide characters fill a line of ten ems", () => {
  expect(lineCount("あいうえおかきくけこ", 10)).toBe(1);
  expect(lineCount("あいうえおかきくけこさ", 10)).toBe(2);
});

test("narrow characters take about half", () => {
  expect(lineCount("12345 67890 12345", 10)).toBe(1);
});

test("line breaks of the author count, empty lines too", () => {
  expect(lineCount("・受付\n\n・案内\r\n・応援", 10)).toBe(4);
});

test("a Latin word moves to the next line whole", () => {
  expect(lineCount("ああああああああDX-plan", 10)).toBe(2);
});

test("marks without width take none", () => {
  expect(lineCount("葛\u{E0100}飾区", 3)).toBe(1);
});
