import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { formFields } from "../forms/form-fields.ts";
import type { SheetChange } from "../sheets/sheet-change.ts";
import type { Goal, Texts } from "../sheets/sheet-content.ts";

/** A goal's place on its own sheet is the unit's own affair. */
const ownPlace: readonly Concept[] = ["number", "priorityRank"];

/** What of a goal is shared: its plan, as the form asks for it. Reports, judgements and work items are each unit's own. */
export function sharedConcepts(form: FormDefinition): Concept[] {
  return formFields(form).flatMap(({ field, of }) =>
    of === "goal" && field.phase === "planning" && !ownPlace.includes(field.concept) ? [field.concept] : [],
  );
}

/** The words of a shared goal that have a place on this form. */
export function sharedTextsOn(form: FormDefinition, texts: Texts): Texts {
  const kept = sharedConcepts(form).flatMap((concept): [Concept, string][] => {
    const text = texts[concept] ?? "";
    return text === "" ? [] : [[concept, text]];
  });
  return Object.fromEntries(kept);
}

/** The changes after which a sheet's row says what the shared goal says; none: it does already. */
export function changesToMatch(form: FormDefinition, row: Goal, texts: Texts): SheetChange[] {
  return sharedConcepts(form).flatMap((concept): SheetChange[] => {
    const [base, text] = [row.texts[concept] ?? "", texts[concept] ?? ""];
    return base === text ? [] : [{ do: "setText", owner: { of: "goal", goalId: row.id }, concept, base, text }];
  });
}

/** Whether a change touches what only the shared goal's own page changes. `rows`: ids of the rows that are shared. */
export function touchesShared(form: FormDefinition, rows: readonly string[], change: SheetChange): boolean {
  if (rows.length === 0) return false;
  if (change.do === "removeGoal") return rows.includes(change.goalId);
  if (change.do !== "setText" || change.owner.of !== "goal") return false;
  return rows.includes(change.owner.goalId) && sharedConcepts(form).includes(change.concept);
}

/** Whether the unit wrote anything of its own on its row. */
export function hasOwnWords(form: FormDefinition, { texts, workItems }: Goal): boolean {
  const shared = new Set<string>(sharedConcepts(form));
  const own = (some: Texts) => Object.entries(some).some(([concept, text]) => !shared.has(concept) && text !== "");
  return own(texts) || workItems.some((item) => Object.values(item.texts).some((text) => text !== ""));
}

/** What the form requires and the shared goal doesn't say yet: the units could never fill it. */
export function missingShared(form: FormDefinition, texts: Texts): Concept[] {
  const shared = sharedConcepts(form);
  return formFields(form).flatMap(({ field, of }) => {
    const asked = of === "goal" && field.required && shared.includes(field.concept);
    return asked && (texts[field.concept] ?? "").trim() === "" ? [field.concept] : [];
  });
}
