import { randomUUID } from "node:crypto";
import type { Concept } from "../domain/forms/concepts.ts";
import type { FormDefinition, Phase } from "../domain/forms/form-definition.ts";
import { formFields } from "../domain/forms/form-fields.ts";
import type { Goal, SheetContent, Texts } from "../domain/sheets/sheet-content.ts";
import type { DemoSheet } from "./demo-sheet.ts";
import { earlierWordings } from "./earlier-wordings.ts";
import type { DemoSection } from "./units.ts";

/** The whole sheet as it ended, for a year that is over. */
export function finishedContent(sheet: DemoSheet, section: DemoSection, createdOn: string): SheetContent {
  const goals = sheet.goals.map(({ texts }, index) => newGoal(index, texts));
  return { texts: { ...headerTexts(section, createdOn), ...sheet.texts }, goals };
}

/** The sheet as it was first written in the running year: the plan only, some of it in earlier words. */
export function plannedContent(
  form: FormDefinition,
  sheet: DemoSheet,
  section: DemoSection,
  createdOn: string,
): SheetContent {
  const goals = sheet.goals.map(({ texts, line }, index) => {
    const planned = ofPhase(form, texts, "planning");
    return newGoal(index, { ...planned, ...ofPhase(form, earlierTexts(sheet.section, line), "planning") });
  });
  return { texts: { ...headerTexts(section, createdOn), ...sheet.texts }, goals };
}

/** Those of the texts that the form asks for in this phase. */
export function ofPhase(form: FormDefinition, texts: Texts, phase: Phase): Texts {
  const asked = formFields(form).filter(({ field }) => field.phase === phase);
  const concepts = new Set<string>(asked.map(({ field }) => field.concept));
  return Object.fromEntries(Object.entries(texts).filter(([concept]) => concepts.has(concept)));
}

export function earlierTexts(section: string, line: string | undefined): Texts {
  const found = earlierWordings.filter((wording) => wording.section === section && wording.line === line);
  return Object.fromEntries(found.map(({ concept, text }): [Concept, string] => [concept, text]));
}

function headerTexts({ name, head, extension, mission }: DemoSection, createdOn: string): Texts {
  return { mission, "author.post": `${name}長`, "author.name": head, createdOn, contact: `内線 ${extension}` };
}

function newGoal(index: number, texts: Texts): Goal {
  return { id: randomUUID(), texts: { number: String(index + 1), ...texts }, workItems: [] };
}
