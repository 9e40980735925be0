import { fiscalYearRange } from "../periods/fiscal-year.ts";
import { partsOf } from "../periods/iso-date.ts";
import type { EvidenceKind } from "./evidence-file.ts";

/** The part of a goal that a note is about; null and "": the whole goal. */
export type NotePlace = { goalId: string; workItemId: string | null; marker: string };

/** A file as it is listed. `sha256` in hex. */
export type EvidenceFile = { fileId: string; name: string; kind: EvidenceKind; size: number; sha256: string };

/** 記録: what was done for a goal on a day (`YYYY-MM-DD`). `version` grows by one with every change. */
export type ActivityNote = NotePlace & {
  noteId: string;
  on: string;
  body: string;
  version: number;
  by: string;
  files: EvidenceFile[];
};

export const longestNote = 4_000;

/** Why a note is not taken as it was written. */
export type NoteRefusal = "no-words" | "too-long" | "not-in-year" | "too-many-files" | "sheet-full" | "no-such-place";

/** What the history keeps of a note: files by name, size and digest. */
export type NotedState = Pick<ActivityNote, "on" | "body" | "marker" | "goalId"> & {
  files: Omit<EvidenceFile, "fileId" | "kind">[];
};

/** What was done with a note. `before`: null when it was added; `after`: null when it was removed. */
export type NoteEvent = { noteId: string; before: NotedState | null; after: NotedState | null };

export function notedState({ on, body, marker, goalId, files }: Omit<ActivityNote, "by" | "version">): NotedState {
  return { on, body, marker, goalId, files: files.map(({ name, size, sha256 }) => ({ name, size, sha256 })) };
}

/** The line of the history for those who don't read notes: which goal, which day, never its words. */
export function noteSentence(goal: string, { before, after }: NoteEvent): string {
  const state = after ?? before;
  const did = before === null ? "追加しました" : after === null ? "削除しました" : "書き換えました";
  const count = after?.files.length ?? 0;
  return `${goal}の記録（${state ? monthAndDay(state.on) : ""}）を${did}${count > 0 ? `（添付${count}件）` : ""}`;
}

/** 「6月10日」 of `2026-06-10`. */
export function monthAndDay(on: string): string {
  const { month, day } = partsOf(on);
  return `${month}月${day}日`;
}

/** Whether a day belongs to the year of the sheet. */
export function isInYear(on: string, fiscalYear: number): boolean {
  const { from, to } = fiscalYearRange(fiscalYear);
  return from <= on && on <= to;
}
