/**
 * Keys for comparing printed labels. Only keys are normalised; what people wrote is never changed by them.
 */

const signs = new Map<string, string>([
  ...[..."【〔「『［[〈《<{"].map((sign) => [sign, "("] as const),
  ...[..."】〕」』］]〉》>}"].map((sign) => [sign, ")"] as const),
  ...[..."‐‑–—―−"].map((sign) => [sign, "-"] as const),
  ...[..."〜∼"].map((sign) => [sign, "~"] as const),
]);
const normalised = /[\s【〔「『［[〈《<{】〕」』］\]〉》>}‐‑–—―−〜∼]/gu;

/** NFKC without white space, in lower case, with one kind of bracket, dash and wave: 「課室 所名」→「課室所名」. */
export function matchKey(text: string): string {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(normalised, (sign) => signs.get(sign) ?? "");
}

type CellKeys = { key: string; core: string };
const keys = new WeakMap<object, CellKeys>();

/** The key of a cell, made once. A cell too long to be a label has none. */
export function cellKey(cell: { text: string }): string {
  return keysOf(cell).key;
}

/** The key of a cell without its small print, made once. */
export function cellCore(cell: { text: string }): string {
  return keysOf(cell).core;
}

function keysOf(cell: { text: string }): CellKeys {
  const known = keys.get(cell);
  if (known !== undefined) return known;
  const key = cell.text.length > 150 ? "" : matchKey(cell.text);
  const made = { key, core: /[(:]/u.test(key) ? coreKey(key) : key };
  keys.set(cell, made);
  return made;
}

/** A label's key without its small print: 「期限(いつまでに):」→「期限」. */
export function coreKey(key: string): string {
  const bare = key.replace(/\([^()]*\)/gu, "").replace(/:$/u, "");
  return bare === "" ? key : bare;
}

/**
 * How alike two keys are, 0 to 1, by the pairs of characters they share (Dice); misread characters cost little.
 * 0 also where one is so much longer than the other that they can't be half alike.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  if (a.length < 2 || b.length < 2) return 0;
  if (4 * (Math.min(a.length, b.length) - 1) < a.length + b.length - 2) return 0;
  // Compared in place: this runs for every cell near a heading, and a map of pairs costs more than it saves.
  const taken: boolean[] = [];
  let shared = 0;
  for (let i = 0; i + 1 < b.length; i += 1) {
    const first = b.charCodeAt(i);
    const second = b.charCodeAt(i + 1);
    for (let j = 0; j + 1 < a.length; j += 1) {
      if (a.charCodeAt(j) !== first || a.charCodeAt(j + 1) !== second || taken[j]) continue;
      taken[j] = true;
      shared += 1;
      break;
    }
  }
  return (2 * shared) / (a.length + b.length - 2);
}
