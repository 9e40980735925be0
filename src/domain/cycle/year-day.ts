import { fiscalYearOf } from "../periods/fiscal-year.ts";
import { isoDate, lastDayOf } from "../periods/iso-date.ts";

/**
 * A day that comes every fiscal year: "10-31", "02-10" (in the calendar year after). "+04-20" lies in the fiscal year
 * that follows, "-03-10" in the one before.
 */
export type YearDay = string;

export const yearDayPattern = /^([+-]?)(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$/;

/** The date of a day in a fiscal year. A day that a month doesn't have (02-29) is its last one. */
export function dateOfYearDay(day: YearDay, fiscalYear: number): string {
  const match = yearDayPattern.exec(day);
  if (!match) throw new Error(`"${day}" is no day of a year.`);
  const [, sign, month, date] = match;
  const ofYear = fiscalYear + (sign === "+" ? 1 : sign === "-" ? -1 : 0);
  const calendarYear = Number(month) >= 4 ? ofYear : ofYear + 1;
  const last = lastDayOf(calendarYear, Number(month));
  return isoDate(calendarYear, Number(month), Math.min(Number(date), last)) as string;
}

/** The same the other way round; null when the date lies further away than a year. */
export function yearDayOf(iso: string, fiscalYear: number): YearDay | null {
  const away = fiscalYearOf(iso) - fiscalYear;
  if (Math.abs(away) > 1) return null;
  return `${away === 1 ? "+" : away === -1 ? "-" : ""}${iso.slice(5)}`;
}
