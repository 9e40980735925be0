import type { Phase } from "../forms/form-definition.ts";
import { levels, type StageKey } from "./cycle-definition.ts";
import { isPhase } from "./present-phase.ts";
import { daysLate, type Sheet, stageOf, writingTimes } from "./situation.ts";
import { dateOfYearDay } from "./year-day.ts";

/** Where a sheet is, seen from one stage: through it, in superiors' hands, in the writers', or not there yet. */
export const stagePlaces = ["done", "waiting", "writing", "ahead"] as const;
export type StagePlace = (typeof stagePlaces)[number];

export function placeIn(sheet: Sheet, key: StageKey, today: string): StagePlace {
  const { stages } = sheet.cycle;
  const { status, amendment } = sheet.state;
  const at = stages.findIndex(({ stage }) => stage === sheet.state.stage);
  const asked = stages.findIndex(({ stage }) => stage === key);
  const over = status === "confirmed" || status === "closed" || amendment?.from === "confirmed";
  if (over || asked < at) return "done";
  if (asked > at) return "ahead";
  if (status === "submitted") return "waiting";
  if (status === "writing" && !amendment && today < writingTimes(sheet).opens) return "ahead";
  return stageOf(sheet).writtenBy === "nobody" && !amendment ? "waiting" : "writing";
}

/** Past its last day in that very stage. */
export function isLateIn(sheet: Sheet, key: StageKey, today: string): boolean {
  return sheet.state.stage === key && daysLate(sheet, today) > 0;
}

/** How many of some sheets are where; `late` are counted among the others too. */
export type StageCount = { stage: StageKey; sheets: number; late: number } & Record<StagePlace, number>;

export function stageCounts(sheets: Sheet[], stages: readonly StageKey[], today: string): StageCount[] {
  return stages.map((stage) => {
    const count = { stage, sheets: sheets.length, late: 0, done: 0, waiting: 0, writing: 0, ahead: 0 };
    for (const sheet of sheets) {
      count[placeIn(sheet, stage, today)] += 1;
      if (isLateIn(sheet, stage, today)) count.late += 1;
    }
    return count;
  });
}

/** The stage in which the year is by its days: the last that has begun; null before the first. */
export function presentStage({ cycle, fiscalYear }: Pick<Sheet, "cycle" | "fiscalYear">, today: string) {
  const begun = cycle.stages.findLast(({ windows }) =>
    levels.some((level) => {
      const window = windows[level];
      return window !== undefined && dateOfYearDay(window.opens, fiscalYear) <= today;
    }),
  );
  return begun?.stage ?? null;
}

/** What the form is being filled with in that stage: a stage without a phase of its own stands for the one before it. */
export function presentPhaseOf(sheet: Pick<Sheet, "cycle" | "fiscalYear">, today: string): Phase {
  const present = presentStage(sheet, today);
  const at = sheet.cycle.stages.findIndex(({ stage }) => stage === present);
  const begun = sheet.cycle.stages.slice(0, at + 1).map(({ stage }) => stage);
  return begun.findLast(isPhase) ?? "planning";
}
