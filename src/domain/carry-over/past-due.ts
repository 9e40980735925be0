import { parseDues } from "../periods/due.ts";
import { fiscalYearRange } from "../periods/fiscal-year.ts";

/** Whether everything a due cell names is over before the fiscal year begins: 「令和8年3月末」 in FY2026. */
export function isPastDue(text: string, fiscalYear: number): boolean {
  const { from } = fiscalYearRange(fiscalYear);
  const ends = parseDues(text, fiscalYear).map(({ due }) => due?.to ?? null);
  return ends.length > 0 && ends.every((to) => to !== null && to < from);
}
