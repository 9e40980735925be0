import { eras, westernYear } from "../periods/eras.ts";
import { blankTags, toHalfWidth } from "../periods/half-width.ts";
import { leadingQuantity, type Quantity } from "./quantity.ts";

/** `text` is exactly as written. A fraction keeps both numbers; `value` is set for a plain number only. */
export type YearlyValue = {
  fiscalYear: number;
  text: string;
  value?: number;
  numerator?: number;
  denominator?: number;
};

export type ParsedIndicator = { label: string; unit: string; targets: YearlyValue[] };

/** `indicator` counts from 0 in the order of the target cell. */
export type ParsedActual = YearlyValue & { indicator: number };

/** 「- 1 」 is what an extraction leaves of ①. */
const marker = /(?<![^\s>])(?:-\s*([0-9]{1,2})(?=\s)|([\u2460-\u2473])|\(([0-9]{1,2})\))/g;
const yearMark =
  /(?<![0-9A-Za-z])(?:(?<western>(?:19|20)[0-9]{2})(?:\([^()]{1,8}\))?年?度|(?<era>令和|平成|昭和|[RHS])?\s?(?<year>[0-9]{1,2}|元)(?:\([^()]{1,8}\))?年?度|(?<letter>[RHS])(?<short>[0-9]{1,2})(?=[\s:]))(?:末|まで)?(?=$|[\s:・→0-9])[:→]?/g;

/**
 * Indicators with their targets by fiscal year, from cells like 「① <label> 2年度 3館/4館 3年度 …」 or
 * 「2年度 <words> 3年度 <words>」. Several targets of one year stand one after the other. A year without an era belongs to
 * the era that brings it nearest to the sheet's fiscal year. A text that names no year gives no indicator.
 */
export function parseYearlyTargets(text: string, fiscalYear: number): ParsedIndicator[] {
  const words = blankTags(text);
  const plain = toHalfWidth(words);
  return sections(plain).flatMap(({ from, to }) => {
    const marks = [...plain.slice(from, to).matchAll(yearMark)].map((match) => ({
      year: yearOf(match.groups ?? {}, fiscalYear),
      start: from + match.index,
      end: from + match.index + match[0].length,
    }));
    const first = marks[0];
    if (!first) return [];
    const units = new Set<string>();
    const targets = marks.flatMap(({ year, end }, index) => {
      if (year === null) return [];
      const stop = marks[index + 1]?.start ?? to;
      return valuesIn(words.slice(end, stop)).map(({ unit, ...value }) => {
        if (unit) units.add(unit);
        return { fiscalYear: year, ...value };
      });
    });
    const label = lastClause(words.slice(from, first.start));
    return targets.length === 0 ? [] : [{ label, unit: [...units][0] ?? "", targets }];
  });
}

/**
 * What was reached, from cells like 「…達成できた。 <①> 3館/4館 <②> 4館/4館」. Only what stands behind a bracketed
 * number is taken: running text names figures of many kinds.
 */
export function parseActuals(text: string, fiscalYear: number): ParsedActual[] {
  const words = blankTags(text);
  const plain = toHalfWidth(words);
  const found = [...plain.matchAll(/[<〈【[]\s{0,3}-?\s{0,3}([0-9]{1,2}|[\u2460-\u2473])\s{0,3}[>〉】\]]\s{0,3}/g)];
  return found.flatMap((match) => {
    const indicator = Number((match[1] ?? "").normalize("NFKC")) - 1;
    const rest = words.slice(match.index + match[0].length);
    const quantity = leadingQuantity(rest);
    if (!quantity || indicator < 0) return [];
    const { length, unit: _unit, ...value } = quantity;
    return [{ indicator, fiscalYear, text: rest.slice(0, length), ...value }];
  });
}

/** One section per numbered indicator; without numbers the whole text. Years before the first number are a section too. */
function sections(plain: string): { from: number; to: number }[] {
  const cuts: { start: number; end: number }[] = [];
  for (const match of plain.matchAll(marker)) {
    const number = Number((match[1] ?? match[2] ?? match[3] ?? "").normalize("NFKC"));
    if (number === cuts.length + 1) cuts.push({ start: match.index, end: match.index + match[0].length });
  }
  const numbered = cuts.map(({ end }, index) => ({ from: end, to: cuts[index + 1]?.start ?? plain.length }));
  return [{ from: 0, to: cuts[0]?.start ?? plain.length }, ...numbered];
}

function yearOf(groups: Record<string, string | undefined>, fiscalYear: number): number | null {
  if (groups.western) return Number(groups.western);
  const written = groups.year ?? groups.short ?? "";
  const era = groups.era ?? groups.letter;
  if (era) return westernYear(era, written);
  const years = eras.flatMap(({ letter }) => westernYear(letter, written) ?? []);
  return years.reduce<number | null>(
    (best, year) => (best === null || Math.abs(year - fiscalYear) < Math.abs(best - fiscalYear) ? year : best),
    null,
  );
}

/** What stands behind a year: one quantity, or one or several wordings with white space between. */
function valuesIn(chunk: string): (Omit<YearlyValue, "fiscalYear"> & { unit: string })[] {
  const text = withinBrackets(chunk.trim());
  if (text === "") return [];
  const quantity = leadingQuantity(text);
  if (quantity) {
    const { length: _length, ...value } = quantity;
    return [{ text, ...value }];
  }
  const wordings: { start: number; end: number; quantity: Quantity | null }[] = [];
  for (const { 0: piece, index: start } of text.matchAll(/\S+/g)) {
    const last = wordings.at(-1);
    const found = leadingQuantity(piece);
    const figure = found?.length === piece.length ? found : null;
    // 「達成率 80%」 is one target: a short name and its number, or a remark in brackets, belong together.
    if (last && (figure || /^[(（]/.test(piece) || last.end - last.start < shortestWording)) {
      last.end = start + piece.length;
      last.quantity ??= figure;
    } else wordings.push({ start, end: start + piece.length, quantity: figure });
  }
  return wordings.map(({ start, end, quantity: figure }) => {
    const { length: _length, unit, ...value } = { length: 0, unit: "", ...figure };
    return { text: text.slice(start, end), unit, ...value };
  });
}

const shortestWording = 5;

/** In running text a target, or an indicator's label, ends where the bracket around it does. */
function withinBrackets(text: string): string {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const sign = text.charAt(index);
    if (/[(（「]/.test(sign)) depth += 1;
    if (/[)）」]/.test(sign)) depth -= 1;
    if (depth < 0) return text.slice(0, index).trim();
  }
  return text;
}

/** The words since the last bracket that is still open, or since the last sentence. */
function lastClause(text: string): string {
  let depth = 0;
  for (let index = text.length - 1; index >= 0; index -= 1) {
    const sign = text.charAt(index);
    if (/[)）」]/.test(sign)) depth += 1;
    if (/[(（「]/.test(sign)) depth -= 1;
    if (depth < 0 || (depth === 0 && sign === "。")) return text.slice(index + 1).trim();
  }
  return text.trim();
}
