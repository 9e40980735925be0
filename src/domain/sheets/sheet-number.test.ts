import fc from "fast-check";
import { expect, test } from "vitest";
import { formatSheetNumber, parseSheetNumber } from "./sheet-number.ts";

const numbers = fc.record({
  fiscalYear: fc.integer({ min: 1990, max: 2099 }),
  count: fc.integer({ min: 1, max: 99999 }),
});

test("the label is the fiscal year's: 2018 is H30, 2019 is R01", () => {
  expect(formatSheetNumber({ fiscalYear: 2018, count: 7 })).toMatch(/^H30-0007-\d$/);
  expect(formatSheetNumber({ fiscalYear: 2019, count: 12 })).toMatch(/^R01-0012-\d$/);
  expect(formatSheetNumber({ fiscalYear: 2026, count: 10000 })).toMatch(/^R08-10000-\d$/);
});

test("what is printed reads back, also as people type it", () => {
  fc.assert(
    fc.property(numbers, (number) => {
      const printed = formatSheetNumber(number);
      const typed = ` ${printed
        .toLowerCase()
        .replaceAll("-", "－")
        .replace(/\d/, (d) => "０１２３４５６７８９"[Number(d)] ?? d)}`;
      expect(parseSheetNumber(printed)).toEqual({ ok: true, ...number });
      expect(parseSheetNumber(typed)).toEqual({ ok: true, ...number });
    }),
  );
});

test("one wrong digit or two neighbours swapped are noticed", () => {
  fc.assert(
    fc.property(numbers, fc.nat(), fc.integer({ min: 1, max: 9 }), (number, place, shift) => {
      const printed = formatSheetNumber(number);
      const start = 4;
      const end = printed.lastIndexOf("-");
      const at = start + (place % (end - start));
      const wrong = `${printed.slice(0, at)}${(Number(printed[at]) + shift) % 10}${printed.slice(at + 1)}`;
      expect(parseSheetNumber(wrong)).toEqual({ ok: false, reason: "mistyped" });
      if (at + 1 < end && printed[at] !== printed[at + 1]) {
        const swapped = `${printed.slice(0, at)}${printed[at + 1]}${printed[at]}${printed.slice(at + 2)}`;
        expect(parseSheetNumber(swapped)).toEqual({ ok: false, reason: "mistyped" });
      }
    }),
  );
});

test("a swap that would make a shorter count is noticed in every year", () => {
  for (let fiscalYear = 1990; fiscalYear <= 2099; fiscalYear++) {
    const swapped = formatSheetNumber({ fiscalYear, count: 10000 }).replace("-10000-", "-01000-");
    expect(parseSheetNumber(swapped)).toEqual({ ok: false, reason: "mistyped" });
  }
});

test("something else is no sheet number", () => {
  for (const text of ["", "R08", "R08-12-5", "総務課", "R08-0012-55"]) {
    expect(parseSheetNumber(text)).toEqual({ ok: false, reason: "not-a-sheet-number" });
  }
});
