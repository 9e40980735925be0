import type { FormDefinition } from "../forms/form-definition.ts";
import { formFields, labelOf } from "../forms/form-fields.ts";
import { optionsOf, type ScaleOption, scaleOption } from "../forms/scale-option.ts";

/** Goals of a department that have these ratings: "" where none is written. */
export type RatedGoals = {
  department: string;
  form: FormDefinition;
  rating: string;
  supervisor: string;
  goals: number;
};

/** How often each option was given, best first; `other`: words outside the scale; `open`: not rated yet. */
export type RatingLine = { department: string; label: string; counts: number[]; other: number; open: number };

/** One scale of the city with its lines; years in which forms differ have several. */
export type RatingSummary = { options: ScaleOption[]; lines: RatingLine[] };

const concepts = ["rating", "rating.supervisor"] as const;

/**
 * The ratings of a year counted by department, self and supervisor each in a line of its own, in the city's words.
 * Scales nobody has rated on are left out.
 */
export function ratingSummary(rated: RatedGoals[]): RatingSummary[] {
  const summaries = new Map<string, RatingSummary & { byLine: Map<string, RatingLine> }>();
  for (const { form, department, goals, ...texts } of rated) {
    for (const concept of concepts) {
      const field = formFields(form).find((placed) => placed.field.concept === concept)?.field;
      const options = field ? optionsOf(form, field) : [];
      if (!field || options.length === 0) continue;
      const key = JSON.stringify(options.map(({ value, label }) => [value, label]));
      const summary = summaries.get(key) ?? { options, lines: [], byLine: new Map<string, RatingLine>() };
      summaries.set(key, summary);
      const lineKey = JSON.stringify([department, concept]);
      const empty = { department, label: labelOf(form, concept), counts: options.map(() => 0), other: 0, open: 0 };
      const line = summary.byLine.get(lineKey) ?? empty;
      if (line === empty) summary.lines.push(line);
      summary.byLine.set(lineKey, line);
      count(line, options, scaleOption(form, field, ratingOf(texts, concept)), ratingOf(texts, concept), goals);
    }
  }
  return [...summaries.values()].flatMap(({ options, lines }) => {
    const given = lines.some(({ counts, other }) => other > 0 || counts.some((each) => each > 0));
    return given ? [{ options, lines }] : [];
  });
}

function ratingOf({ rating, supervisor }: Pick<RatedGoals, "rating" | "supervisor">, of: (typeof concepts)[number]) {
  return (of === "rating" ? rating : supervisor).trim();
}

function count(line: RatingLine, options: ScaleOption[], given: ScaleOption | undefined, text: string, goals: number) {
  const place = options.findIndex(({ value }) => value === given?.value);
  if (text === "") line.open += goals;
  else if (place < 0) line.other += goals;
  else line.counts[place] = (line.counts[place] ?? 0) + goals;
}
