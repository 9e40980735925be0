import { expect, test, vi } from "vitest";
import { runDeadlineDay } from "./run-deadline-day.ts";

// Server and program start first.
vi.setConfig({ testTimeout: 120_000 });

test("ten people on a small deadline day: everyone's words are saved, one submits, nothing is refused", async () => {
  const day = await runDeadlineDay({ people: 10, seconds: 10, everySeconds: 1, rampSeconds: 1 });
  expect(Object.fromEntries(day.errors)).toEqual({});
  expect(day.submissions).toHaveLength(1);
  expect(day.saves.length).toBeGreaterThanOrEqual(9 * 10);
  expect(day.lost).toBe(0);
  expect(day.bare.atTheDaysPace.length).toBeGreaterThan(0);
});
