import { displayDate } from "./display-date.ts";
import { displayNumber } from "./display-number.ts";
import { type FormatSection, formatSections } from "./format-tokens.ts";

/** A number as the sheet shows it in its format; space that only aligns columns becomes one space. */
export function displayValue(value: number, format: string, from1904: boolean): string {
  if (format === "" || format === "General") return plainNumber(value);
  const { section, dropsSign } = sectionFor(value, formatSections(format));
  if (section.isDate) return displayDate(value, section.tokens, from1904) ?? plainNumber(value);
  return displayNumber(dropsSign ? Math.abs(value) : value, section.tokens, plainNumber);
}

/** A text in its format: `@"課"` adds to it, every other format leaves it alone. */
export function displayText(text: string, format: string): string {
  if (!format.includes("@") || format === "@") return text;
  const section = formatSections(format).find(({ tokens }) =>
    tokens.some((token) => token.kind === "mark" && token.text === "@"),
  );
  if (!section || section.isDate) return text;
  return section.tokens
    .map((token) => (token.kind === "mark" && token.text === "@" ? text : token.kind === "literal" ? token.text : ""))
    .join("");
}

/** Fifteen digits are all that a spreadsheet knows; the rest is noise of binary fractions. */
function plainNumber(value: number): string {
  return String(Number(value.toPrecision(15)));
}

function sectionFor(value: number, sections: readonly FormatSection[]): { section: FormatSection; dropsSign: boolean } {
  const [first, second, third] = sections.filter((section, index) => index < 3 && !isTextOnly(section));
  if (!first) return { section: sections[0] as FormatSection, dropsSign: false };
  if (first.condition || second?.condition) {
    const chosen = [first, second, third].find((section) => section && holds(section, value)) ?? first;
    return {
      section: chosen,
      dropsSign: chosen.condition?.operator.startsWith("<") === true && chosen.condition.value <= 0,
    };
  }
  if (value < 0 && second) return { section: second, dropsSign: true };
  if (value === 0 && third) return { section: third, dropsSign: false };
  return { section: first, dropsSign: false };
}

function isTextOnly({ tokens }: FormatSection): boolean {
  return tokens.some((token) => token.kind === "mark" && token.text === "@");
}

function holds({ condition }: FormatSection, value: number): boolean {
  if (!condition) return true;
  const { operator, value: limit } = condition;
  if (operator === ">") return value > limit;
  if (operator === ">=") return value >= limit;
  if (operator === "<") return value < limit;
  if (operator === "<=") return value <= limit;
  return operator === "<>" ? value !== limit : value === limit;
}
