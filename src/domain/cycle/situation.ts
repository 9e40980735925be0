import type { Phase } from "../forms/form-definition.ts";
import { phases } from "../forms/form-definition.ts";
import { addDays, daysBetween } from "../periods/add-days.ts";
import type { Actor } from "../permissions/actor.ts";
import {
  type ApproverLevel,
  type CycleDefinition,
  type Level,
  latestPhase,
  levels,
  type Stage,
  type StageWindow,
  windowOf,
} from "./cycle-definition.ts";
import type { CycleState } from "./cycle-state.ts";
import { dateOfYearDay } from "./year-day.ts";

/** The unit of a sheet and those above it, nearest first. */
export type SheetUnits = { unitId: string; level: Exclude<ApproverLevel, "mayor"> }[];

/** Both lists run in parallel, nearest first. */
export function unitsOf(sheet: { unitIds: string[]; unitLevels: SheetUnits[number]["level"][] }): SheetUnits {
  return sheet.unitIds.map((unitId, index) => ({ unitId, level: sheet.unitLevels[index] ?? "department" }));
}

/** Everything that the table of transitions looks at. */
export type Situation = {
  cycle: CycleDefinition;
  state: CycleState;
  fiscalYear: number;
  units: SheetUnits;
  actor: Actor;
  /** ISO date in Japan. */
  today: string;
  /** Errors that stand in the way of handing the sheet in (checkContent up to `requiredPhase`). */
  missing: number;
};

export type Sheet = Pick<Situation, "cycle" | "state" | "fiscalYear" | "units">;

export function stageOf({ cycle, state }: Pick<Situation, "cycle" | "state">): Stage {
  const stage = cycle.stages.find((one) => one.stage === state.stage);
  if (!stage) throw new Error(`The cycle has no stage ${state.stage}.`);
  return stage;
}

export function nextStage({ cycle, state }: Pick<Situation, "cycle" | "state">): Stage | undefined {
  return cycle.stages[cycle.stages.findIndex((one) => one.stage === state.stage) + 1];
}

/** The links of the chain that this sheet has: a department's own sheet has no section above it. */
export function chainOf(sheet: Sheet): ApproverLevel[] {
  return stageOf(sheet).approvers.filter((link) => link === "mayor" || sheet.units.some(({ level }) => level === link));
}

/** The level whose approval is next; "office" when only the confirmation is missing. */
export function pendingLevel(sheet: Sheet): Level {
  return chainOf(sheet)[sheet.state.approvals] ?? "office";
}

export type Times = {
  opens: string;
  /** The last day as announced, or as extended. */
  due: string;
  /** The last day on which it is still taken. */
  locks: string;
};

/** The days of a level in a stage that is lived: the schema lets no stage through without some. */
function daysOf(stage: Stage, level: Level): StageWindow {
  const found = windowOf(stage, level);
  if (!found) throw new Error(`The stage ${stage.stage} has no days.`);
  return found;
}

/** The days of the present stage for those who write the sheet. */
export function writingTimes(sheet: Sheet): Times {
  const stage = stageOf(sheet);
  const { state, fiscalYear } = sheet;
  const own = stage.writtenBy === "unit" ? (sheet.units[0]?.level ?? "office") : "department";
  const { opens, closes } = daysOf(stage, own);
  const announced = dateOfYearDay(closes, fiscalYear);
  const due = latest([announced, state.extendedTo]);
  const resubmit =
    state.status === "sentBack" && state.sentBack ? addDays(state.sentBack.on, stage.resubmitDays) : null;
  return {
    opens: dateOfYearDay(opens, fiscalYear),
    due: latest([due, resubmit]),
    locks: latest([addDays(announced, stage.graceDays), due, resubmit]),
  };
}

/** The last day for the person or the level whom the sheet waits for; null when it waits for nobody. */
export function dueDate(sheet: Sheet): string | null {
  const { status, amendment } = sheet.state;
  if (status === "confirmed" || status === "closed" || amendment) return null;
  if (status !== "submitted" && stageOf(sheet).writtenBy !== "nobody") return writingTimes(sheet).due;
  const pending = pendingLevel(sheet);
  // The days of the sheet's own level are for writing; its head reads until the level above begins to wait.
  const above = levels[levels.indexOf(pending) + 1] ?? pending;
  const level = pending === sheet.units[0]?.level ? above : pending;
  return dateOfYearDay(daysOf(stageOf(sheet), level).closes, sheet.fiscalYear);
}

/** Days past the last day; 0 when there is time. */
export function daysLate(sheet: Sheet, today: string): number {
  const due = dueDate(sheet);
  return due === null ? 0 : Math.max(0, daysBetween(due, today));
}

/** The phases whose words were confirmed and are changed by amendment only. */
export function confirmedPhases({ cycle, state }: Sheet): Phase[] {
  const at = cycle.stages.findIndex((one) => one.stage === state.stage);
  const over = state.status === "confirmed" || state.status === "closed" || state.amendment?.from === "confirmed";
  const done = cycle.stages.slice(0, over ? at + 1 : at).flatMap(({ fills }) => fills);
  const inHand = over ? [] : (cycle.stages[at]?.fills ?? []);
  return phases.filter((phase) => done.includes(phase) && !inHand.includes(phase));
}

/** Up to which phase a sheet must be filled to be handed in now. */
export function requiredPhase(sheet: Sheet): Phase {
  if (sheet.state.amendment) return latestPhase(confirmedPhases(sheet)) ?? "planning";
  const at = sheet.cycle.stages.findIndex((one) => one.stage === sheet.state.stage);
  return latestPhase(sheet.cycle.stages.slice(0, at + 1).flatMap(({ fills }) => fills)) ?? "planning";
}

function latest(dates: (string | null)[]): string {
  return dates.reduce<string>((last, date) => (date !== null && date > last ? date : last), "");
}
