import type { Texts } from "../../domain/sheets/sheet-content.ts";

/** What stands at the beginning of a line on paper. `- 1` is what an extraction leaves of ①, `< - 1 >` of <①>. */
const bullet = "[・•●○◆◇■□※]|【|< - [0-9]|- [0-9]{1,2} (?![->])";
const yearOrMonth = "[0-9]{1,2}年度 |[0-9]{1,2}月(?:[～〜][0-9]{1,2}月)?(?:…| (?![0-9]))";
const marker = `[(（][0-9０-９]{1,2}[)）]|[①-⑳]`;

/** White space before such a beginning. A marker after a marker stays: 「(1) (2)9月」 is one part with two numbers. */
const lostBreak = new RegExp(`(?<=[^<\\s])[ 　]+(?=${bullet}|${yearOrMonth})|(?<!${marker})[ 　]+(?=${marker})`, "g");

/** Tags that an extraction from PDF left where a paragraph or a list began or ended. */
const layoutTag = /\s*<\/?(?:p|ul|ol|li|br|div)(?:\s[^<>]*)?>\s*/gi;

/**
 * The lines of a cell that came from tab-separated text, where a cell can't hold a line break and the extraction wrote
 * a space or a tag instead. Only white space and layout tags change; every other character stays.
 */
export function restoreLineBreaks(text: string): string {
  return text
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
