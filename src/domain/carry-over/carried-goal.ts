import { type Concept, isConcept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { type FieldOwner, formFields, tableOf } from "../forms/form-fields.ts";
import type { Goal, Texts } from "../sheets/sheet-content.ts";
import { isPastDue } from "./past-due.ts";

/**
 * continue: the goal goes on from what was reached. postpone: it wasn't begun; its plan stands as it was written.
 * end: it is finished. later: not decided yet.
 */
export const carryChoices = ["continue", "postpone", "end", "later"] as const;
export type CarryChoice = (typeof carryChoices)[number];

/** Words that don't go along: next year's form has no place for them, or they name a time that is over. */
export type LeftBehind = { concept: Concept; text: string; why: "no-place" | "past" };

export type CarriedGoal = { goal: Goal; leftBehind: LeftBehind[] };

type Carrying = {
  goal: Goal;
  /** The form on which the goal was written, and the one on which it goes on. */
  from: FormDefinition;
  to: FormDefinition;
  /** The year into which it is carried. */
  fiscalYear: number;
  how: "continue" | "postpone";
  newId: () => string;
};

/**
 * The draft of a goal for the coming year: its plan, concept by concept, on the coming year's form. Where a goal goes
 * on, its issues are those that were left, and its baseline is what was reached. Nothing is rewritten: every cell holds
 * words that somebody wrote.
 */
export function carriedGoal({ goal, from, to, fiscalYear, how, newId }: Carrying): CarriedGoal {
  const own = { ...planned(from, "goal", goal.texts), ...(how === "continue" ? reached(goal.texts) : {}) };
  const items = goal.workItems.map(({ texts }) => planned(from, "workItem", texts));
  const taken = new Set<Concept>();
  const take = (asked: Concept[], textOf: (concept: Concept) => string | undefined): Texts => {
    const words = asked.map((concept): [Concept, string] => [concept, textOf(concept) ?? ""]);
    const written = words.filter(([, text]) => text !== "");
    for (const [concept] of written) taken.add(concept);
    return Object.fromEntries(written);
  };
  const joined = (concept: Concept) => items.flatMap((item) => item[concept] ?? []).join("\n");
  const goalTexts = take(planningConcepts(to, "goal"), (concept) => own[concept] ?? joined(concept));
  const rows = items.length > 0 ? items : [{}];
  const itemTexts = rows.map((item, index) => {
    const words: Texts = index === 0 ? { ...own, ...item } : item;
    return take(planningConcepts(to, "workItem"), (concept) => words[concept]);
  });
  const hasItems = tableOf(to).block === "workItems";
  const past: LeftBehind[] = [];
  const still = (texts: Texts): Texts => {
    if (texts.due === undefined || !isPastDue(texts.due, fiscalYear)) return texts;
    const { due, ...rest } = texts;
    past.push({ concept: "due", text: due, why: "past" });
    return rest;
  };
  const carried: Goal = {
    id: newId(),
    texts: still(goalTexts),
    workItems: hasItems ? itemTexts.map((texts) => ({ id: newId(), texts: still(texts) })) : [],
  };
  const homeless = [own, ...items].flatMap((texts) =>
    entriesOf(texts).flatMap(([concept, text]): LeftBehind[] =>
      taken.has(concept) || text === "" ? [] : [{ concept, text, why: "no-place" }],
    ),
  );
  return { goal: carried, leftBehind: [...homeless, ...past] };
}

/** What a new sheet's heading takes over. The day of writing is another one. */
export function carriedHeader(texts: Texts, from: FormDefinition, to: FormDefinition): Texts {
  const asked = new Set(planningConcepts(to, "sheet"));
  const kept = entriesOf(planned(from, "sheet", texts)).filter(
    ([concept]) => concept !== "createdOn" && asked.has(concept),
  );
  return Object.fromEntries(kept);
}

function reached(texts: Texts): Texts {
  const issues = texts["nextYear.issues"] ?? "";
  const actual = texts["yearEnd.actual"] ?? "";
  return {
    ...(issues.trim() !== "" && { currentIssues: issues }),
    ...(actual.trim() !== "" && { baseline: actual }),
  };
}

function planned(form: FormDefinition, of: FieldOwner, texts: Texts): Texts {
  const concepts = new Set(planningConcepts(form, of));
  return Object.fromEntries(entriesOf(texts).filter(([concept]) => concepts.has(concept)));
}

function planningConcepts(form: FormDefinition, of: FieldOwner): Concept[] {
  return formFields(form).flatMap((placed) =>
    placed.of === of && placed.field.phase === "planning" ? [placed.field.concept] : [],
  );
}

function entriesOf(texts: Texts): [Concept, string][] {
  return Object.entries(texts).filter((entry): entry is [Concept, string] => isConcept(entry[0]));
}
