import { builtInForm } from "../../domain/forms/built-in-forms.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { type FieldOwner, formFields } from "../../domain/forms/form-fields.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import type { PrintableSheet } from "./printable-sheet.ts";

/** A full sheet of an invented city on any built-in form, for tests: every field is filled, each with words of its own. */
export function inventedSheet(formKey: string, change: { goals?: number; text?: string } = {}): PrintableSheet {
  const form = builtInForm(formKey);
  if (!form) throw new Error(`no built-in form ${formKey}`);
  const single = form.sheetPer === "goal";
  const count = change.goals ?? 3;
  const texts = (of: FieldOwner, index: number) => filled(form, of, index, change.text);
  return {
    form,
    fiscalYear: 2026,
    unit: ["市民生活部", "市民課"],
    sheetNumber: "R08-0012-5",
    content: {
      texts: texts("sheet", 0),
      goals: Array.from({ length: single ? 1 : count }, (_, index) => ({
        id: `goal-${index}`,
        texts: texts("goal", index),
        workItems: Array.from({ length: single ? count : 0 }, (__, at) => ({
          id: `item-${at}`,
          texts: texts("workItem", at),
        })),
      })),
    },
  };
}

function filled(form: FormDefinition, of: FieldOwner, index: number, text: string | undefined): Texts {
  const own = formFields(form).filter((entry) => entry.of === of);
  return Object.fromEntries(own.map(({ field }, at) => [field.concept, words(form, field, index, at, text)]));
}

type Field = ReturnType<typeof formFields>[number]["field"];

function words(form: FormDefinition, field: Field, index: number, at: number, text: string | undefined): string {
  const options = form.scales[field.scale ?? ""]?.options ?? [];
  switch (field.type) {
    case "scale":
    case "choice":
      return options[(index + at) % options.length]?.value ?? "";
    case "number":
      return `${index + 1}`;
    case "date":
      return "令和8年4月1日";
    case "due":
      return ["年度末", "9月末", "通年"][index % 3] ?? "";
    case "unit":
      return "市民課";
    case "line":
    case "planLink":
      return `窓口の改善 ${index + 1}-${at + 1}`;
    case "subItems":
      return `(1)受付の見直し ${index + 1}-${at + 1}\n(2)案内板の更新`;
    case "indicators":
      return `待たずに済んだ人の割合\n8年度 ${70 + index}%\n9年度 ${80 + index}%`;
    case "schedule":
      return "【第1四半期】\n・手順の点検\n【第2四半期】\n・試行";
    default:
      return text ?? `・受付の手順を見直す ${index + 1}-${at + 1}\n・混み合う日の応援を決める`;
  }
}
