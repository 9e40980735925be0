import type { Concept } from "../../domain/forms/concepts.ts";
import type { Confidence, ImportedTexts, Source } from "../imported-document.ts";

/** What was read of a sheet before the structures beside its texts are understood. */
export type Draft = {
  texts: ImportedTexts;
  confidence: Confidence;
  notes: string[];
  doubtful: Concept[];
  source: Source;
};
export type DraftGoal = Draft & { workItems: Draft[] };
export type DraftSheet = {
  unit: string[];
  fiscalYear: number | null;
  sheetNumber: string | null;
  revision: number | null;
  texts: ImportedTexts;
  goals: DraftGoal[];
};

export function emptyDraft(source: Source): Draft {
  return { texts: {}, confidence: "high", notes: [], doubtful: [], source };
}

const order: Confidence[] = ["high", "medium", "low"];

export function lesser(a: Confidence, b: Confidence): Confidence {
  return order.indexOf(a) > order.indexOf(b) ? a : b;
}

/** Adds words to a concept; a second cell of the same column continues the first on a new line. */
export function addText(texts: ImportedTexts, concept: Concept, text: string): void {
  const before = texts[concept];
  texts[concept] = before === undefined ? text : `${before}\n${text}`;
}
