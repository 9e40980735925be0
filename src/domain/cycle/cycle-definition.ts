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

/** From the smallest unit upwards; the office stands for the whole city. */
export const levels = ["team", "section", "department", "office"] as const;
export type Level = (typeof levels)[number];

const yearDay = z.string().regex(yearDayPattern, { error: "日付は 10-31 のように月と日で書いてください。" });
const days = z.number().int().min(0).max(365);

/** First and last day, both included. */
const stageWindow = z.strictObject({ opens: yearDay, closes: yearDay });
export type StageWindow = z.infer<typeof stageWindow>;

const stage = z.strictObject({
  stage: z.enum(stageKeys),
  /** What the city calls it: 「上半期レビュー」. */
  label: z.string().trim().min(1).max(20),
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
  /** Whose approval a sheet needs before the office confirms it, one after the other. */
  approvers: z.array(z.enum(["team", "section", "department"])).default([]),
  /** Whether who submitted a sheet may approve or confirm it too. */
  mayApproveOwn: z.boolean().default(false),
});
export type Stage = z.infer<typeof stage>;

export const cycleDefinitionSchema = z
  .strictObject({
    key: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    name: z.string().min(1),
    /** The city whose cycle it is; absent on the standard one. */
    municipality: z.string().optional(),
    stages: z.array(stage).min(2),
  })
  .superRefine(({ stages }, context) => {
    for (const { path, message } of cycleFaults(stages)) context.addIssue({ code: "custom", path, message });
  });

export type CycleDefinition = z.infer<typeof cycleDefinitionSchema>;
export type CycleDefinitionInput = z.input<typeof cycleDefinitionSchema>;

type Fault = { path: (string | number)[]; message: string };

/** Stages out of order, days that run backwards, stages of one level that overlap. */
function cycleFaults(stages: Stage[]): Fault[] {
  const faults: Fault[] = [];
  const add = (path: Fault["path"], message: string) => faults.push({ path: ["stages", ...path], message });
  const rank = stages.map(({ stage: key }) => stageKeys.indexOf(key));
  if (rank.some((one, index) => index > 0 && one <= (rank[index - 1] ?? -1))) add([], "時期の順番が正しくありません。");
  if (stages[0]?.stage !== "planning") add([], "はじめの時期は目標の設定にしてください。");
  if (!stages.some(({ stage: key }) => key === "yearEnd")) add([], "期末の時期がありません。");
  for (const [index, { label, windows, fills, writtenBy }] of stages.entries()) {
    const given = levels.flatMap((level) => (windows[level] ? [{ level, ...spanOf(windows[level]) }] : []));
    if (given.length === 0) add([index, "windows"], `「${label}」の期間がありません。`);
    if (writtenBy !== "nobody" && fills.length === 0) add([index, "fills"], `「${label}」に書く欄がありません。`);
    for (const [nth, { level, opens, closes }] of given.entries()) {
      if (opens > closes) add([index, "windows", level, "closes"], `「${label}」の終わりの日が始まりの日より前です。`);
      const lower = given[nth - 1];
      if (lower && closes < lower.closes) {
        add([index, "windows", level, "closes"], `「${label}」では、上の職の期限が下の職の期限より前です。`);
      }
      const before = stages[index - 1];
      const earlier = before?.windows[level];
      if (before && earlier && opens <= spanOf(earlier).closes) {
        add([index, "windows", level, "opens"], `「${label}」の期間が「${before.label}」の期間と重なっています。`);
      }
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

/** The latest of some phases in the order of the year; null of none. */
export function latestPhase(some: readonly Phase[]): Phase | null {
  return phases.findLast((phase) => some.includes(phase)) ?? null;
}
