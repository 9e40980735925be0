import type { ActEvent } from "../cycle/cycle-state.ts";
import type { NoteEvent } from "../notes/activity-note.ts";
import type { SheetEvent } from "../sheets/sheet-change.ts";

/** By which door a change came. */
export type Via =
  | "editor"
  | "form"
  | "excel"
  | "import"
  | "demo"
  | "settings"
  | "act"
  | "carry-over"
  | "comment"
  | "shared"
  | "goal-link"
  | "activity-note";

/**
 * What one history entry says: everything one request did, by whom. It is kept as the text that was hashed; names are
 * as they were then, whatever becomes of the person's account.
 */
export type HistoryPayload = {
  by: string;
  events: SheetEvent[];
  /** In words, what happened beside the sheets' texts. */
  note?: string;
  /** What was done with a note of the year: for those who read notes, who are fewer than those who read the history. */
  activityNote?: NoteEvent;
  /** What was done with the sheet as a whole. */
  act?: ActEvent;
  /** The reason for which confirmed words were changed. */
  amendment?: string;
  /** The shared goal that an entry of no sheet is about. */
  sharedGoalId?: string;
};

export function writePayload(payload: HistoryPayload): string {
  const { by, events, note, activityNote, act, amendment, sharedGoalId } = payload;
  return JSON.stringify({ by, events, note, activityNote, act, amendment, sharedGoalId });
}

/** Null: disposed of by rule; the chain still holds the digest. */
export function readPayload(text: string | null): HistoryPayload | null {
  return text === null ? null : (JSON.parse(text) as HistoryPayload);
}
