import type { Field, FormDefinition, Scale } from "./form-definition.ts";

export type ScaleOption = Scale["options"][number];

/** Letters and figures of either width are one: 「Ｂ」 is the B of the scale. */
function matchKey(text: string): string {
  return text.normalize("NFKC").replace(/\s/gu, "");
}

/** The options of a choice or scale field, best first; none for other types. */
export function optionsOf(form: Pick<FormDefinition, "scales">, field: Pick<Field, "scale">): ScaleOption[] {
  if (field.scale === undefined || !Object.hasOwn(form.scales, field.scale)) return [];
  return form.scales[field.scale]?.options ?? [];
}

/** The option a cell's text stands for, or undefined when the scale has no such value. */
export function scaleOption(
  form: Pick<FormDefinition, "scales">,
  field: Pick<Field, "scale">,
  text: string,
): ScaleOption | undefined {
  const key = matchKey(text);
  return optionsOf(form, field).find((option) => matchKey(option.value) === key);
}
