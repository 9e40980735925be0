import type { Concept } from "../forms/concepts.ts";
import type { Field } from "../forms/form-definition.ts";
import { type ActivityNote, monthAndDay } from "./activity-note.ts";

/** The phases whose texts tell what was done. */
export const quotingPhases = ["midYear", "yearEnd"] as const;
export type QuotingPhase = (typeof quotingPhases)[number];

/** The notes a review speaks of, earliest first: the first half of the year, or all of it. */
export function notesOfPhase(notes: ActivityNote[], phase: QuotingPhase, fiscalYear: number): ActivityNote[] {
  const last = phase === "midYear" ? `${fiscalYear}-09-30` : `${fiscalYear + 1}-03-31`;
  return notes.filter(({ on }) => on <= last).toReversed();
}

/** Whether notes can be put into a field: free text of a review. */
export function takesNotes(field: Field, phase: QuotingPhase): boolean {
  return field.phase === phase && (field.type === "text" || field.type === "subItems");
}

const usual: Record<QuotingPhase, Concept[]> = {
  midYear: ["midYear.report", "midYear.status", "midYear.selfEvaluation"],
  yearEnd: ["yearEnd.activity", "yearEnd.report", "yearEnd.actual", "yearEnd.selfEvaluation"],
};

/** The field into which notes usually go: the one that reports what was done, else the first. */
export function usualField<T extends { concept: Concept }>(fields: T[], phase: QuotingPhase): T | undefined {
  const found = usual[phase].map((concept) => fields.find((field) => field.concept === concept)).find(Boolean);
  return found ?? fields[0];
}

/**
 * The text with a line for each note at its end: 「6月10日 …」. Where a field answers by number the line begins with the
 * note's. What stood there stays to the character.
 */
export function withNotes(text: string, notes: ActivityNote[], field: Field): string {
  const lines = notes.map(({ on, body, marker }) => {
    const number = field.type === "subItems" && marker !== "" ? `${marker} ` : "";
    return `${number}${monthAndDay(on)} ${body}`;
  });
  const before = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return lines.length === 0 ? text : `${before}${lines.join("\n")}`;
}
