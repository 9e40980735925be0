import { type Phase, phases } from "../../../domain/forms/form-definition.ts";
import type { SheetContent } from "../../../domain/sheets/sheet-content.ts";
import { textAt } from "./cell-address.ts";
import type { FormCell } from "./form-cells.ts";

/** Whether a cell should have been filled by now: of the present phase or one before. */
export function isDue(cellPhase: Phase, phase: Phase): boolean {
  return phases.indexOf(cellPhase) <= phases.indexOf(phase);
}

/** The required cells of the present phase and before that are still empty, in the order of the paper. */
export function missingCells(cells: FormCell[], content: SheetContent, phase: Phase): FormCell[] {
  return cells.filter(
    ({ field, owner, concept }) =>
      field.required && isDue(field.phase, phase) && textAt(content, owner, concept).trim() === "",
  );
}

/** The next of them after a cell, round and round; null when nothing is missing. */
export function nextMissing(cells: FormCell[], missing: FormCell[], from: string | null): FormCell | null {
  const start = cells.findIndex(({ key }) => key === from);
  const place = new Map(cells.map(({ key }, index) => [key, index]));
  return missing.find(({ key }) => (place.get(key) ?? -1) > start) ?? missing[0] ?? null;
}
