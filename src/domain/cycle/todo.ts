import type { Phase } from "../forms/form-definition.ts";
import { isHeadOf, worksIn } from "../permissions/permissions.ts";
import { type CycleDefinition, type Level, latestPhase, type Stage } from "./cycle-definition.ts";
import {
  daysLate,
  dueDate,
  pendingLevel,
  requiredPhase,
  type Sheet,
  type Situation,
  stageOf,
  writingTimes,
} from "./situation.ts";
import { actsAs, decideWriting, possibleActs } from "./transitions.ts";

/** Whom a sheet waits for: those who write it, a level's head, the office, or nobody. */
export type WaitsFor = "writers" | Level | "nobody";

export function waitsFor(sheet: Sheet): WaitsFor {
  const { status, amendment } = sheet.state;
  if (status === "confirmed" || status === "closed") return "nobody";
  if (status === "submitted") return pendingLevel(sheet);
  return !amendment && stageOf(sheet).writtenBy === "nobody" ? pendingLevel(sheet) : "writers";
}

/** What a person must do with a sheet now. `locked`: the last day is past; the office can extend it. */
export type Todo = {
  what: "write" | "mend" | "amend" | "approve" | "confirm";
  due: string | null;
  late: number;
  locked: boolean;
};

/** The next thing that is this person's to do, by the same table as the buttons; null when it is not their turn. */
export function todoOf(s: Situation): Todo | null {
  const times = { due: dueDate(s), late: daysLate(s, s.today), locked: false };
  const can = (act: "approve" | "confirm") => possibleActs(s).some((one) => one.act === act && one.reason === null);
  if (waitsFor(s) !== "writers") {
    if (can("confirm")) return { what: "confirm", ...times };
    // The office stands in for a missing head only when asked; it is nobody's daily work.
    return actsAs(s) !== null && can("approve") ? { what: "approve", ...times } : null;
  }
  if (!isTheirsToWrite(s)) return null;
  if (s.state.amendment) return { what: "amend", ...times };
  const refusal = decideWriting(s, stageOf(s).fills);
  if (refusal !== null && refusal !== "deadline-passed") return null;
  const locked = refusal === "deadline-passed";
  return { what: s.state.status === "sentBack" ? "mend" : "write", ...times, locked };
}

/** The office may write everywhere and a department's head in every section; it is the unit's own people who must. */
export function isTheirsToWrite({ actor, units, ...s }: Situation): boolean {
  const [own, ...above] = units;
  if (!own) return false;
  if (stageOf(s).writtenBy !== "heads" || s.state.amendment) return worksIn(actor, own.unitId);
  return isHeadOf(actor, (above[0] ?? own).unitId);
}

/** What is in hand, for showing: before a stage's days begin, still the stage before. */
export function phaseInHand(sheet: Sheet, today: string): { phase: Phase; required: Phase } {
  const at = sheet.cycle.stages.findIndex(({ stage }) => stage === sheet.state.stage);
  const begun = today >= writingTimes(sheet).opens || at === 0;
  const passed = sheet.cycle.stages.slice(0, begun ? at + 1 : at);
  const inHand = passed.findLast(({ fills }: Stage) => fills.length > 0);
  const required = begun || sheet.state.amendment ? requiredPhase(sheet) : fillsUpTo(sheet.cycle, at);
  return { phase: inHand?.fills[0] ?? "planning", required };
}

function fillsUpTo({ stages }: CycleDefinition, end: number): Phase {
  return latestPhase(stages.slice(0, end).flatMap(({ fills }) => fills)) ?? "planning";
}
