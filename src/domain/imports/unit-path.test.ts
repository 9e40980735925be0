import { expect, test } from "vitest";
import { matchUnit } from "./unit-path.ts";

const known = [
  { unitId: "1", path: ["総務部"] },
  { unitId: "2", path: ["総務部", "人事課"] },
  { unitId: "3", path: ["教育部", "総務課"] },
  { unitId: "4", path: ["総務部", "総務課"] },
  { unitId: "5", path: ["福祉部", "こども局", "保育課"] },
];

test.each<[string[], string | null]>([
  [["総務部", "人事課"], "2"],
  [["総 務 部", "人事 課"], "2"],
  [["人事課"], "2"],
  [["総務部"], "1"],
  [["総務課"], null],
  [["福祉部", "保育課"], "5"],
  [["市民部", "人事課"], null],
  [["新しい課"], null],
  [[], null],
])("%j is unit %s", (written, unitId) => {
  expect(matchUnit(written, known).unitId).toBe(unitId);
});

test("a unit that isn't there keeps its name as written", () => {
  expect(matchUnit([" 市民部 ", "", "窓口課"], known).path).toEqual(["市民部", "窓口課"]);
});
