import type { Texts } from "../../domain/sheets/sheet-content.ts";

/** What stands at the beginning of a line on paper. `- 1` is what an extraction leaves of ①, `< - 1 >` of <①>. */
const bullet = "[・•●○◆◇■□※]|【|< - [0-9]|- [0-9]{1,2} (?![->])";
/** A month before a bullet ends the line that it stands on: 「・中間案の公表 9月 ・策定 12月」. */
const yearOrMonth = `[0-9]{1,2}年度 |[0-9]{1,2}月(?:[～〜][0-9]{1,2}月)?(?:…| (?![0-9]|${bullet}))`;
const marker = `[(（][0-9０-９]{1,2}[)）]|[①-⑳]`;

/** White space before such a beginning. A marker after a marker stays: 「(1) (2)9月」 is one part with two numbers. */
const lostBreak = new RegExp(`(?<=[^<\\s])[ 　]+(?=${bullet}|${yearOrMonth})|(?<!${marker})[ 　]+(?=${marker})`, "g");

/** Tags that an extraction from PDF left where a paragraph or a list began or ended. */
const layoutTag = /\s*<\/?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?>\s*/gi;

/** What an extraction kept of a list: its beginning, and white space where an item began. */
const listOpening = /<[uo]l(?:\s[^<>]*)?>([^<>]+)/gi;
const betweenItems = /(?<![A-Za-z0-9,.])\s+|\s+(?![A-Za-z0-9])/g;
const beginsWithBullet = new RegExp(`(?:^|\\s)(?:${bullet}|-\\s|${marker})`);

/**
 * The lines of a cell that came from tab-separated text, where a cell can't hold a line break and the extraction wrote
 * a space or a tag instead. Only white space and layout tags change; every other character stays.
 */
export function restoreLineBreaks(text: string): string {
  return text
    .replace(listOpening, (list, items: string) =>
      beginsWithBullet.test(items) ? list : `\n${items.trim().replace(betweenItems, "\n")}\n`,
    )
    .replace(layoutTag, "\n")
    .replace(lostBreak, "\n")
    .replace(/\n{2,}/g, "\n")
    .trim();
}

/** The same for all texts of a record. */
export function restoreAllLineBreaks(texts: Texts): Texts {
  return Object.fromEntries(
    Object.entries(texts).map(([concept, text]) => [concept, text === undefined ? text : restoreLineBreaks(text)]),
  );
}
