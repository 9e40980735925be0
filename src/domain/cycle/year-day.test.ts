import { expect, test } from "vitest";
import { dateOfYearDay, yearDayOf } from "./year-day.ts";

test.each([
  ["04-01", "2026-04-01"],
  ["12-31", "2026-12-31"],
  ["03-31", "2027-03-31"],
  ["02-29", "2027-02-28"],
  ["+04-10", "2027-04-10"],
  ["-03-10", "2026-03-10"],
])("%s of FY2026 is %s", (day, date) => {
  expect(dateOfYearDay(day, 2026)).toBe(date);
});

test.each([
  ["2026-10-31", "10-31"],
  ["2027-03-31", "03-31"],
  ["2027-04-10", "+04-10"],
  ["2026-03-10", "-03-10"],
  ["2028-04-01", null],
])("%s is the day %s of FY2026", (date, day) => {
  expect(yearDayOf(date, 2026)).toBe(day);
});
