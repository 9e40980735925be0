/** By table: the runtime's own calendars get the edges wrong. Latest first; `from` is the era's first day. */
export const eras = [
  { name: "令和", letter: "R", from: "2019-05-01", firstYear: 2019 },
  { name: "平成", letter: "H", from: "1989-01-08", firstYear: 1989 },
  { name: "昭和", letter: "S", from: "1926-12-25", firstYear: 1926 },
  { name: "大正", letter: "T", from: "1912-07-30", firstYear: 1912 },
  { name: "明治", letter: "M", from: "1868-01-25", firstYear: 1868 },
] as const;

export type Era = (typeof eras)[number];

/** The era of a day, or undefined before Meiji. */
export function eraOn(iso: string): Era | undefined {
  return eras.find((era) => iso >= era.from);
}

/** 元, 4 or 三十 as a number, null for anything else. */
export function eraYearNumber(written: string): number | null {
  if (written === "元") return 1;
  if (/^[0-9]{1,2}$/.test(written)) return Number(written) || null;
  const kanji = /^([二三四五六七八九])?(十)?([一二三四五六七八九])?$/.exec(written);
  if (written === "" || !kanji || (kanji[1] && !kanji[2])) {
    const single = "一二三四五六七八九".indexOf(written);
    return written.length === 1 && single >= 0 ? single + 1 : null;
  }
  const digit = (sign: string | undefined) => (sign ? "一二三四五六七八九".indexOf(sign) + 1 : 0);
  return (kanji[2] ? (digit(kanji[1]) || 1) * 10 : 0) + digit(kanji[3]);
}

/**
 * Western year of 令和/R 4. Eras run past their end (平成32 is 2020): plans written under an era go on using it.
 */
export function westernYear(era: string, written: string): number | null {
  const found = eras.find(({ name, letter }) => era === name || era.toUpperCase() === letter);
  const year = eraYearNumber(written);
  return found && year ? found.firstYear + year - 1 : null;
}

/** For patterns: an era's name or letter, and a year of it. Text must be half-width. */
export const eraPattern = "(?:令和|平成|昭和|大正|明治|(?<![A-Za-z])[RHSTMrhstm](?![A-Za-z]))";
export const eraYearPattern = "(?:[0-9]{1,2}|元|[一二三四五六七八九十]{1,3})";
