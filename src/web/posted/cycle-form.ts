import { builtInCycles } from "../../domain/cycle/built-in-cycles.ts";
import {
  approverLevels,
  type CycleDefinition,
  type CycleFault,
  levels,
  type Stage,
  type StageKey,
  stageKeys,
} from "../../domain/cycle/cycle-definition.ts";
import { dateOfYearDay, yearDayOf } from "../../domain/cycle/year-day.ts";
import { phases } from "../../domain/forms/form-definition.ts";
import type { FieldError } from "./field-error.ts";
import { typedDay } from "./typed-day.ts";

const isoDay = typedDay();

/** Stages that every year has. */
export const fixedStages: readonly StageKey[] = ["planning", "yearEnd"];

/** The name of a field: 「opens.midYear.section」. */
export function cycleFieldName(what: string, stage: StageKey, part = ""): string {
  return [what, stage, part].filter(Boolean).join(".");
}

/** A year's cycle as the fields of its form; stages that it lacks stand there as some built-in year has them. */
export function cycleFields(
  { name, stages }: CycleDefinition,
  startStage: StageKey,
  fiscalYear: number,
): Record<string, string> {
  const fields: Record<string, string> = { name, startStage };
  for (const key of stageKeys) {
    const used = stages.find(({ stage }) => stage === key);
    const stage = used ?? templateOf(key);
    const set = (what: string, part: string, value: string) => {
      fields[cycleFieldName(what, key, part)] = value;
    };
    if (used) set("use", "", "yes");
    set("label", "", stage.label);
    set("writer", "", stage.writtenBy);
    for (const phase of stage.fills) set("fills", phase, "yes");
    for (const level of levels) {
      const window = stage.windows[level];
      if (!window) continue;
      set("opens", level, dateOfYearDay(window.opens, fiscalYear));
      set("closes", level, dateOfYearDay(window.closes, fiscalYear));
    }
    set("grace", "", String(stage.graceDays));
    set("resubmit", "", String(stage.resubmitDays));
    for (const level of stage.approvers) set("approver", level, "yes");
    if (stage.mayApproveOwn) set("own", "", "yes");
    if (stage.hiddenUntilConfirmed) set("hidden", "", "yes");
  }
  return fields;
}

function templateOf(key: StageKey): Stage {
  const stage = builtInCycles.flatMap(({ stages }) => stages).find((one) => one.stage === key);
  if (!stage) throw new Error(`No built-in cycle has the stage ${key}.`);
  return stage;
}

export type PostedCycle = {
  /** For the schema to judge. A day that could not be read is missing here and named among the errors. */
  definition: { key: string; name: string; municipality?: string; stages: PostedStage[] };
  startStage: StageKey;
  errors: FieldError[];
};
export type PostedStage = Omit<Stage, "graceDays" | "resubmitDays" | "writtenBy"> & {
  writtenBy: Stage["writtenBy"];
  graceDays: number;
  resubmitDays: number;
};

/** A cycle as it was posted; `base` lends its key. */
export function readCycleForm(
  { key, municipality }: Pick<CycleDefinition, "key" | "municipality">,
  fiscalYear: number,
  body: Record<string, string>,
): PostedCycle {
  const errors: FieldError[] = [];
  const used = stageKeys.filter((stage) => fixedStages.includes(stage) || body[cycleFieldName("use", stage)] === "yes");
  const stages = used.map((stage): PostedStage => {
    const given = (what: string, part = "") => body[cycleFieldName(what, stage, part)] ?? "";
    const chosen = (what: string, part = "") => given(what, part) === "yes";
    const writer = given("writer");
    return {
      stage,
      label: given("label"),
      fills: phases.filter((phase) => chosen("fills", phase)),
      writtenBy: writer === "heads" || writer === "nobody" ? writer : "unit",
      windows: windowsIn(body, stage, fiscalYear, errors),
      graceDays: numberIn(given("grace")),
      resubmitDays: numberIn(given("resubmit")),
      approvers: approverLevels.filter((level) => chosen("approver", level)),
      mayApproveOwn: chosen("own"),
      hiddenUntilConfirmed: chosen("hidden"),
    };
  });
  const startStage = used.find((stage) => stage === body.startStage);
  if (!startStage) errors.push({ field: "startStage", message: "この流れにある時期を選んでください。" });
  const named = municipality === undefined ? {} : { municipality };
  const definition = { key, name: body.name ?? "", ...named, stages };
  return { definition, startStage: startStage ?? "planning", errors };
}

function numberIn(text: string): number {
  return /^\d{1,4}$/.test(text.trim()) ? Number(text) : Number.NaN;
}

function windowsIn(
  body: Record<string, string>,
  stage: StageKey,
  fiscalYear: number,
  errors: FieldError[],
): Stage["windows"] {
  const windows: Stage["windows"] = {};
  for (const level of levels) {
    const day = (end: "opens" | "closes"): string | null => {
      const field = cycleFieldName(end, stage, level);
      const given = isoDay.safeParse(body[field]);
      const found = given.success ? yearDayOf(given.data, fiscalYear) : null;
      if (found !== null) return found;
      const message = given.success
        ? "日付は、この年度か前後1年の日にしてください。"
        : "始まりと期限の両方に日付を入れるか、両方を空けてください。";
      errors.push({ field, message });
      return null;
    };
    if (["opens", "closes"].every((end) => (body[cycleFieldName(end, stage, level)] ?? "") === "")) continue;
    const [opens, closes] = [day("opens"), day("closes")];
    if (opens !== null && closes !== null) windows[level] = { opens, closes };
  }
  return windows;
}

/** Where on the form a fault of the definition is to be mended. */
export function fieldOfFault(stages: { stage: StageKey }[], { path, message }: CycleFault): FieldError {
  const [of, index, what, level, end] = path;
  const stage = stages[Number(index)]?.stage;
  if (of !== "stages" || !stage) return { field: of === "name" ? "name" : "stages", message };
  if (what === "windows" && level !== undefined) {
    return { field: cycleFieldName(String(end ?? "opens"), stage, String(level)), message };
  }
  const names: Record<string, string> = {
    graceDays: "grace",
    resubmitDays: "resubmit",
    writtenBy: "writer",
    hiddenUntilConfirmed: "hidden",
  };
  return { field: cycleFieldName(names[String(what)] ?? String(what), stage), message };
}
