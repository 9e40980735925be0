import { type Due, parseDue } from "../periods/due.ts";
import { fiscalYearRange } from "../periods/fiscal-year.ts";
import { toHalfWidth } from "../periods/half-width.ts";

/** A stretch of the year and what is to be done in it, words as written. `from`, `to`: ISO dates, inclusive. */
export type SchedulePeriod = { label: string; from: string; to: string; items: string[] };

const month = "[0-9]{1,2}月?(?:[0-9]{1,2}日)?";
const span = `[~～〜]?(?:(?:令和|平成|[RH])?[0-9元]{1,4}[年.])?${month}(?:\\s?[~～〜-]\\s?(?:翌年)?(?:${month}|年度末)?)?(?:末|上旬|中旬|下旬|頃|中|以降|から|まで)?`;
const word = "第?[1-4]四半期|上半期|下半期|上期|下期|四半期[毎ごと]{1,2}|毎月|通年|随時|年度末|年度当初";
/** A period stands where a line, a list or a sentence begins, and something parts it from its words. */
const heading = new RegExp(
  `(?<![^\\s>。・•●])※?(?:【\\s*((?:${span}|${word})[^【】]{0,12})】|(${span}|${word})(?=…|\\.{2,}|:|\\s|【|<)(?:…+|\\.{2,}|:)?)`,
  "g",
);

/**
 * The periods of an action plan: 「【第1四半期】 ・… ・…」, 「4月～9月 …」, 「5月…… 6～9月…」. Bullets, lines and remnants of an HTML
 * list part the items. Words before the first period, and bullets beside bulleted periods, belong to the
 * whole year (label ""). A text without periods gives none.
 */
export function parseSchedule(text: string, fiscalYear: number): SchedulePeriod[] {
  const plain = toHalfWidth(text);
  const year = fiscalYearRange(fiscalYear);
  const found = [...plain.matchAll(heading)].flatMap((match) => {
    const label = text
      .slice(match.index, match.index + match[0].length)
      .replace(/^※?【?\s*|\s*】$|[….:：]+$/g, "")
      .trim();
    const due = /月|期|年|時/.test(label) ? parseDue(label, fiscalYear) : null;
    const bulleted = /[・•●]\s*$/.test(text.slice(Math.max(0, match.index - 3), match.index));
    return due ? [{ label, due, bulleted, start: match.index, end: match.index + match[0].length }] : [];
  });
  if (found.length === 0) return [];
  const lead = itemsOf(text.slice(0, found[0]?.start));
  const general: string[] = [...lead];
  const periods = found.map(({ label, due, bulleted, end }, index) => {
    const own = itemsOf(text.slice(end, found[index + 1]?.start ?? text.length));
    if (bulleted) general.push(...own.splice(1));
    return { label, ...datesOf(due, year), items: own };
  });
  return general.length === 0 ? periods : [{ label: "", ...year, items: general }, ...periods];
}

/** A day or the year's end is a point; what has no limit is limited by the year. */
function datesOf({ kind, from, to }: Due, year: { from: string; to: string }): { from: string; to: string } {
  if (to === null) return { from: from ?? year.from, to: from !== null && from > year.to ? from : year.to };
  if (kind === "date" || kind === "fiscalYearEnd") return { from: from ?? to, to };
  return { from: from ?? (year.from < to ? year.from : to), to };
}

/** An extraction keeps `<ul>` and loses `<li>`: inside such a list white space parts the items. */
function itemsOf(text: string): string[] {
  return text
    .split(/<\/?(?:p|li|br|div)(?:\s[^<>]{0,200})?\/?>|\n/i)
    .flatMap((line) => {
      const [before = "", ...lists] = line.split(/<\/?[uo]l(?:\s[^<>]{0,200})?>/i);
      return [
        ...byBullets(before),
        ...lists.flatMap((list) => (hasBullets(list) ? byBullets(list) : list.split(/\s+/))),
      ];
    })
    .map((item) => item.trim())
    .filter((item) => item !== "");
}

const bullet = /(?:^|\s)(?:[・•●○■◆]\s*|-\s+|-$)/;

function hasBullets(text: string): boolean {
  return bullet.test(text);
}

function byBullets(text: string): string[] {
  return text.split(bullet);
}
