import { expect, test } from "vitest";
import {
  disposableFrom,
  groupState,
  hindrance,
  type RecordGroup,
  type RetentionAct,
  type RetentionRefusal,
} from "./retention.ts";

const group = (given: Partial<RecordGroup> = {}): RecordGroup => ({
  kind: "sheets",
  fiscalYear: 2020,
  items: 12,
  period: { years: 5 },
  extended: 0,
  held: false,
  disposal: null,
  ...given,
});
const proposed = { state: "proposed", proposedBy: "sato" } as const;

test("five years from 1 April after the year's end: the last day is 31 March of the fifth year", () => {
  expect(disposableFrom(group())).toBe("2026-04-01");
  expect(groupState(group(), "2026-03-31")).toBe("kept");
  expect(groupState(group(), "2026-04-01")).toBe("due");
  expect(disposableFrom(group({ extended: 3 }))).toBe("2029-04-01");
});

test.each<[Partial<RecordGroup>, string]>([
  [{ period: null }, "undecided"],
  [{ period: { years: null } }, "for-ever"],
  [{ held: true, disposal: proposed }, "held"],
  [{ disposal: proposed }, "proposed"],
  [{ disposal: { ...proposed, state: "approved" } }, "approved"],
  [{ items: 0, held: true }, "empty"],
])("%j is %s", (given, state) => {
  expect(groupState(group(given), "2040-01-01")).toBe(state);
});

test.each<[Partial<RecordGroup>, RetentionAct, string, RetentionRefusal | null]>([
  [{}, { do: "propose" }, "2026-03-31", "not-due"],
  [{}, { do: "propose" }, "2026-04-01", null],
  [{ period: null }, { do: "propose" }, "2099-04-01", "not-due"],
  [{ period: { years: null } }, { do: "propose" }, "2099-04-01", "not-due"],
  [{ items: 0 }, { do: "propose" }, "2026-04-01", "nothing-there"],
  [{ held: true }, { do: "propose" }, "2026-04-01", "held"],
  [{ disposal: proposed }, { do: "propose" }, "2026-04-01", "already-proposed"],
  [{ disposal: proposed }, { do: "approve" }, "2026-04-01", null],
  [{ disposal: { ...proposed, proposedBy: "me" } }, { do: "approve" }, "2026-04-01", "own-proposal"],
  [{}, { do: "approve" }, "2026-04-01", "not-proposed"],
  [{ disposal: proposed }, { do: "carryOut" }, "2026-04-01", "not-approved"],
  [{ disposal: { ...proposed, state: "approved" } }, { do: "carryOut" }, "2026-04-01", null],
  [{ held: true, disposal: { ...proposed, state: "approved" } }, { do: "carryOut" }, "2026-04-01", "held"],
  [{ disposal: proposed }, { do: "withdraw" }, "2026-04-01", null],
  [{}, { do: "withdraw" }, "2026-04-01", "not-proposed"],
  [{}, { do: "hold", reason: "訴訟のため" }, "2026-04-01", null],
  [{}, { do: "hold", reason: " " }, "2026-04-01", "reason-missing"],
  [{ held: true }, { do: "hold", reason: "訴訟のため" }, "2026-04-01", "held"],
  [{ held: true }, { do: "release" }, "2026-04-01", null],
  [{}, { do: "release" }, "2026-04-01", "not-held"],
  [{}, { do: "extend", years: 1, reason: "参照のため" }, "2026-04-01", null],
  [{ period: null }, { do: "extend", years: 1, reason: "参照のため" }, "2026-04-01", "no-period"],
  [{ disposal: proposed }, { do: "extend", years: 1, reason: "参照のため" }, "2026-04-01", "already-proposed"],
])("%#: %j %j on %s: %s", (given, act, today, refusal) => {
  expect(hindrance(group(given), act, { today, personId: "me" })).toBe(refusal);
});
