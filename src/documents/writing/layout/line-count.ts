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
  // Kana are proportional in BIZ UDPGothic; the fonts that stand in for it set them full.
  if (code >= 0x3041 && code <= 0x30fe) return 0.94;
  return code >= 0xff61 && code <= 0xff9f ? 0.56 : 1;
}
