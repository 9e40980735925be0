import { expect, test } from "vitest";
import { deadlineNotice } from "./deadline-notice.ts";

const due = "2026-11-13";

test.each([
  ["2026-11-05", null],
  ["2026-11-06", "7 days before"],
  ["2026-11-09", "7 days before"],
  ["2026-11-12", "1 days before"],
  ["2026-11-13", "1 days before"],
  ["2026-11-14", "overdue"],
  ["2027-03-01", "overdue"],
])("on %s: %s", (today, mark) => {
  expect(deadlineNotice({ what: "write", due }, today, [7, 1])?.mark ?? null).toBe(mark);
});

test("without days before, only what is past is told; confirming and what has no day never is", () => {
  expect(deadlineNotice({ what: "approve", due }, due, [])).toBeNull();
  expect(deadlineNotice({ what: "approve", due }, "2026-11-14", [])?.kind).toBe("overdue");
  expect(deadlineNotice({ what: "confirm", due }, "2026-11-14", [7])).toBeNull();
  expect(deadlineNotice({ what: "amend", due: null }, due, [7])).toBeNull();
});
