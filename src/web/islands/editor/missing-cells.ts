import { owedReasonSaying } from "../../../domain/evaluation/owed-reason.ts";
import { type Field, type FormDefinition, type Phase, phases } from "../../../domain/forms/form-definition.ts";
import { textsOf } from "../../../domain/sheets/apply-change.ts";
import type { SheetContent, Texts } from "../../../domain/sheets/sheet-content.ts";
import { textAt } from "./cell-address.ts";
import type { FormCell } from "./form-cells.ts";

/** Whether a cell should have been filled by now: of the present phase or one before. */
export function isDue(cellPhase: Phase, phase: Phase): boolean {
  return phases.indexOf(cellPhase) <= phases.indexOf(phase);
}

/** Cells of the present phase and before that are required, or owe a reason, and are still empty; in paper order. */
export function missingCells(form: FormDefinition, cells: FormCell[], content: SheetContent, phase: Phase): FormCell[] {
  return cells.filter(({ field, owner, concept }) => {
    if (!isDue(field.phase, phase) || textAt(content, owner, concept).trim() !== "") return false;
    return field.required || owesReason(form, field, textsOf(content, owner) ?? {});
  });
}

/** Whether this cell is where a judgement must be explained, and isn't. */
export function owesReason(form: FormDefinition, { concept }: Pick<Field, "concept">, texts: Texts): boolean {
  return concept === "ratingReason" && owedReasonSaying(form, texts) !== null;
}

/** The next of them after a cell, round and round; null when nothing is missing. */
export function nextMissing(cells: FormCell[], missing: FormCell[], from: string | null): FormCell | null {
  const start = cells.findIndex(({ key }) => key === from);
  const place = new Map(cells.map(({ key }, index) => [key, index]));
  return missing.find(({ key }) => (place.get(key) ?? -1) > start) ?? missing[0] ?? null;
}
