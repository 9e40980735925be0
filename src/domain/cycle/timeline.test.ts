import { expect, test } from "vitest";
import { cycleOf } from "../../../tests/support/cycle-people.ts";
import { timelineOf } from "./timeline.ts";

test("a year from April on, as long as its days reach", () => {
  const { months, today, stages } = timelineOf(cycleOf("standard").stages, 2026, "2026-10-01");
  expect([months.length, months[0], months.at(-1)]).toEqual([15, { year: 2026, month: 4 }, { year: 2027, month: 6 }]);
  expect(today).toBe(6);
  const [planning] = stages;
  expect(planning?.bars[0]).toMatchObject({ level: "section", opens: "2026-04-01", closes: "2026-05-15", from: 0 });
  expect(planning?.bars[0]).toMatchObject({ locks: "2026-05-22", to: 1.48, graceTo: 1.71 });
  expect(planning?.bars.at(-1)).toMatchObject({ level: "office", locks: null });
});

test("only who writes has days of grace", () => {
  const [planning] = cycleOf("standard").stages;
  if (!planning) throw new Error("no stage");
  const graced = (change: object) =>
    timelineOf([{ ...planning, ...change }], 2026, "2026-10-01").stages[0]?.bars.map(({ level, locks }) => [
      level,
      locks,
    ]);
  expect(graced({ writtenBy: "heads" })).toEqual([
    ["section", null],
    ["department", "2026-06-07"],
    ["office", null],
  ]);
  expect(graced({ windows: { mayor: { opens: "04-01", closes: "04-10" } } })).toEqual([["mayor", null]]);
});

test("days before the year and a day beside it", () => {
  const [planning] = cycleOf("standard").stages;
  if (!planning) throw new Error("no stage");
  const early = { ...planning, windows: { section: { opens: "-03-01", closes: "04-10" } } };
  const { months, today } = timelineOf([early], 2026, "2030-01-01");
  expect([months.length, months[0]?.month, today]).toEqual([13, 3, null]);
});
