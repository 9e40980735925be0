import { expect, test } from "vitest";
import { worksheetNames } from "./worksheet-names.ts";

test.each([
  ["道路[国]/県:*?\\", "道路_国__県____"],
  ["'総務課'", "総務課"],
  ["", "シート"],
  ["History", "History_"],
  ["あ".repeat(40), "あ".repeat(31)],
  [`${"あ".repeat(30)}𠮷`, "あ".repeat(30)],
  [`${"あ".repeat(29)}葛\u{E0100}`, "あ".repeat(29)],
])("%j becomes %j", (wish, name) => {
  expect(worksheetNames([wish])).toEqual([name]);
});

test("names differ without regard to case and stay within 31", () => {
  expect(worksheetNames(["DX推進", "dx推進", "DX推進"])).toEqual(["DX推進", "dx推進(2)", "DX推進(3)"]);
  const long = "い".repeat(31);
  expect(worksheetNames([long, long])).toEqual([long, `${"い".repeat(28)}(2)`]);
});
