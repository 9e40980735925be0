import { expect, test } from "vitest";
import { type DraftRecord, draftDifference, draftScope, leftBehind } from "./draft-records.ts";
import type { PendingChange } from "./pending-changes.ts";

const pending = (id: string, text: string, at = "2026-11-20T01:00:00Z"): PendingChange => ({
  id,
  at,
  sent: false,
  change: { do: "setText", owner: { of: "sheet" }, concept: "mission", base: "", text },
});
const record = (item: PendingChange, tab: string, order = 0): DraftRecord => ({
  id: item.id,
  scope: draftScope("t", "p", "s"),
  tab,
  order,
  pending: item,
});

test("the store is brought to what waits now: changed ones written, acknowledged ones removed", () => {
  const kept = pending("1", "a");
  const grown = pending("2", "bc");
  expect(draftDifference([kept, pending("2", "b"), pending("3", "c")], [kept, grown])).toEqual({
    put: [{ pending: grown, order: 1 }],
    remove: ["3"],
  });
});

test("only closed pages leave changes behind; they are never altered again", () => {
  const records = [
    record(pending("2", "後", "2026-11-20T01:05:00Z"), "closed"),
    record(pending("1", "先"), "closed"),
    record(pending("3", "開いている"), "open"),
  ];
  const found = leftBehind(records, new Set(["open"]));
  expect(found.map(({ id, sent }) => [id, sent])).toEqual([
    ["1", true],
    ["2", true],
  ]);
});

test("changes of one moment keep the order of their queue", () => {
  const records = [record(pending("b", "2"), "x", 1), record(pending("a", "1"), "x", 0)];
  expect(leftBehind(records, new Set()).map(({ id }) => id)).toEqual(["a", "b"]);
});

test("each person has a store of their own", () => {
  const scopes = [draftScope("t", "p1", "s"), draftScope("t", "p2", "s"), draftScope("u", "p1", "s")];
  expect(new Set(scopes).size).toBe(3);
});
