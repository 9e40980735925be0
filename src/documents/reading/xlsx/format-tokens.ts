/** What a number format is made of. `letters`: a run of one date letter, lower case; `elapsed`: `[h]`, `[mm]`. */
export type FormatToken =
  | { kind: "literal"; text: string }
  | { kind: "letters"; text: string }
  | { kind: "elapsed"; text: string }
  | { kind: "halfDay" }
  | { kind: "digit"; text: "0" | "#" | "?" }
  | { kind: "mark"; text: "." | "," | "%" | "/" | "@" }
  | { kind: "exponent"; text: string }
  | { kind: "general" };

/** One part of a format between semicolons, with its condition such as `[>=100]`. */
export type FormatSection = {
  tokens: FormatToken[];
  condition: { operator: string; value: number } | null;
  isDate: boolean;
};

const pieces =
  /"([^"]*)"?|[\\!](.)|_(.)|\*(.)|\[([^\]]*)\]|(General|G\/標準)|(AM\/PM|A\/P)|(E[+-]0+)|(y+|e+|g+|m+|d+|a+|h+|s+)|([0#?])|([.,%/@])|;|([\s\S])/giu;

const longDate = 'yyyy"年"m"月"d"日"';
const longTime = "h:mm:ss";
/** Excel allows no longer format; a longer one is a trap, not a format. */
const longestFormat = 255;
const cache = new Map<string, FormatSection[]>();

/** Splits a number format into its sections (positive; negative; zero; text). */
export function formatSections(format: string): FormatSection[] {
  const known = cache.get(format);
  if (known) return known;
  // The two formats that follow the computer's settings: as a Japanese Windows has them.
  const resolved = /^\[\$-F800\]/i.test(format) ? longDate : /^\[\$-F400\]/i.test(format) ? longTime : format;
  const sections = [emptySection()];
  if (resolved.length > longestFormat) return [{ ...emptySection(), tokens: [{ kind: "general" }] }];
  for (const piece of resolved.matchAll(pieces)) {
    const section = sections.at(-1) as FormatSection;
    if (piece[0] === ";") sections.push(emptySection());
    else if (piece[5] !== undefined) addBracket(section, piece[5]);
    else section.tokens.push(tokenOf(piece));
  }
  for (const section of sections) {
    section.isDate = section.tokens.some(({ kind }) => kind === "letters" || kind === "elapsed" || kind === "halfDay");
  }
  if (cache.size < 1000) cache.set(format, sections);
  return sections;
}

function emptySection(): FormatSection {
  return { tokens: [], condition: null, isDate: false };
}

function addBracket(section: FormatSection, inner: string): void {
  const condition = /^([<>=]{1,2})(-?[\d.]+)$/.exec(inner);
  if (condition) section.condition = { operator: condition[1] ?? "", value: Number(condition[2]) };
  else if (/^(h+|m+|s+)$/i.test(inner)) section.tokens.push({ kind: "elapsed", text: inner.toLowerCase() });
  else if (inner.startsWith("$")) {
    const currency = inner.slice(1).split("-")[0] ?? "";
    if (currency !== "") section.tokens.push({ kind: "literal", text: currency });
  }
}

function tokenOf(piece: RegExpMatchArray): FormatToken {
  const [whole, quoted, escaped, padding, fill, , general, halfDay, exponent, letters, digit, mark] = piece;
  if (general) return { kind: "general" };
  if (halfDay) return { kind: "halfDay" };
  if (exponent) return { kind: "exponent", text: exponent };
  if (letters) return { kind: "letters", text: letters.toLowerCase() };
  if (digit) return { kind: "digit", text: digit as "0" | "#" | "?" };
  if (mark) return { kind: "mark", text: mark as "." | "," | "%" | "/" | "@" };
  if (padding !== undefined) return { kind: "literal", text: " " };
  if (fill !== undefined) return { kind: "literal", text: "" };
  return { kind: "literal", text: quoted ?? escaped ?? whole };
}
