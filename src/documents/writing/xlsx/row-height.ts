/**
 * Merged cells never fit themselves to their text and a stated height is never corrected by Excel, so the
 * height of every row is reckoned here, a little generously: a wide character is one em, a narrow one a half.
 */

/** Line pitch in ems; Noto, which stands in where BIZ UDP is missing, needs 1.45. */
const linePitch = 1.46;
/** Space a cell keeps free at its left and right together, and above and below together, in points. */
const sidePadding = 4.5;
const topPadding = 5;
const pointsPerMm = 72 / 25.4;

/** Excel's limit is 409.5 points. */
export const tallestRow = 400;

/** Height in points of `text` in a cell `width` mm wide. */
export function textHeight(text: string, width: number, fontSize: number, minLines = 1): number {
  const ems = (width * pointsPerMm - sidePadding) / fontSize;
  return Math.max(lineCount(text, ems), minLines) * fontSize * linePitch + topPadding;
}

/** How many lines `text` takes on lines `ems` wide, its own line breaks included. */
export function lineCount(text: string, ems: number): number {
  const room = Math.max(ems, 1);
  let lines = 0;
  for (const paragraph of text.split(/\r\n|[\n\r\v]/)) lines += wrappedLines(paragraph, room);
  return lines;
}

function wrappedLines(paragraph: string, room: number): number {
  let lines = 1;
  let used = 0;
  for (const word of paragraph.match(/[\x21-\x7e]+|./gsu) ?? []) {
    let width = 0;
    for (const character of word) width += emsOf(character);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
    while (used > room) {
      lines += 1;
      used -= room;
    }
  }
  return lines;
}

function emsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x20 || (code >= 0xfe00 && code <= 0xfe0f) || (code >= 0xe0100 && code <= 0xe01ef)) return 0;
  if (code < 0x7f) return /[A-Z@%&mwMW]/.test(character) ? 0.72 : 0.56;
  return code >= 0xff61 && code <= 0xff9f ? 0.56 : 1;
}
