import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { formFields } from "../forms/form-fields.ts";
import type { SheetChange } from "./sheet-change.ts";
import type { Goal, Texts } from "./sheet-content.ts";

const known = new WeakMap<FormDefinition, ReadonlySet<Concept>>();

/** What a form asks for. A text of any other concept would stand on no page and in no file. */
function conceptsOf(form: FormDefinition): ReadonlySet<Concept> {
  const found = known.get(form) ?? new Set(formFields(form).map(({ field }) => field.concept));
  known.set(form, found);
  return found;
}

/** Whether every text that a change brings has a place on the form. */
export function fitsForm(form: FormDefinition, change: SheetChange): boolean {
  const asked = conceptsOf(form);
  return broughtBy(change).every((concept) => asked.has(concept));
}

function broughtBy(change: SheetChange): Concept[] {
  if (change.do === "setText") return [change.concept];
  if (change.do === "addGoal") return goalConcepts(change.goal);
  if (change.do === "addWorkItem") return textConcepts(change.workItem.texts);
  return [];
}

const textConcepts = (texts: Texts) => Object.keys(texts) as Concept[];
const goalConcepts = ({ texts, workItems }: Goal) => [
  ...textConcepts(texts),
  ...workItems.flatMap((item) => textConcepts(item.texts)),
];
