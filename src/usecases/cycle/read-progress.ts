import { loadCycle } from "../../database/cycle-store.ts";
import type { Database } from "../../database/database.ts";
import { fiscalYears } from "../../database/fiscal-year-store.ts";
import type { StageKey } from "../../domain/cycle/cycle-definition.ts";
import { daysLate, dueDate, writingTimes } from "../../domain/cycle/situation.ts";
import {
  isLateIn,
  placeIn,
  presentStage,
  type StageCount,
  type StagePlace,
  stageCounts,
} from "../../domain/cycle/stage-counts.ts";
import { type WaitsFor, waitsFor } from "../../domain/cycle/todo.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayWatchProgress } from "../../domain/permissions/permissions.ts";
import { type CycleSheet, cycleSheets } from "./year-sheets.ts";

/** Which sheets are listed under the picture. */
export type ProgressFilter = {
  department: string | null;
  stage: StageKey | null;
  at: StagePlace | "late" | null;
};

/** One row of the picture: a department, or inside one a unit. `only`: its sheet, where it has just one. */
export type ProgressRow = { unitId: string; name: string; counts: StageCount[]; only: CycleSheet | null };
/** `opens`: the first day of a stage that has not begun yet. */
export type ProgressEntry = {
  sheet: CycleSheet;
  waits: WaitsFor;
  opens: string | null;
  due: string | null;
  late: number;
};

export type YearProgress = {
  fiscalYear: number;
  stages: { stage: StageKey; label: string }[];
  /** The stage in which the year is by its days. */
  present: StageKey | null;
  all: StageCount[];
  rows: ProgressRow[];
  listed: ProgressEntry[];
};

export type ReadProgressOutcome =
  | { ok: true; progress: YearProgress }
  | { ok: false; reason: "not-found" | "no-cycle" | "forbidden" };

/** How far the units of a year have come, as far as the person looks after them. */
export async function readProgress(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  filter: ProgressFilter,
  today: string,
): Promise<ReadProgressOutcome> {
  return await db.withTenant(actor.tenantId, async (tx) => {
    const [year] = await fiscalYears(tx, fiscalYear);
    if (!year) return { ok: false, reason: "not-found" };
    const cycle = (await loadCycle(tx, fiscalYear))?.definition;
    const sheets = await cycleSheets(tx, fiscalYear);
    const watched = sheets.filter((sheet) => mayWatchProgress(actor, placeOf(sheet)));
    if (watched.length === 0 && (sheets.length > 0 || !mayWatchProgress(actor, { unitIds: [] }))) {
      return { ok: false, reason: "forbidden" };
    }
    if (!cycle) return { ok: false, reason: "no-cycle" };
    const { department } = filter;
    const inView = watched.filter((sheet) => department === null || placeOf(sheet).unitIds.at(-1) === department);
    if (department !== null && inView.length === 0) return { ok: false, reason: "not-found" };
    const stages = cycle.stages.map(({ stage, label }) => ({ stage, label }));
    const keys = stages.map(({ stage }) => stage);
    const rows = Map.groupBy(inView, (sheet) =>
      department === null ? placeOf(sheet).unitIds.at(-1) : sheet.units[0]?.unitId,
    );
    return {
      ok: true,
      progress: {
        fiscalYear,
        stages,
        present: presentStage({ cycle, fiscalYear }, today),
        all: stageCounts(inView, keys, today),
        rows: [...rows].map(([unitId = "", own]) => ({
          unitId,
          name:
            department === null ? (own[0]?.path[0] ?? "") : own[0]?.path.slice(1).join(" ") || own[0]?.path[0] || "",
          counts: stageCounts(own, keys, today),
          only: own.length === 1 ? (own[0] ?? null) : null,
        })),
        listed: inView.filter((sheet) => isListed(sheet, filter, today)).map((sheet) => entryOf(sheet, today)),
      },
    };
  });
}

function placeOf({ units }: CycleSheet): { unitIds: string[] } {
  return { unitIds: units.map(({ unitId }) => unitId) };
}

function isListed(sheet: CycleSheet, { stage, at }: ProgressFilter, today: string): boolean {
  if (at === "late") return stage === null ? daysLate(sheet, today) > 0 : isLateIn(sheet, stage, today);
  return at === null || stage === null || placeIn(sheet, stage, today) === at;
}

function entryOf(sheet: CycleSheet, today: string): ProgressEntry {
  const early = placeIn(sheet, sheet.state.stage, today) === "ahead";
  const opens = early ? writingTimes(sheet).opens : null;
  return { sheet, opens, waits: waitsFor(sheet), due: dueDate(sheet), late: daysLate(sheet, today) };
}
