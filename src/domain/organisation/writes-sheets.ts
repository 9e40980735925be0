import type { FormDefinition } from "../forms/form-definition.ts";

/** Where a unit stands among the others. */
export type UnitPlace = { parentId: string | null; level: "department" | "section" | "team"; hasChildren: boolean };

/**
 * Whether a sheet is expected of the unit: of every department, or, where sections write, of every section and of the
 * departments that have none (会計課 directly under the mayor).
 */
export function writesSheets(sheetPer: FormDefinition["sheetPer"], unit: UnitPlace): boolean {
  if (sheetPer !== "section") return unit.parentId === null;
  return unit.level === "section" || (unit.level === "department" && !unit.hasChildren);
}
