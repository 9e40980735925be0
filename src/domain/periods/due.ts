import { splitByMarkers } from "../sheets/sub-items.ts";
import { type DueKind, type Period, parsePeriod } from "./due-period.ts";
import { fiscalYearOf } from "./fiscal-year.ts";
import { blankTags, toHalfWidth } from "./half-width.ts";

/** Longer cells are prose. */
const longest = 100;

/**
 * What was understood of a due expression, beside its words. `from` and `to` are ISO dates, inclusive; null where
 * the words set no limit (年度末 has no beginning, 随時 neither).
 */
export type Due = { kind: DueKind; from: string | null; to: string | null; text: string };

/**
 * One due expression: 年度末まで, 平成31年3月, 4～2月, 上半期中, 通年, 第2四半期, 10/16. A bare month follows the fiscal
 * year (FY2016「3月」is March 2017). Null when the words name no time; see parseDues for several in one cell.
 */
export function parseDue(text: string, fiscalYear: number): Due | null {
  if (text.length > longest) return null;
  const plain = normalise(text);
  if (plain === "") return null;
  const period = parseSpan(plain, fiscalYear) ?? parseSpan(withoutTail(plain), fiscalYear);
  return period && { ...period, text: text.trim() };
}

/**
 * All due expressions of a cell, with the markers they answer: 「①年度末 ②上半期中」. Without markers a cell may still
 * hold several: 「上半期中 訓練は下半期」. `due` is null where the words name no time.
 */
export function parseDues(text: string, fiscalYear: number): { markers: string[]; due: Due | null; text: string }[] {
  const { lead, parts } = splitByMarkers(text);
  const numbered = parts.flatMap(({ markers, text: part }) => several(part, fiscalYear, markers));
  return lead === "" ? numbered : [...several(lead, fiscalYear, []), ...numbered];
}

/** Whether a cell reads as nothing but due expressions, or as a form's blank for one (202〇年〇月末). */
export function looksLikeDue(text: string): boolean {
  const dues = parseDues(text.replace(/[〇○◯]/g, "1"), 2020);
  return dues.length > 0 && dues.every(({ due }) => due !== null);
}

function several(
  text: string,
  fiscalYear: number,
  markers: string[],
): { markers: string[]; due: Due | null; text: string }[] {
  const whole = { markers, due: parseDue(text, fiscalYear), text };
  if (whole.due || text.length > longest) return [whole];
  const pieces = text.split(/[\s、，,・／]+/).filter((piece) => piece !== "");
  const dues = pieces.map((piece) => ({
    markers,
    due: parseDue(piece, fiscalYear) ?? parseDue(piece.replace(/^[^はを:：]{1,20}[は:：]/, ""), fiscalYear),
    text: piece,
  }));
  return pieces.length > 1 && dues.every(({ due }) => due !== null) ? dues : [whole];
}

function normalise(text: string): string {
  return toHalfWidth(blankTags(text))
    .replace(/\s+/g, "")
    .replace(/[〜‐–—−]/g, "~")
    .replace(/^[・•●:]+|[。.、,]+$/g, "");
}

/** 「年度末(3月)」「9月頃」「12月予定」: what follows the time doesn't change it. */
function withoutTail(text: string): string {
  return text
    .replace(/\([^()]{0,30}\)$/, "")
    .replace(/(?:を)?(?:頃|ごろ|予定|目途|目処|目標|めど|実施|開始|完了|策定|公表|作成)(?:に|とする)?$/, "");
}

function parseSpan(text: string, fiscalYear: number): Period | null {
  const until = /^(.+?)(?:まで(?:に|の間)?|迄|以内)$/.exec(text)?.[1];
  const range = parseRange(until ?? text, fiscalYear);
  if (range) return range;
  if (until === undefined) return parsePeriod(text, fiscalYear);
  const period = parsePeriod(/^(?:今|本|当)?年度$/.test(until) ? "年度末" : until, fiscalYear);
  // 「9月まで」 ends with September but begins at any time.
  return period?.to
    ? { ...period, kind: period.kind === "allYear" ? "fiscalYearEnd" : period.kind, from: null }
    : period;
}

function parseRange(text: string, fiscalYear: number): Period | null {
  const since = /^(.+?)(?:~|以降|から|より)$/.exec(text)?.[1];
  if (since !== undefined) {
    const start = parsePeriod(since, fiscalYear);
    return start?.from ? { kind: "range", from: start.from, to: null } : null;
  }
  const by = /^~(.+)$/.exec(text)?.[1];
  if (by !== undefined) {
    const end = parsePeriod(by, fiscalYear);
    return end?.to ? { kind: "range", from: null, to: end.to } : null;
  }
  const match = /^(.+?)(?:~|から|(?<=[月期日])-|(?<=^[0-9]{1,2})-(?=[0-9]{1,2}月))(.+)$/.exec(text);
  if (!match?.[1] || !match[2]) return null;
  const start = parsePeriod(withUnitOf(match[1], match[2]), fiscalYear);
  // 「令和4年4月～9月」「令和4～6年度」: the year or era before the sign counts for what follows it.
  const era = /^[0-9]{1,2}年/.test(match[2]) ? (/^(?:令和|平成|昭和|[RHS])(?=[0-9元])/i.exec(match[1])?.[0] ?? "") : "";
  const named = start?.from && /年|[0-9]\.[0-9]/.test(match[1]) ? fiscalYearOf(start.from) : fiscalYear;
  const end = parsePeriod(`${era}${match[2]}`, named);
  if (!start || !end?.to) return null;
  const from = start.from ?? start.to;
  if (from === null) return null;
  if (from <= end.to) return { kind: "range", from, to: end.to };
  // 「10～9月」 runs into the next year; a year that is written out is not moved.
  const later = /年|\//.test(match[2]) ? null : parsePeriod(match[2], fiscalYear + 1);
  return later?.to && from <= later.to ? { kind: "range", from, to: later.to } : null;
}

/** 「4～2月」: the first number is a month too; 「第1～2四半期」, 「令和4～6年度」 likewise. */
function withUnitOf(start: string, end: string): string {
  const unit = /[0-9](月|四半期|年度|日)/.exec(end)?.[1] ?? "";
  if (unit === "" || !/[0-9]$/.test(start)) return start;
  if (unit !== "日") return `${start}${unit}`;
  const month = /^(.*月)[0-9]{1,2}$/.exec(start);
  return month ? `${start}日` : start;
}
