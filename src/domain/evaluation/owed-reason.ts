import type { Concept } from "../forms/concepts.ts";
import type { Field, FormDefinition } from "../forms/form-definition.ts";
import { formFields, labelOf } from "../forms/form-fields.ts";
import { scaleOption } from "../forms/scale-option.ts";
import type { Texts } from "../sheets/sheet-content.ts";

/** Why a judgement owes its reason: the goal was missed, or the supervisor sees it otherwise than the unit itself. */
export type OwedReason = "miss" | "differs";

/** What the ratings of a goal owe; null: nothing. Values outside the scale are judged by nobody. */
export function owedReason(form: FormDefinition, texts: Texts): OwedReason | null {
  const own = optionOf(form, texts, "rating");
  const supervisor = optionOf(form, texts, "rating.supervisor");
  if (own && supervisor && own.value !== supervisor.value) return "differs";
  return own?.miss || supervisor?.miss ? "miss" : null;
}

/**
 * What to say of a reason that is owed and not given, in the form's words: 「評価」が「C」なので、「評価の理由」も… Null
 * when nothing is owed, when it is given, or when the form has no place for it.
 */
export function owedReasonSaying(form: FormDefinition, texts: Texts): string | null {
  const owed = owedReason(form, texts);
  if (owed === null || !fieldOf(form, "ratingReason") || (texts.ratingReason ?? "").trim() !== "") return null;
  const reason = `「${labelOf(form, "ratingReason")}」も書いてください。`;
  if (owed === "differs") return `${ratingsDifferWords(form, texts)}うので、${reason}`;
  const concept = optionOf(form, texts, "rating")?.miss ? "rating" : "rating.supervisor";
  return `「${labelOf(form, concept)}」が「${(texts[concept] ?? "").trim()}」なので、${reason}`;
}

/** 「指導者」の「3」が「達成状況」の「4」と違… */
export function ratingsDifferWords(form: FormDefinition, texts: Texts): string {
  const shown = (concept: "rating" | "rating.supervisor") =>
    `「${labelOf(form, concept)}」の「${(texts[concept] ?? "").trim()}」`;
  return `${shown("rating.supervisor")}が${shown("rating")}と違`;
}

function optionOf(form: FormDefinition, texts: Texts, concept: Concept) {
  const field = fieldOf(form, concept);
  return field && scaleOption(form, field, texts[concept] ?? "");
}

function fieldOf(form: FormDefinition, concept: Concept): Field | undefined {
  return formFields(form).find(({ field }) => field.concept === concept)?.field;
}
