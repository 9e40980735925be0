/** What spreadsheet programs run when a value begins with it, the full-width equals sign of a Japanese IME included. */
const runs = /^'*[=+\-@\t\r＝]/;

/** Puts `'` before a value that a spreadsheet program would run as a formula; reading takes one `'` away again. */
export function guardFormula(text: string): string {
  return runs.test(text) ? `'${text}` : text;
}
