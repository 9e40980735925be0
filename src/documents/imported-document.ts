import type { Concept } from "../domain/forms/concepts.ts";

/** What `michi import FILE --json` prints: everything that was understood of a file (design.md §4). */

export type Confidence = "high" | "medium" | "low";

/** `line`: line of the text or row of the worksheet, from 1. */
export type Source = { line: number; grid?: string };

export type ImportedTexts = { [C in Concept]?: string };

export type ImportedPlanLink = { plan: string; text: string; path: string[] };

/** `parts[concept]`: what that column says on this sub-item; several markers when one part answers several numbers. */
export type ImportedSubItem = {
  marker: string;
  parts: { [C in Concept]?: { markers: string[]; text: string } };
  /** `target-without-report`, `report-without-target`. */
  flags: string[];
};

/** `subItems`: as planned. `added`: numbers that only reports have, taken up during the year. */
export type ImportedWorkItem = {
  title: string;
  texts: ImportedTexts;
  subItems: ImportedSubItem[];
  added: ImportedSubItem[];
};

/** `from`, `to`: ISO dates, inclusive. */
export type ImportedPeriod = { label: string; from: string; to: string; items: string[] };

export type ImportedValue = {
  fiscalYear: number;
  text: string;
  value?: number;
  numerator?: number;
  denominator?: number;
};

export type ImportedIndicator = { label: string; unit: string; targets: ImportedValue[]; actuals: ImportedValue[] };

export type ImportedGoal = {
  number: string | null;
  kind: "priority" | "improvement" | null;
  title: string;
  /** Every other column of the form, whole. number, title, difficulty, rating and plan links stand in their own keys. */
  texts: ImportedTexts;
  units: string[];
  difficulty: string | null;
  rating: string | null;
  planLinks: ImportedPlanLink[];
  workItems: ImportedWorkItem[];
  schedule: ImportedPeriod[];
  indicators: ImportedIndicator[];
  confidence: Confidence;
  notes: string[];
  /** Columns placed by meaning rather than by position, to be confirmed by a person. */
  doubtful: Concept[];
  source: Source;
};

/** `sheetNumber`, `revision`: printed on our own exports, by which a file that comes back finds its sheet and its state then. */
export type ImportedSheet = {
  unit: string[];
  sheetNumber?: string | null;
  revision?: number;
  header: ImportedTexts;
  goals: ImportedGoal[];
};

export type ImportedSlot = {
  date: string;
  start: string;
  end: string;
  /** As printed beside the times: 「1:30」. */
  duration: string | null;
  unit: string | null;
  buffer: boolean;
  basicPrograms: number | null;
  attendees: string[];
  venue: string | null;
};

export type ImportedRule = { section: string; text: string };

/** `reason` says why it could not be placed, in Japanese. */
export type UnplacedText = { line: number; text: string; grid?: string; reason?: string };

export type ImportedDocument = {
  form: string;
  fiscalYear: number | null;
  municipality: string | null;
  sheets: ImportedSheet[];
  timetable: ImportedSlot[];
  rules: ImportedRule[];
  unplaced: UnplacedText[];
};

/** Why a file could not be read, as a value; `message` is Japanese and says what, where and what to do. */
export type ReadRefusal = { ok: false; reason: string; message: string };
/** `notes`: what was left out on purpose (hidden sheets, shapes), as Japanese sentences. */
export type ReadOutcome = { ok: true; document: ImportedDocument; notes?: string[] } | ReadRefusal;
