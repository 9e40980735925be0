import { expect, test } from "vitest";
import { deployTargets } from "./deploy-targets.ts";

const sections = [
  { unitId: "1", name: "窓口課" },
  { unitId: "2", name: "証明課" },
  { unitId: "3", name: "こども・子育て課" },
];

test.each([
  ["共通", ["1", "2", "3"], []],
  ["証明課", ["2"], []],
  ["窓口課・証明課", ["1", "2"], []],
  ["証明課\n窓口課(受付係)", ["1", "2"], []],
  ["こども・子育て課", ["3"], []],
  ["窓口課、道路課", ["1"], ["道路課"]],
  ["", [], []],
])("%j names %j; unknown are %j", (text, unitIds, unknown) => {
  expect(deployTargets(text, sections)).toEqual({ unitIds, unknown });
});
