/** What is compared of a row: its marks, most telling first ("" tells nothing), and all its words. */
export type Row = { keys: string[]; words: string };

/** Rows whose words agree less than this are different rows. */
const alike = 0.5;

/** For matching only: ① is 1, full-width is half-width, white space doesn't count. */
export function textKey(text: string): string {
  return text.normalize("NFKC").replace(/\s+/gu, "");
}

/**
 * Which row of `those` is which of `these`, by index: first by marks that only one row on each side has, then by how far
 * the words agree. Order doesn't matter, so a sorted or extended file still finds its rows.
 */
export function matchRows(these: readonly Row[], those: readonly Row[]): Map<number, number> {
  const pairs = new Map<number, number>();
  const taken = new Set<number>();
  const pair = (one: number, other: number) => {
    pairs.set(one, other);
    taken.add(other);
  };
  const depth = Math.max(0, ...[...these, ...those].map(({ keys }) => keys.length));
  for (let level = 0; level < depth; level++) {
    const left = uniqueKeys(these, level, (index) => !pairs.has(index));
    const right = uniqueKeys(those, level, (index) => !taken.has(index));
    for (const [key, one] of left) {
      const other = right.get(key);
      if (other !== undefined) pair(one, other);
    }
  }
  for (const { one, other } of byAgreement(these, those, pairs, taken)) {
    if (!pairs.has(one) && !taken.has(other)) pair(one, other);
  }
  return pairs;
}

function uniqueKeys(rows: readonly Row[], level: number, free: (index: number) => boolean): Map<string, number> {
  const found = new Map<string, number>();
  const twice = new Set<string>();
  for (const [index, { keys }] of rows.entries()) {
    const key = free(index) ? textKey(keys[level] ?? "") : "";
    if (key === "") continue;
    if (found.has(key)) twice.add(key);
    found.set(key, index);
  }
  for (const key of twice) found.delete(key);
  return found;
}

function byAgreement(
  these: readonly Row[],
  those: readonly Row[],
  pairs: ReadonlyMap<number, number>,
  taken: ReadonlySet<number>,
): { one: number; other: number }[] {
  const left = these.flatMap(({ words }, index) => (pairs.has(index) ? [] : [{ index, pieces: pairsOf(words) }]));
  const right = those.flatMap(({ words }, index) => (taken.has(index) ? [] : [{ index, pieces: pairsOf(words) }]));
  return left
    .flatMap((a) => right.map((b) => ({ one: a.index, other: b.index, share: agreement(a.pieces, b.pieces) })))
    .filter(({ share }) => share >= alike)
    .sort((a, b) => b.share - a.share || a.one - b.one || a.other - b.other);
}

/** Longer words are compared by their beginning: a row is known by it. */
const longest = 3_000;

function pairsOf(words: string): Map<string, number> {
  const key = textKey(words).slice(0, longest);
  const pieces = new Map<string, number>();
  for (let at = 0; at + 1 < key.length; at++) {
    const piece = key.slice(at, at + 2);
    pieces.set(piece, (pieces.get(piece) ?? 0) + 1);
  }
  return pieces;
}

/** Share of neighbouring character pairs that both have (Dice): 1 is the same text. */
function agreement(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): number {
  let common = 0;
  let all = 0;
  for (const [piece, count] of a) {
    common += Math.min(count, b.get(piece) ?? 0);
    all += count;
  }
  for (const count of b.values()) all += count;
  return all === 0 ? 0 : (2 * common) / all;
}
