import type { Phase } from "../../domain/forms/form-definition.ts";
import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import {
  notesOfPhase,
  type QuotingPhase,
  quotingPhases,
  takesNotes,
  usualField,
  withNotes,
} from "../../domain/notes/quoted-notes.ts";
import type { CellField } from "../posted/cell-fields.ts";

/** What of a goal's notes can be put into which of its texts, for one review. `usual`: the key of the first choice. */
export type QuotePart = {
  phase: QuotingPhase;
  notes: ActivityNote[];
  targets: { key: string; label: string }[];
  usual: string;
};

/** `act` of the button that saves the form and quotes: 「quote:midYear」. */
export const quoteAct = "quote:";
export const notesName = (phase: QuotingPhase) => `quote.${phase}`;
export const targetName = (phase: QuotingPhase) => `into.${phase}`;

/** One part for each review whose texts may be written now. `ofWorkItems`: their fields, item by item. */
export function quoteParts(
  notes: ActivityNote[],
  own: CellField[],
  ofWorkItems: CellField[][],
  { writable, fiscalYear }: { writable: Phase[]; fiscalYear: number },
): QuotePart[] {
  const cells = [
    ...own.map((cell) => ({ ...cell, called: cell.label })),
    ...ofWorkItems.flatMap((fields, index) =>
      fields.map((cell) => ({ ...cell, called: `取組項目${index + 1}　${cell.label}` })),
    ),
  ];
  return quotingPhases
    .filter((phase) => writable.includes(phase))
    .flatMap((phase): QuotePart[] => {
      const fields = cells.filter(({ field }) => takesNotes(field, phase));
      const usual = usualField(fields, phase);
      const targets = fields.map(({ key, called }) => ({ key, label: called }));
      return usual ? [{ phase, notes: notesOfPhase(notes, phase, fiscalYear), targets, usual: usual.key }] : [];
    });
}

export type Quote = { noteIds: string[]; into: string };

/** What a goal's form asks to be quoted beside saving; null: nothing. */
export function quoteAsked(body: Record<string, unknown>): Quote | null {
  const phase = quotingPhases.find((one) => body.act === `${quoteAct}${one}`);
  const into = phase && body[targetName(phase)];
  if (!phase || typeof into !== "string") return null;
  const noteIds = [body[notesName(phase)] ?? []].flat().filter((id) => typeof id === "string");
  return { noteIds, into };
}

/** The written fields with the chosen notes at the end of one of them; null when there is nothing to put or no place. */
export function withQuote(written: CellField[], notes: ActivityNote[], { noteIds, into }: Quote): CellField[] | null {
  const chosen = notes.filter(({ noteId }) => noteIds.includes(noteId)).toReversed();
  const target = written.find(({ key, field }) => key === into && quotingPhases.some((one) => takesNotes(field, one)));
  if (!target || chosen.length === 0) return null;
  const text = withNotes(target.text, chosen, target.field);
  return written.map((cell) => (cell === target ? { ...cell, text } : cell));
}
