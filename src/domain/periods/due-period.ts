import { eraPattern, eraYearPattern, westernYear } from "./eras.ts";
import { fiscalYearRange } from "./fiscal-year.ts";
import { isoDate, lastDayOf } from "./iso-date.ts";

/**
 * One point or stretch of time as the field writes it, without 「まで」 and ranges (see due.ts). Text is half-width and
 * without white space.
 */

export type DueKind =
  | "date"
  | "fiscalYearEnd"
  | "allYear"
  | "asNeeded"
  | "asap"
  | "range"
  | "quarter"
  | "halfYear"
  | "month"
  | "fiscalYear";

/** Inclusive ISO dates. */
export type Period = { kind: DueKind; from: string | null; to: string | null };

const year = `(?:(?<western>(?:19|20)[0-9]{2})(?:\\([^()]{1,8}\\))?|(?<era>${eraPattern})(?<eraYear>${eraYearPattern})(?:\\([^()]{1,8}\\))?|(?<relative>翌|来)(?=年))`;
const fiscalYearPrefix = new RegExp(`^(?:${year}年?度|(?<relativeYear>今|本|当|翌|来|次)年度)(?:の)?(?<rest>.*)$`);
const monthOrDay = new RegExp(
  `^(?:${year}(?:年|[./-]))?(?:(?<month>[0-9]{1,2})月(?:の)?(?<part>末|末日|中|上旬|中旬|下旬|初旬|初め|定例会|議会|定例議会)?|(?<month2>[0-9]{1,2})(?:月|/)(?<day>[0-9]{1,2})日?(?:\\([日月火水木金土](?:曜日?)?\\))?)$`,
);
const numeric = new RegExp(`^${year}[./-](?<month>[0-9]{1,2})(?:(?<part>末)|[./-](?<day>[0-9]{1,2}))?$`);
const calendarYear = new RegExp(`^${year}年?(?:中|末|内)?$`);

/** `fiscalYear` gives a bare month its year: FY2016「3月」is March 2017. */
export function parsePeriod(text: string, fiscalYear: number): Period | null {
  const prefixed = fiscalYearPrefix.exec(text);
  if (prefixed?.groups) {
    const { relativeYear, rest = "" } = prefixed.groups;
    const named = relativeYear
      ? fiscalYear + (["翌", "来", "次"].includes(relativeYear) ? 1 : 0)
      : yearOf(prefixed.groups, fiscalYear);
    if (named === null) return null;
    if (rest === "") return { kind: "fiscalYear", ...fiscalYearRange(named) };
    return parsePeriod(/^[末内中当初]/.test(rest) ? `年度${rest}` : rest, named);
  }
  return wordPeriod(text, fiscalYear) ?? monthPeriod(text, fiscalYear) ?? wholeYear(text, fiscalYear);
}

function wordPeriod(text: string, fiscalYear: number): Period | null {
  const { from, to } = fiscalYearRange(fiscalYear);
  if (/^年度(?:末日?|内|中|いっぱい)$/.test(text)) return { kind: "fiscalYearEnd", from: null, to };
  if (/^年度(?:当初|初め)$/.test(text)) return { kind: "month", from, to: `${fiscalYear}-04-30` };
  if (
    /^(?:通年|年間|年間を通じて|年度を通じて|一年間|1年間|毎[年月週日]|毎四半期|四半期(?:毎|ごと)|定期的に?)$/.test(
      text,
    )
  ) {
    return { kind: "allYear", from, to };
  }
  if (/^(?:随時|適宜|都度|その都度|必要に応じて(?:随時|適宜)?)$/.test(text)) {
    return { kind: "asNeeded", from: null, to: null };
  }
  if (/^(?:早急|早期|速やか|至急|直ちに|ただちに|可及的速やか|できるだけ早く|早急に実施|即時)に?$/.test(text)) {
    return { kind: "asap", from: null, to: null };
  }
  if (/^年(?:末|内)$/.test(text)) return { kind: "date", from: null, to: `${fiscalYear}-12-31` };
  const half = /^(?:(上半期|上期|前期|年度前半)|下半期|下期|後期|年度後半)(?:中|内|末)?$/.exec(text);
  if (half) return months(half[1] ? 4 : 10, half[1] ? 9 : 3, "halfYear", fiscalYear);
  const quarter = /^第?([1-4一二三四])四半期(?:中|内|末)?$/.exec(text) ?? /^([1-4])Q$/i.exec(text);
  if (!quarter) return null;
  const index = "1234".indexOf(quarter[1] ?? "") >= 0 ? Number(quarter[1]) : "一二三四".indexOf(quarter[1] ?? "") + 1;
  const first = index === 4 ? 1 : 1 + index * 3;
  return months(first, first + 2, "quarter", fiscalYear);
}

function months(first: number, last: number, kind: DueKind, fiscalYear: number): Period {
  const fromYear = calendarYearOf(first, fiscalYear);
  const toYear = calendarYearOf(last, fiscalYear);
  return { kind, from: isoDate(fromYear, first, 1), to: isoDate(toYear, last, lastDayOf(toYear, last)) };
}

function monthPeriod(text: string, fiscalYear: number): Period | null {
  const groups = (monthOrDay.exec(text) ?? numeric.exec(text))?.groups;
  if (!groups) return null;
  const month = Number(groups.month ?? groups.month2);
  if (month < 1 || month > 12) return null;
  const named = groups.western || groups.era || groups.relative ? yearOf(groups, fiscalYear) : null;
  if (named === null && groups.era) return null;
  const year = named ?? calendarYearOf(month, fiscalYear);
  if (groups.day) {
    const day = isoDate(year, month, Number(groups.day));
    return day === null ? null : { kind: "date", from: day, to: day };
  }
  const last = lastDayOf(year, month);
  const part = groups.part ?? "";
  if (part.startsWith("末")) {
    const to = isoDate(year, month, last);
    return { kind: to === fiscalYearRange(fiscalYear).to ? "fiscalYearEnd" : "date", from: null, to };
  }
  const [first, end] =
    part === "中旬" ? [11, 20] : part === "下旬" ? [21, last] : /^上旬|^初/.test(part) ? [1, 10] : [1, last];
  return {
    kind: part.endsWith("旬") ? "range" : "month",
    from: isoDate(year, month, first),
    to: isoDate(year, month, end),
  };
}

function wholeYear(text: string, fiscalYear: number): Period | null {
  const groups = calendarYear.exec(text)?.groups;
  const year = groups ? yearOf(groups, fiscalYear) : null;
  return year === null ? null : { kind: "range", from: `${year}-01-01`, to: `${year}-12-31` };
}

function yearOf(groups: Record<string, string | undefined>, fiscalYear: number): number | null {
  if (groups.relative) return fiscalYear + 1;
  return groups.western ? Number(groups.western) : westernYear(groups.era ?? "", groups.eraYear ?? "");
}

function calendarYearOf(month: number, fiscalYear: number): number {
  return month >= 4 ? fiscalYear : fiscalYear + 1;
}
