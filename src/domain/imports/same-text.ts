/** Texts that differ only in what a worksheet cell can't keep are the same: outer white space, the kind of line break. */
export function sameText(one: string, other: string): boolean {
  return visibleText(one) === visibleText(other);
}

/** The text as a worksheet gives it back. */
export function visibleText(text: string): string {
  return text.replace(/\r\n?/g, "\n").trim();
}
