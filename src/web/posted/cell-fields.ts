import { z } from "zod";
import { owedReasonSaying } from "../../domain/evaluation/owed-reason.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import { type Field, type FormDefinition, type Phase, phases, type Scale } from "../../domain/forms/form-definition.ts";
import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import type { CellOwner, Goal, Texts } from "../../domain/sheets/sheet-content.ts";
import { longestText } from "./sheet-change-schema.ts";

/** One cell as a field of a plain form. `key` names it in the posted body. */
export type CellField = {
  key: string;
  owner: CellOwner;
  concept: Concept;
  label: string;
  field: Field;
  scale: Scale | null;
  /** What is shown in the field. */
  text: string;
  /** Why a reason is owed here, when it is. */
  owes: string | null;
  /** What stood in the sheet when the page was made. */
  base: string;
};

/** Fields filled in one phase, in the order of the paper. */
export type CellFieldGroup = { phase: Phase; fields: CellField[] };

function fieldsOfOwner(form: FormDefinition, owner: CellOwner, texts: Texts, prefix: string): CellField[] {
  return formFields(form)
    .filter(({ of }) => of === owner.of)
    .map(({ field }) => {
      const text = texts[field.concept] ?? "";
      const label = field.label || labelOf(form, field.concept);
      const scale = field.scale === undefined ? null : (form.scales[field.scale] ?? null);
      return {
        key: `${prefix}.${field.concept}`,
        owner,
        concept: field.concept,
        label,
        field,
        scale,
        text,
        owes: field.concept === "ratingReason" ? owedReasonSaying(form, texts) : null,
        base: text,
      };
    });
}

export function sheetFields(form: FormDefinition, texts: Texts): CellField[] {
  return fieldsOfOwner(form, { of: "sheet" }, texts, "sheet");
}

/** A goal's own fields; those of its work items follow by `workItemFields`. */
export function goalFields(form: FormDefinition, goal: Goal): CellField[] {
  return fieldsOfOwner(form, { of: "goal", goalId: goal.id }, goal.texts, "goal");
}

export function workItemFields(form: FormDefinition, goal: Goal): { workItemId: string; fields: CellField[] }[] {
  return goal.workItems.map(({ id, texts }) => ({
    workItemId: id,
    fields: fieldsOfOwner(form, { of: "workItem", goalId: goal.id, workItemId: id }, texts, id),
  }));
}

export function byPhase(fields: CellField[]): CellFieldGroup[] {
  return phases.flatMap((phase) => {
    const own = fields.filter(({ field }) => field.phase === phase);
    return own.length > 0 ? [{ phase, fields: own }] : [];
  });
}

const posted = z.record(z.string(), z.string().max(longestText));
const choices = ["mine", "theirs", "both"] as const;

/** How a conflict page names the person's decision about a cell. */
export function choiceName(key: string): string {
  return `choice:${key}`;
}

/** The base is posted as JSON: browsers rewrite line ends in fields, and a base must come back to the character. */
export function baseName(key: string): string {
  return `base:${key}`;
}

/**
 * What a posted form wants changed in these cells: the field as it was written, its base, and the choice made on a
 * conflict page. Null when the body is not what our page sends.
 */
export function readPosted(fields: CellField[], body: Record<string, unknown>): CellField[] | null {
  const names = new Set(fields.flatMap(({ key }) => [key, baseName(key), choiceName(key)]));
  const parsed = posted.safeParse(Object.fromEntries(Object.entries(body).filter(([name]) => names.has(name))));
  if (!parsed.success) return null;
  const read: CellField[] = [];
  for (const field of fields) {
    const text = parsed.data[field.key];
    if (text === undefined) continue;
    const base = baseOf(parsed.data[baseName(field.key)]);
    if (base === null) return null;
    const written = lineEnds(text);
    const choice = choices.find((one) => one === parsed.data[choiceName(field.key)]) ?? "mine";
    const joined = base === "" ? written : `${base}\n${written}`;
    const wanted = choice === "mine" ? written : choice === "theirs" ? base : joined;
    // A field nobody touched keeps its characters, also where the browser rewrote its line ends.
    read.push({ ...field, base, text: wanted === lineEnds(base) ? base : wanted });
  }
  return read;
}

export function changesOf(fields: CellField[]): SheetChange[] {
  return fields
    .filter(({ text, base }) => text !== base)
    .map(({ owner, concept, base, text }) => ({ do: "setText", owner, concept, base, text }));
}

function baseOf(json: string | undefined): string | null {
  try {
    const base: unknown = JSON.parse(json ?? "");
    return typeof base === "string" ? base : null;
  } catch {
    return null;
  }
}

function lineEnds(text: string): string {
  return text.replace(/\r\n?/g, "\n");
}
