import { eraOn, eraPattern, eraYearPattern, westernYear } from "./eras.ts";
import { toHalfWidth } from "./half-width.ts";
import { partsOf } from "./iso-date.ts";

/**
 * 2018 → 平成30年度, 2019 → 令和元年度. The label is the era of the year's middle (1 October): April 2019 was
 * still 平成31年, but the year is 令和元年度.
 */
export function fiscalYearLabel(year: number): string {
  const era = eraOn(`${String(year).padStart(4, "0")}-10-01`);
  if (!era) return `${year}年度`;
  const eraYear = year - era.firstYear + 1;
  return `${era.name}${eraYear === 1 ? "元" : eraYear}年度`;
}

/** The fiscal year (April to March) a day falls in. */
export function fiscalYearOf(isoDate: string): number {
  const { year, month } = partsOf(isoDate);
  return month >= 4 ? year : year - 1;
}

/** Of the years there are (latest first), the one that a day falls in, else the latest: next year is opened before it begins. */
export function yearInHand(years: readonly number[], isoDate: string): number | null {
  const present = fiscalYearOf(isoDate);
  return years.includes(present) ? present : (years[0] ?? null);
}

/** First and last day of a fiscal year, inclusive. */
export function fiscalYearRange(year: number): { from: string; to: string } {
  return { from: `${year}-04-01`, to: `${year + 1}-03-31` };
}

/** The day, or the nearest one of the fiscal year when it lies outside. */
export function dayWithin(year: number, isoDate: string): string {
  const { from, to } = fiscalYearRange(year);
  if (isoDate < from) return from;
  return isoDate > to ? to : isoDate;
}

const patterns = [
  // 2022(令和4)年度, 2022年度
  /(?<![0-9])((?:19|20)[0-9]{2})\s?(?:\([^()]{1,8}\))?\s?年\s?度/,
  // 令和4年度, R4年度, 平成30(2018)年度
  new RegExp(`(${eraPattern})\\s?(${eraYearPattern})\\s?(?:\\([^()]{1,8}\\))?\\s?年?\\s?度`),
  // H30, unless a date goes on (H30.4.1, H30年4月)
  /(?<![A-Za-z])([RHSrhs])\s?([0-9]{1,2})(?![0-9A-Za-z./年-])/,
];

/** The first fiscal year named in a text (平成30年度, H30, 2022（令和4）年度), or null. Dates are not fiscal years. */
export function parseFiscalYear(text: string): number | null {
  const plain = toHalfWidth(text.normalize("NFKC")).replace(/\s+/g, " ");
  let first: { at: number; year: number } | null = null;
  for (const pattern of patterns.slice(0, 2)) {
    const match = pattern.exec(plain);
    const year = match && yearOf(match);
    if (year && (!first || match.index < first.at)) first = { at: match.index, year };
  }
  if (first) return first.year;
  const bare = patterns[2]?.exec(plain);
  return bare ? yearOf(bare) : null;
}

function yearOf(match: RegExpExecArray): number | null {
  const [, head = "", written] = match;
  return written === undefined ? Number(head) : westernYear(head, written);
}
