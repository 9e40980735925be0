import { expect, test } from "vitest";
import type { Concept } from "../../../domain/forms/concepts.ts";
import { workItemRows } from "./work-item-rows.ts";

const columns: Concept[] = ["method", "due", "target", "yearEnd.report"];

test("parts line up by number; one that answers several reaches down over them", () => {
  const layout = workItemRows(
    {
      method: "備えの見直し (1)訓練 (2)備蓄 (3)名簿",
      due: "(1)(2)9月 (3)通年",
      target: "(1)2回 (2)3日分 (3)全地区",
      "yearEnd.report": "(1)2回行った (3)全地区でそろった",
    },
    columns,
  );
  expect(layout?.title).toBe("備えの見直し");
  expect(layout?.rows.map(({ marker }) => marker)).toEqual(["(1)", "(2)", "(3)"]);
  expect(layout?.rows.map(({ cells }) => cells.due)).toEqual([
    { kind: "part", markers: ["(1)", "(2)"], text: "9月", rowSpan: 2 },
    null,
    { kind: "part", markers: ["(3)"], text: "通年", rowSpan: 1 },
  ]);
  // A target without a report is a hole that says so.
  expect(layout?.rows[1]?.cells["yearEnd.report"]).toEqual({ kind: "hole", missing: true });
});

test("a part for numbers that do not follow each other is written once and pointed to", () => {
  const layout = workItemRows({ method: "(1)甲 (2)乙 (3)丙", target: "(1)(3)完了 (2)半分" }, columns);
  expect(layout?.rows.map(({ cells }) => cells.target?.kind)).toEqual(["part", "part", "same"]);
});

test("a column nobody has written in is empty, not full of holes", () => {
  const layout = workItemRows({ method: "(1)甲 (2)乙" }, columns);
  expect(layout?.rows.map(({ cells }) => cells.target)).toEqual([{ kind: "empty" }, { kind: "empty" }]);
});

test("a work item without numbers is a plain row", () => {
  expect(workItemRows({ method: "窓口の案内を直す", target: "3か所" }, columns)).toBeNull();
});
