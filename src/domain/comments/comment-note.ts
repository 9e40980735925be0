import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { labelOf } from "../forms/form-fields.ts";
import type { SheetContent } from "../sheets/sheet-content.ts";

/** What a comment is about: a goal and a field of it, or (null) the whole of either. */
export type CommentPlace = { goalId: string | null; concept: Concept | null };

/** 「窓口の改善」の目標値, in the city's words; a goal that is gone is called as such. */
export function placeName(form: FormDefinition, { goals }: Pick<SheetContent, "goals">, place: CommentPlace): string {
  const { goalId, concept } = place;
  const label = concept === null ? null : labelOf(form, concept);
  if (goalId === null) return label === null ? "シート全体" : `シートの見出しの${label}`;
  const goal = goals.find(({ id }) => id === goalId);
  const name = goal ? `「${goal.texts.title ?? goal.texts.number ?? "無題"}」` : `削除された${form.goalLabel}`;
  return label === null ? name : `${name}の${label}`;
}

/** The line of the history for a comment: where, to whom, and its words. */
export function commentNote(place: string, body: string, mentioned: string | null): string {
  return `${place}にコメント${mentioned === null ? "" : `（＠${mentioned}）`}：${body}`;
}
