import { randomUUID } from "node:crypto";
import { demoYears } from "../../src/demo-city/demo-years.ts";
import type { PrintableSheet } from "../../src/documents/writing/printable-sheet.ts";
import { builtInForm } from "../../src/domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../src/domain/forms/form-definition.ts";
import { formFields } from "../../src/domain/forms/form-fields.ts";
import type { Goal, Texts } from "../../src/domain/sheets/sheet-content.ts";

/** The finished goals of the demo city: the words and lengths of real life. */
const written = demoYears
  .flatMap(({ sheets }) => sheets.flatMap(({ goals }) => goals.map(({ texts }) => texts)))
  .filter((texts) => Object.keys(texts).length >= 12);

export function formOf(key: string): FormDefinition {
  const form = builtInForm(key);
  if (!form) throw new Error(`no form ${key}`);
  return form;
}

/** Sheets of sections with so many goals each, every cell of the form filled and no two cells alike. */
export function inventedSheets(form: FormDefinition, sheets: number, goalsEach: number): PrintableSheet[] {
  return Array.from({ length: sheets }, (_, index) => ({
    form,
    fiscalYear: 2026,
    unit: [`第${Math.floor(index / 10) + 1}部`, `第${index + 1}課`],
    sheetNumber: null,
    content: {
      texts: {},
      goals: Array.from({ length: goalsEach }, (__, at) => inventedGoal(form, index * goalsEach + at)),
    },
  }));
}

function inventedGoal(form: FormDefinition, index: number): Goal {
  const source = written[index % written.length] ?? {};
  const own = formFields(form).filter(({ of }) => of === "goal");
  const texts: Texts = {};
  for (const { field } of own) {
    const { concept, type } = field;
    const options = form.scales[field.scale ?? ""]?.options;
    if (options) texts[concept] = options[index % options.length]?.value ?? "";
    else if (type === "number") texts[concept] = `重点取組${(index % 20) + 1}`;
    else if (type === "unit") texts[concept] = `第${Math.floor(index / 20) + 1}課`;
    else if (type === "due") texts[concept] = ["年度末", "9月末", "通年"][index % 3] ?? "";
    else texts[concept] = `${source[concept] ?? source.method ?? "窓口の案内を見直す。"}(整理番号${index + 1})`;
  }
  return { id: randomUUID(), texts, workItems: [] };
}
