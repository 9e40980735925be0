/**
 * The number printed on a sheet, by which a file that comes back is recognised: 「R08-0012-5」 is the fiscal year, a
 * count within the municipality's year and a check digit.
 */
export type SheetNumber = { fiscalYear: number; count: number };

export type SheetNumberOutcome =
  | ({ ok: true } & SheetNumber)
  | { ok: false; reason: "not-a-sheet-number" | "mistyped" };

const firstReiwa = 2019;

export function formatSheetNumber({ fiscalYear, count }: SheetNumber): string {
  const year =
    fiscalYear >= firstReiwa ? `R${twoDigits(fiscalYear - firstReiwa + 1)}` : `H${twoDigits(fiscalYear - 1988)}`;
  return `${year}-${fourDigits(count)}-${checkDigit(fiscalYear, count)}`;
}

/** Reads a number as people type it (full-width, lower case, other dashes). One wrong or two swapped digits are noticed. */
export function parseSheetNumber(text: string): SheetNumberOutcome {
  const plain = text
    .normalize("NFKC")
    .trim()
    .toUpperCase()
    .replace(/[‐‑‒–—―−ー]/g, "-");
  const [, era, year, count, digit] = /^([HR])(\d{2})-(\d{4,7})-(\d)$/.exec(plain) ?? [];
  if (!era || !year || !count || !digit) return { ok: false, reason: "not-a-sheet-number" };
  const number = { fiscalYear: Number(year) + (era === "R" ? firstReiwa - 1 : 1988), count: Number(count) };
  // A count is never printed with more zeros than it needs: 「01000」 is 「10000」 with two digits swapped.
  const asPrinted = fourDigits(number.count) === count;
  if (!asPrinted || checkDigit(number.fiscalYear, number.count) !== Number(digit)) {
    return { ok: false, reason: "mistyped" };
  }
  return { ok: true, ...number };
}

/** Damm's quasigroup (H. M. Damm, 2004): catches every wrong digit and every swap of neighbours. */
const quasigroup = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
];

function checkDigit(fiscalYear: number, count: number): number {
  let interim = 0;
  for (const digit of `${fiscalYear}${fourDigits(count)}`) interim = Number(quasigroup[interim]?.[Number(digit)]);
  return interim;
}

function twoDigits(value: number): string {
  return String(value).padStart(2, "0");
}

function fourDigits(value: number): string {
  return String(value).padStart(4, "0");
}
