/**
 * The text as the database can hold it: the author's words exactly, but for a NUL character and halves of a surrogate
 * pair, which are no characters and which PostgreSQL refuses.
 */
export function storableText(text: string): string {
  return text.toWellFormed().replaceAll("\0", "");
}
