/**
 * Order of two headings of a plan by their numbers: 第2章 before 第10章, 第一節 before 第二節, ア before イ, 7-5 before 7-12.
 * Headings without a number follow; between two of them there is no order (0).
 */
export function compareHeadings(a: string, b: string): number {
  const [ours, theirs] = [numbersOf(a), numbersOf(b)];
  if (ours.length === 0 || theirs.length === 0) return theirs.length - ours.length;
  const at = ours.findIndex((number, index) => number !== theirs[index]);
  return at === -1 ? ours.length - theirs.length : (ours[at] ?? 0) - (theirs[at] ?? -1);
}

const kanji = "〇一二三四五六七八九";
const kana = "アイウエオカキクケコサシスセソタチツテトナニヌネノハヒフヘホマミムメモヤユヨラリルレロワヲン";

/** The numbers in the heading's mark: 第2章 → 2, 7-5 → 7 and 5, ア → 1. */
function numbersOf(heading: string): number[] {
  const mark = /^[^\s]*/.exec(heading.normalize("NFKC").trim())?.[0] ?? "";
  const code = /^\(?第?([0-9]+(?:[-‐][0-9]+)*)/.exec(mark)?.[1];
  if (code) return code.split(/[-‐]/).map(Number);
  const written = /^第([一二三四五六七八九十]+)/.exec(mark)?.[1];
  if (written) return [kanjiNumber(written)];
  return mark.length === 1 && kana.includes(mark) ? [kana.indexOf(mark) + 1] : [];
}

/** Up to 99: 十二 → 12, 二十 → 20. */
function kanjiNumber(written: string): number {
  const digit = (sign: string | undefined) => Math.max(0, kanji.indexOf(sign ?? "〇"));
  const ten = written.indexOf("十");
  if (ten === -1) return digit(written.at(-1));
  return (ten === 0 ? 1 : digit(written[ten - 1])) * 10 + digit(written[ten + 1]);
}
