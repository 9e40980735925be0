import type { Choices } from "../../domain/imports/changes-of.ts";

/** What a person decided about one sheet of a file: not to take it, and whose words to take where both differ. */
export type SheetDecision = { skip: boolean; choices: Choices };

/** By the sheet's index in the file. */
export type Decisions = { [sheet: string]: SheetDecision };

export function decisionOf(decisions: Decisions, sheet: number): SheetDecision {
  return decisions[String(sheet)] ?? { skip: false, choices: {} };
}
