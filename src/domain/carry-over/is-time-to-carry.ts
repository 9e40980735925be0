import { presentPhase } from "../cycle/present-phase.ts";
import type { Sheet } from "../cycle/situation.ts";
import { placeIn } from "../cycle/stage-counts.ts";

/** `sheet`: where it stands in its year; null where the year has no cycle. */
type Ending = { sheet: Sheet | null; fiscalYear: number; nextIsOpen: boolean; today: string };

/**
 * Whether a sheet's goals may go on into the coming year: the office has opened it, or the sheet's own year end is
 * confirmed. Without a cycle the calendar tells when a year ends.
 */
export function isTimeToCarry({ sheet, fiscalYear, nextIsOpen, today }: Ending): boolean {
  if (nextIsOpen) return true;
  return sheet ? placeIn(sheet, "yearEnd", today) === "done" : presentPhase(fiscalYear, today) === "yearEnd";
}
