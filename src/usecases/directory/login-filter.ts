/** Where the login name goes. */
const place = "{login}";

/** One comparison of the template with the login name in it: `(uid={login})`. */
const comparison = /\(([A-Za-z][\w;.-]*)=([^()*]*\{login\}[^()*]*)\)/g;

/** Whether a template compares some attribute with the login name, and its parentheses match. */
export function isLoginFilter(template: string): boolean {
  let depth = 0;
  for (const letter of template) {
    if (letter === "(") depth += 1;
    if (letter === ")") depth -= 1;
    if (depth < 0) return false;
  }
  return depth === 0 && template.startsWith("(") && comparisonsOf(template).length > 0;
}

/** The search for a login name: what has a meaning in filters is escaped (RFC 4515), so that a name stays a name. */
export function loginFilter(template: string, loginName: string): string {
  return template.replaceAll(place, escaped(loginName));
}

/** The attributes that the template compares with the login name, and with what each is compared. */
export function comparisonsOf(template: string, loginName = ""): { attribute: string; value: string }[] {
  return [...template.matchAll(comparison)].map(([, attribute = "", value = ""]) => ({
    attribute,
    value: value.replaceAll(place, loginName),
  }));
}

function escaped(text: string): string {
  return [...text].map((letter) => (isPlain(letter) ? letter : hexOf(letter))).join("");
}

function isPlain(letter: string): boolean {
  return /^[\p{L}\p{N}@._ -]$/u.test(letter);
}

function hexOf(letter: string): string {
  return [...Buffer.from(letter)].map((byte) => `\\${byte.toString(16).padStart(2, "0")}`).join("");
}
