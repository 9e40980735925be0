import { eraOn, eraPattern, eraYearPattern, westernYear } from "./eras.ts";
import { isoDate, partsOf } from "./iso-date.ts";

/** 2026-11-20 → 令和8年11月20日; 元年 for the first year; western before Meiji. */
export function formatWareki(iso: string): string {
  const { year, month, day } = partsOf(iso);
  const era = eraOn(iso);
  const eraYear = era ? year - era.firstYear + 1 : year;
  return `${era?.name ?? ""}${era && eraYear === 1 ? "元" : eraYear}年${month}月${day}日`;
}

const western = "(?<western>[0-9]{4})(?:\\s*\\([^()]{1,8}\\))?";
const wareki = `(?<era>${eraPattern})\\s*(?<eraYear>${eraYearPattern})(?:\\s*\\([^()]{1,8}\\))?`;
const separators = "(?:\\s*年\\s*|\\s*[./-]\\s*)";
const whole = new RegExp(
  `^(?:${western}|${wareki})${separators}(?<month>[0-9]{1,2})` +
    `(?:(?:\\s*月\\s*|\\s*[./-]\\s*)(?<day>[0-9]{1,2})\\s*日?|\\s*月)?\\s*(?:\\(?[日月火水木金土](?:曜日?)?[)]?)?$`,
);

const longest = 60;

/**
 * A cell that is one date: 令和4年4月1日, 2022（令和4）年4月1日, 2022年4月11日(月), 2019/3/31, R4.4.1.
 * A month alone (H29.11) is its first day. Anything else, and days the calendar lacks, give null.
 */
export function parseJapaneseDate(text: string): string | null {
  if (text.length > longest) return null;
  const match = whole.exec(text.normalize("NFKC").trim());
  if (!match?.groups) return null;
  const { western: year, era, eraYear: written, month, day } = match.groups;
  const found = year ? Number(year) : westernYear(era ?? "", written ?? "");
  return found === null ? null : isoDate(found, Number(month), day === undefined ? 1 : Number(day));
}
