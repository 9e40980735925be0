import { expect, test } from "vitest";
import { type UnitPlace, writesSheets } from "./writes-sheets.ts";

const department: UnitPlace = { parentId: null, level: "department", hasChildren: true };
const alone: UnitPlace = { parentId: null, level: "department", hasChildren: false };
const section: UnitPlace = { parentId: "department", level: "section", hasChildren: true };
const team: UnitPlace = { parentId: "section", level: "team", hasChildren: false };

test.each([
  ["section", [false, true, true, false]],
  ["department", [true, true, false, false]],
  ["goal", [true, true, false, false]],
] as const)("a form with one sheet per %s", (sheetPer, expected) => {
  expect([department, alone, section, team].map((unit) => writesSheets(sheetPer, unit))).toEqual(expected);
});
