import { z } from "zod";
import type { SentBackNote, SheetAct, SheetActName } from "../../domain/cycle/cycle-state.ts";
import { isConcept } from "../../domain/forms/concepts.ts";
import { typedDay } from "./typed-day.ts";

export const actNames = [
  "submit",
  "withdraw",
  "sendBack",
  "approve",
  "confirm",
  "amend",
  "extend",
  "reopen",
  "close",
] as const satisfies SheetActName[];

const words = z.string().max(2_000);
/** A mistyped day counts as none: the act asks for one then. */
const day = typedDay().catch("");

const posted = z.object({
  key: z.uuid(),
  seen: z.coerce.number().int().min(0),
  reason: words.default(""),
  until: day.default(""),
});

export type ActForm = { key: string; seen: number; act: SheetAct };

/** What a posted act says; null when it is not what our pages send. */
export function readActForm(act: SheetActName, body: Record<string, unknown>): ActForm | null {
  const given = posted.safeParse(body);
  const notes = notesIn(body);
  if (!given.success || !notes) return null;
  const { key, seen, until } = given.data;
  const reason = lineEnds(given.data.reason);
  switch (act) {
    case "approve":
    case "amend":
      return { key, seen, act: { do: act, reason } };
    case "sendBack":
      return { key, seen, act: { do: act, reason, notes } };
    case "reopen":
    case "extend":
      return { key, seen, act: { do: act, reason, until } };
    default:
      return { key, seen, act: { do: act } };
  }
}

/** Fields `note.<goal>` about a goal as a whole, `note.<goal>.<concept>` about one of its fields. */
function notesIn(body: Record<string, unknown>): SentBackNote[] | null {
  const notes: SentBackNote[] = [];
  for (const [name, value] of Object.entries(body)) {
    const [, goalId, concept] = /^note\.([0-9a-f-]{36})(?:\.(.{1,80}))?$/.exec(name) ?? [];
    if (!goalId || value === "") continue;
    const text = words.safeParse(value);
    if (!text.success) return null;
    const known = concept !== undefined && isConcept(concept) ? concept : null;
    if (text.data.trim() !== "") notes.push({ goalId, concept: known, text: lineEnds(text.data) });
  }
  return notes;
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
