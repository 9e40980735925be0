import { fiscalYearLabel } from "../periods/fiscal-year.ts";

/** What a heading line may name. `unit` is the path from the department down: ["総務部", "総務課"]. */
export type HeadingValues = { fiscalYear: number; unit: string[]; municipality?: string | undefined };

const placeholders = {
  fiscalYear: (values) => fiscalYearLabel(values.fiscalYear),
  unit: (values) => values.unit.join(" "),
  "unit.name": (values) => values.unit.at(-1) ?? "",
  department: (values) => values.unit[0] ?? "",
  municipality: (values) => values.municipality ?? "",
} satisfies Record<string, (values: HeadingValues) => string>;

export const placeholderNames = Object.keys(placeholders);

const placeholder = /\{([^{}]*)\}/g;

/** Names in braces that no heading can fill, for the check of a definition. */
export function unknownPlaceholders(template: string): string[] {
  return [...template.matchAll(placeholder)]
    .map((match) => match[1] ?? "")
    .filter((name) => !Object.hasOwn(placeholders, name));
}

/** 「■{fiscalYear}」 → 「■平成30年度」. A name in braces that is not known stays as it is written. */
export function fillHeading(template: string, values: HeadingValues): string {
  return template.replace(placeholder, (whole, name: string) =>
    Object.hasOwn(placeholders, name) ? placeholders[name as keyof typeof placeholders](values) : whole,
  );
}
