/**
 * Full-width letters, digits and signs as half-width ones, character by character, so that positions in
 * the result are positions in the author's text. Circled numbers stay: they are markers, not digits.
 */
export function toHalfWidth(text: string): string {
  return text
    .replace(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll("\u3000", " ");
}

/** Remnants of HTML (`<ul style=…>`, `</p>`) blanked out, positions kept. `< - 1 >` is no tag. */
export function blankTags(text: string): string {
  return text.replace(/<\/?[a-z][a-z0-9]*(?:\s[^<>]{0,200})?\/?>/gi, (tag) => " ".repeat(tag.length));
}
