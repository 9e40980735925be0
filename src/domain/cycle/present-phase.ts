import type { Phase } from "../forms/form-definition.ts";
import { fiscalYearOf } from "../periods/fiscal-year.ts";
import type { CycleDefinition, StageKey } from "./cycle-definition.ts";

/**
 * What a year's sheets are being filled with on a day: goals until June, the mid-year review until December, the
 * year-end report from January on; a past year is at its end, a coming year at its beginning.
 */
export function presentPhase(fiscalYear: number, isoDate: string): Phase {
  const present = fiscalYearOf(isoDate);
  if (present !== fiscalYear) return present > fiscalYear ? "yearEnd" : "planning";
  const month = Number(isoDate.slice(5, 7));
  if (month >= 4 && month <= 6) return "planning";
  return month >= 7 ? "midYear" : "yearEnd";
}

/** Three months after its end nothing of a year is in hand any more. */
export function isOver(fiscalYear: number, isoDate: string): boolean {
  return isoDate >= `${fiscalYear + 1}-07-01`;
}

const order = ["planning", "midYear", "yearEnd", "nextYear"] as const satisfies Phase[];

/** Whether a phase has begun: what it asks for is due now or was due before. */
export function hasBegun(phase: Phase, present: Phase): boolean {
  return order.indexOf(phase) <= order.indexOf(present);
}

export const phaseNames = {
  planning: "計画",
  midYear: "中間",
  yearEnd: "期末",
  nextYear: "翌年度に向けて",
} as const satisfies Record<Phase, string>;

/** The phases by the names that the city gives their stages; by ours where it has no such stage, or runs no cycle. */
export function phaseNamesIn(cycle: Pick<CycleDefinition, "stages"> | null): Record<Phase, string> {
  const own = cycle?.stages.flatMap(({ stage, label }) => (isPhase(stage) ? [[stage, label]] : [])) ?? [];
  return { ...phaseNames, ...Object.fromEntries(own) };
}

export function isPhase(stage: StageKey): stage is StageKey & Phase {
  return stage in phaseNames;
}
