/** What Excel can hold in one cell, in UTF-16 units. */
export const longestCell = 32_767;

/**
 * Excel writes characters that XML forbids as _x000B_, and reads any words of that shape as such; so the same
 * words typed by an author are written with their underline escaped. hucre escapes the control characters themselves.
 */
export function cellValue(text: string): string {
  return text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, "_x005F_");
}

/** Halves of surrogate pairs and U+FFFE, U+FFFF have no place in a file at all; null when there is none. */
export function unwritableCharacter(text: string): string | null {
  return /[\uFFFE\uFFFF]|\p{Cs}/u.exec(text)?.[0] ?? null;
}
