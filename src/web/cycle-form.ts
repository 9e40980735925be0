import { z } from "zod";
import {
  type CycleDefinition,
  levels,
  type StageKey,
  type StageWindow,
  stageKeys,
} from "../domain/cycle/cycle-definition.ts";
import { yearDayOf } from "../domain/cycle/year-day.ts";
import type { FieldError } from "./field-error.ts";

const day = z.iso.date();
const days = z.coerce.number().int().min(0).max(365);

/** The name of a field: 「opens.midYear.section」. */
export function cycleFieldName(what: string, stage: StageKey, level = ""): string {
  return [what, stage, level].filter(Boolean).join(".");
}

export type CycleForm =
  | { ok: true; definition: CycleDefinition; startStage: StageKey }
  | { ok: false; errors: FieldError[] };

/** A cycle with the days, the grace and the rule about one's own sheets as they were posted. */
export function readCycleForm(base: CycleDefinition, fiscalYear: number, body: Record<string, unknown>): CycleForm {
  const errors: FieldError[] = [];
  const dateOf = (name: string): string => {
    const given = day.safeParse(body[name]);
    const found = given.success ? yearDayOf(given.data, fiscalYear) : null;
    if (found === null) errors.push({ field: name, message: "日付は、この年度か前後1年の日にしてください。" });
    return found ?? "04-01";
  };
  const numberOf = (name: string): number => {
    const given = days.safeParse(body[name]);
    if (!given.success) errors.push({ field: name, message: "日数は0から365までの数字で入力してください。" });
    return given.data ?? 0;
  };
  const stages = base.stages.map((stage) => {
    const windows: Partial<Record<(typeof levels)[number], StageWindow>> = {};
    for (const level of levels) {
      if (!stage.windows[level]) continue;
      const opens = dateOf(cycleFieldName("opens", stage.stage, level));
      windows[level] = { opens, closes: dateOf(cycleFieldName("closes", stage.stage, level)) };
    }
    const graceDays = numberOf(cycleFieldName("grace", stage.stage));
    const mayApproveOwn = body[cycleFieldName("own", stage.stage)] === "yes";
    return { ...stage, windows, graceDays, mayApproveOwn };
  });
  const startStage = stageKeys.find((key) => key === body.startStage);
  if (!startStage) errors.push({ field: "startStage", message: "どの時期から始めるかを選んでください。" });
  if (errors.length > 0 || !startStage) return { ok: false, errors };
  return { ok: true, definition: { ...base, stages }, startStage };
}
