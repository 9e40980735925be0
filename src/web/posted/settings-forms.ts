import { z } from "zod";
import type { FieldError } from "./field-error.ts";

/** Fiscal years that are accepted: from the beginning of Heisei on. */
const yearMessage = "年度は西暦の数字で、1989から2200までで入力してください。";
export const fiscalYear = z.coerce
  .number({ error: yearMessage })
  .int({ error: yearMessage })
  .min(1989, { error: yearMessage })
  .max(2200, { error: yearMessage });

/** The value of a choice of forms: `standard/2`. */
export const formVersion = z
  .string({ error: "様式を選んでください。" })
  .regex(/^[a-z0-9-]{1,60}\/\d{1,9}$/, { error: "様式を選んでください。" })
  .transform((value) => {
    const [key = "", version = ""] = value.split("/");
    return { key, version: Number(version) };
  });

export const newYearForm = z.object({ fiscalYear, form: formVersion });
export const yearForm = z.object({ form: formVersion });

export const unitName = z
  .string({ error: "部・課の名前を入力してください。" })
  .trim()
  .min(1, { error: "部・課の名前を入力してください。" })
  .max(100, { error: "部・課の名前は100文字までにしてください。" })
  .regex(/^\P{Cc}*$/u, { error: "部・課の名前に、改行などの文字は使えません。" });

export const newUnitForm = z.object({
  name: unitName,
  parentId: z.union([z.literal("").transform(() => null), z.uuid()], { error: "どこに置くかを選んでください。" }),
  since: z.enum(["always", "this-year"], { error: "いつからあるかを選んでください。" }),
});

export function errorsOf({ issues }: z.ZodError): FieldError[] {
  return issues.map(({ path, message }) => ({ field: String(path[0] ?? ""), message }));
}

/** What was typed, to show it again. */
export function typedValues(body: Record<string, unknown>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [key, value] of Object.entries(body)) if (typeof value === "string") values[key] = value;
  return values;
}
