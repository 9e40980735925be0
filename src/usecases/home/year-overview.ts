import type { Sheet } from "../../domain/cycle/situation.ts";
import type { RatingSummary } from "../../domain/evaluation/rating-summary.ts";
import type { FormDefinition, Phase } from "../../domain/forms/form-definition.ts";

/** How far one phase of a sheet is filled in. */
export type PhaseProgress = { phase: Phase; filled: number; required: number };

export type SheetState = {
  sheetId: string;
  sheetNumber: string;
  /** What the sheet is called in its row: the title of its only goal, or the form's name. */
  title: string;
  goals: number;
  progress: PhaseProgress[];
  /** Where the sheet stands in its year; null where the city runs no cycle. */
  cycle: Sheet | null;
  updatedAt: string | null;
  updatedBy: string | null;
};

/** A unit with its sheets of the year; `path` from the department down. */
export type UnitState = {
  unitId: string;
  path: string[];
  sheets: SheetState[];
  /** What stood here until its time of keeping was over: numbers only. */
  disposed: { sheetId: string; sheetNumber: string }[];
  /** Whether the person may begin a sheet here now: the first, or on a form for one goal a further one. */
  mayBegin: boolean;
};

export type DepartmentState = { unitId: string; name: string; units: UnitState[] };

/** The year at a glance: every unit, with or without a sheet. */
export type YearOverview = {
  fiscalYear: number;
  departments: DepartmentState[];
  /** All departments, to choose one from. */
  choices: { unitId: string; name: string }[];
  /** What was judged, by department; empty until somebody has rated. */
  ratings: RatingSummary[];
  /** The year runs a cycle, and the person looks after some of its units. */
  mayWatch: boolean;
  /** What new sheets of the year are written on; null: not decided. */
  form: Pick<FormDefinition, "name" | "sheetPer"> | null;
};
