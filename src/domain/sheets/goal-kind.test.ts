import { expect, test } from "vitest";
import { goalKind } from "./goal-kind.ts";

test.each([
  ["重点取組①", "priority"],
  ["重点 取組④", "priority"],
  ["重点目標", "priority"],
  ["業務改善取組②", "improvement"],
  ["業務改 善取組①", "improvement"],
  ["◎部局目標1", null],
  ["3", null],
  ["", null],
])("%s", (number, kind) => {
  expect(goalKind(number)).toBe(kind);
});
