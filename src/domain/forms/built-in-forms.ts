import { iga } from "./built-in/iga.ts";
import { kokubunji } from "./built-in/kokubunji.ts";
import { osaka } from "./built-in/osaka.ts";
import { standard } from "./built-in/standard.ts";
import { ueda } from "./built-in/ueda.ts";
import { yokote } from "./built-in/yokote.ts";
import { type FormDefinition, formDefinitionSchema } from "./form-definition.ts";

/** The forms every installation knows from the start; the recommended standard form stands last. */
export const builtInForms: FormDefinition[] = [yokote, ueda, iga, kokubunji, osaka, standard].map((form) =>
  formDefinitionSchema.parse(form),
);

/** The built-in form of that key: "yokote-2018", "ueda-2016", "iga-2022", "kokubunji-2022", "osaka-2020", "standard". */
export function builtInForm(key: string): FormDefinition | undefined {
  return builtInForms.find((form) => form.key === key);
}
