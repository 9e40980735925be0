import { z } from "zod";
import { type Phase, phases } from "../forms/form-definition.ts";
import { dateOfYearDay, yearDayPattern } from "./year-day.ts";

/**
 * A city's year as data: which stages a sheet passes, when each unit writes and each superior approves, what follows
 * after a deadline. No code knows a city.
 */

/** In the order of the year. Every cycle plans and reports at the year's end; the others are the city's choice. */
export const stageKeys = ["planning", "consultation", "midYear", "yearEnd", "secondEvaluation", "publication"] as const;
export type StageKey = (typeof stageKeys)[number];

/** From the smallest unit upwards; the mayor is consulted, and the office stands for the whole city. */
export const levels = ["team", "section", "department", "mayor", "office"] as const;
export type Level = (typeof levels)[number];

/** Whose approval a stage may ask for, nearest first. */
export const approverLevels = ["team", "section", "department", "mayor"] as const satisfies Level[];
export type ApproverLevel = (typeof approverLevels)[number];

const yearDay = z
  .string({ error: "日付を入力してください。" })
  .regex(yearDayPattern, { error: "日付は 10-31 のように月と日で書いてください。" });
const daysMessage = "日数は0から365までの数字で入力してください。";
const days = z
  .number({ error: daysMessage })
  .int({ error: daysMessage })
  .min(0, { error: daysMessage })
  .max(365, { error: daysMessage });

/** First and last day, both included. */
const stageWindow = z.strictObject({ opens: yearDay, closes: yearDay });
export type StageWindow = z.infer<typeof stageWindow>;

const stage = z.strictObject({
  stage: z.enum(stageKeys),
  /** What the city calls it: 「上半期レビュー」. */
  label: z
    .string()
    .trim()
    .min(1, { error: "時期の名前を入力してください。" })
    .max(20, { error: "時期の名前は20文字までにしてください。" }),
  /** The phases of the form's fields that are written then. */
  fills: z.array(z.enum(phases)),
  /** Who writes: the unit itself, its superiors (a second rating), or nobody (a stage that the office only decides). */
  writtenBy: z.enum(["unit", "heads", "nobody"]).default("unit"),
  /**
   * When units of a level do their part: a sheet's own level writes and submits, the levels above it approve, the
   * office confirms.
   */
  windows: z.partialRecord(z.enum(levels), stageWindow),
  /** Days after the last day on which late sheets are still taken. */
  graceDays: days.default(0),
  /** Days that a sheet sent back has at least. */
  resubmitDays: days.default(7),
  /** Whose approval a sheet needs before the office confirms it, one after the other; the mayor's is an agreement. */
  approvers: z.array(z.enum(approverLevels)).default([]),
  /** Whether who submitted a sheet may approve or confirm it too. */
  mayApproveOwn: z.boolean().default(false),
  /** Whether the superior's rating, written then, is shown to the unit only when this stage is confirmed. */
  hiddenUntilConfirmed: z.boolean().default(false),
});
export type Stage = z.infer<typeof stage>;

export const cycleDefinitionSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z
      .string()
      .trim()
      .min(1, { error: "年間の流れの名前を入力してください。" })
      .max(60, { error: "年間の流れの名前は60文字までにしてください。" }),
    /** The city whose cycle it is; absent on the standard one. */
    municipality: z.string().optional(),
    stages: z.array(stage).min(2),
  })
  .superRefine(({ stages }, context) => {
    for (const { path, message } of cycleFaults(stages)) context.addIssue({ code: "custom", path, message });
  });

export type CycleDefinition = z.infer<typeof cycleDefinitionSchema>;
export type CycleDefinitionInput = z.input<typeof cycleDefinitionSchema>;

/** The latest of some phases in the order of the year; null of none. */
export function latestPhase(some: readonly Phase[]): Phase | null {
  return phases.findLast((phase) => some.includes(phase)) ?? null;
}

/** When a level does its part in a stage. A level without days of its own goes by the next one that has some. */
export function windowOf(stage: Pick<Stage, "windows">, level: Level): StageWindow | undefined {
  const at = levels.indexOf(level);
  const nearest = [...levels.slice(at), ...levels.slice(0, at).reverse()];
  return nearest.map((one) => stage.windows[one]).find((one) => one !== undefined);
}

/** A place in the definition and what is wrong there. */
export type CycleFault = { path: (string | number)[]; message: string };

/** What keeps a year from being lived: stages out of order, days that run backwards, a stage that nobody can do. */
function cycleFaults(stages: Stage[]): CycleFault[] {
  const rank = stages.map(({ stage: key }) => stageKeys.indexOf(key));
  const faults: CycleFault[] = [];
  const add = (path: CycleFault["path"], message: string) => faults.push({ path: ["stages", ...path], message });
  if (rank.some((one, index) => index > 0 && one <= (rank[index - 1] ?? -1))) add([], "時期の順番が正しくありません。");
  if (stages[0]?.stage !== "planning") add([], "はじめの時期は目標の設定にしてください。");
  if (!stages.some(({ stage: key }) => key === "yearEnd")) add([], "期末の時期がありません。");
  for (const [index, stage] of stages.entries()) {
    for (const fault of [...partFaults(stage), ...dayFaults(stage, stages[index - 1])]) {
      add([index, ...fault.path], fault.message);
    }
    if (stages.findIndex(({ label }) => label === stage.label) < index) {
      add([index, "label"], `「${stage.label}」という名前の時期が二つあります。`);
    }
  }
  return faults;
}

/** Whether somebody can write what a stage asks for, and somebody approve it. */
function partFaults(stage: Stage): CycleFault[] {
  const { label, fills, writtenBy, approvers, mayApproveOwn, hiddenUntilConfirmed } = stage;
  const faults: CycleFault[] = [];
  const add = (path: string, message: string) => faults.push({ path: [path], message });
  if (writtenBy !== "nobody" && fills.length === 0) add("fills", `「${label}」に書く欄がありません。`);
  if (writtenBy === "nobody" && fills.length > 0) {
    add("writtenBy", `「${label}」には書く欄がありますが、書く人がいません。`);
  }
  if (hiddenUntilConfirmed && writtenBy !== "heads") {
    add("hiddenUntilConfirmed", `「${label}」は上の職が書く時期ではないため、評価を確定まで見せない設定は使えません。`);
  }
  if (writtenBy === "heads" && approvers.includes("department") && !mayApproveOwn) {
    add("approvers", `「${label}」は上の職が書くため、部局長の承認は本人の承認になります。承認から外してください。`);
  }
  return faults;
}

function dayFaults({ label, windows }: Stage, before: Stage | undefined): CycleFault[] {
  const faults: CycleFault[] = [];
  const given = levels.flatMap((level) => (windows[level] ? [{ level, ...spanOf(windows[level]) }] : []));
  if (given.length === 0) faults.push({ path: ["windows"], message: `「${label}」の期間がありません。` });
  for (const [nth, { level, opens, closes }] of given.entries()) {
    const add = (end: "opens" | "closes", message: string) => faults.push({ path: ["windows", level, end], message });
    if (opens > closes) add("closes", `「${label}」の終わりの日が始まりの日より前です。`);
    const lower = given[nth - 1];
    if (lower && closes < lower.closes) add("closes", `「${label}」では、上の職の期限が下の職の期限より前です。`);
    const earlier = before && windowOf(before, level);
    if (before && earlier && opens <= spanOf(earlier).closes) {
      add("opens", `「${label}」の期間が「${before.label}」の期間と重なっています。`);
    }
  }
  return faults;
}

/** Dates of any one year: only their order counts. */
function spanOf({ opens, closes }: StageWindow): { opens: string; closes: string } {
  return yearDayPattern.test(opens) && yearDayPattern.test(closes)
    ? { opens: dateOfYearDay(opens, 2001), closes: dateOfYearDay(closes, 2001) }
    : { opens: "", closes: "" };
}

/** The phases that a form asks for and no stage of the year fills: nobody could ever write them. */
export function unfilledPhases({ stages }: Pick<CycleDefinition, "stages">, asked: readonly Phase[]): Phase[] {
  const filled = stages.flatMap(({ fills }) => fills);
  return phases.filter((phase) => asked.includes(phase) && !filled.includes(phase));
}
