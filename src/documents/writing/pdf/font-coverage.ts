/**
 * Which characters a TrueType font draws, read from its `cmap` table: format 12 (ranges of code points) and
 * format 14 (ideographic variation sequences). https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export type FontCoverage = {
  has(codePoint: number): boolean;
  /** True when the font tells this variant of the character from others. */
  hasVariant(codePoint: number, selector: number): boolean;
};

type Range = { from: number; to: number };

export function fontCoverage(font: Uint8Array): FontCoverage {
  const view = new DataView(font.buffer, font.byteOffset, font.byteLength);
  const cmap = tableStart(view, "cmap");
  const ranges: Range[] = [];
  const variants = new Map<number, Range[]>();
  for (let index = 0; index < view.getUint16(cmap + 2); index += 1) {
    const table = cmap + view.getUint32(cmap + 4 + index * 8 + 4);
    const format = view.getUint16(table);
    if (format === 12 && ranges.length === 0) ranges.push(...segments(view, table));
    if (format === 14) readVariants(view, table, variants);
  }
  if (ranges.length === 0) throw new Error("font has no cmap of format 12");
  return {
    has: (codePoint) => contains(ranges, codePoint),
    hasVariant: (codePoint, selector) =>
      (variants.get(selector) ?? []).some((r) => r.from <= codePoint && codePoint <= r.to),
  };
}

function tableStart(view: DataView, tag: string): number {
  for (let index = 0; index < view.getUint16(4); index += 1) {
    const entry = 12 + index * 16;
    const name = String.fromCharCode(...[0, 1, 2, 3].map((at) => view.getUint8(entry + at)));
    if (name === tag) return view.getUint32(entry + 8);
  }
  throw new Error(`font has no ${tag} table`);
}

function segments(view: DataView, table: number): Range[] {
  return Array.from({ length: view.getUint32(table + 12) }, (_, index) => ({
    from: view.getUint32(table + 16 + index * 12),
    to: view.getUint32(table + 16 + index * 12 + 4),
  }));
}

function readVariants(view: DataView, table: number, variants: Map<number, Range[]>): void {
  const uint24 = (at: number) => (view.getUint16(at) << 8) | view.getUint8(at + 2);
  for (let index = 0; index < view.getUint32(table + 6); index += 1) {
    const record = table + 10 + index * 11;
    const ranges: Range[] = [];
    const standard = view.getUint32(record + 3);
    const others = view.getUint32(record + 7);
    for (let n = 0; standard > 0 && n < view.getUint32(table + standard); n += 1) {
      const from = uint24(table + standard + 4 + n * 4);
      ranges.push({ from, to: from + view.getUint8(table + standard + 4 + n * 4 + 3) });
    }
    for (let n = 0; others > 0 && n < view.getUint32(table + others); n += 1) {
      const from = uint24(table + others + 4 + n * 5);
      ranges.push({ from, to: from });
    }
    variants.set(uint24(record), ranges);
  }
}

function contains(ranges: Range[], codePoint: number): boolean {
  let low = 0;
  let high = ranges.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const range = ranges[middle];
    if (!range || codePoint < range.from) high = middle - 1;
    else if (codePoint > range.to) low = middle + 1;
    else return true;
  }
  return false;
}
