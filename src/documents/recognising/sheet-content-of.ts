import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { SheetContent, Texts } from "../../domain/sheets/sheet-content.ts";
import type { ImportedGoal, ImportedSheet } from "../imported-document.ts";
import { planLinkFields } from "./imported-goal.ts";
import { restoreAllLineBreaks } from "./restore-line-breaks.ts";

/**
 * What a sheet stores of an imported one: texts by concept only; everything understood beside them is computed
 * again. `newId` gives UUIDs. Text files can't hold a line break inside a cell, so theirs are restored.
 */
export function sheetContentOf(sheet: ImportedSheet, form: FormDefinition, newId: () => string): SheetContent {
  const fromText = sheet.goals.some(({ source }) => source.grid === undefined);
  const stored = (texts: Texts) => filled(fromText ? restoreAllLineBreaks(texts) : texts);
  return {
    texts: stored(sheet.header),
    goals: sheet.goals.map((goal) => ({
      id: newId(),
      texts: stored(goalTexts(goal, form)),
      workItems: goal.workItems.map((item) => ({ id: newId(), texts: stored(item.texts) })),
    })),
  };
}

function goalTexts(goal: ImportedGoal, form: FormDefinition): Texts {
  const { number, title, difficulty, rating } = goal;
  const texts: Texts = { ...goal.texts };
  for (const [concept, text] of [
    ["number", number],
    ["title", title],
    ["difficulty", difficulty],
    ["rating", rating],
  ] as const) {
    if (text !== null) texts[concept] = text;
  }
  for (const field of planLinkFields(form)) {
    const link = goal.planLinks.find(({ plan }) => plan === (field.plan ?? field.label));
    if (link !== undefined) texts[field.concept] = link.text;
  }
  return texts;
}

function filled(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== undefined && text !== ""));
}
