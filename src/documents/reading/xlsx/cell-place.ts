import { UnreadableFile } from "../unreadable-file.ts";

/** Both ends belong to it; rows from 1, columns from 0. */
export type MergedRange = { top: number; left: number; bottom: number; right: number };

const lastRow = 1_048_576;
const lastColumn = 16_383;

/** Where a cell stands: by its reference (`AB12`), or after the one before it where a writer left that out. */
export function cellPlace(
  reference: string | null,
  line: number,
  next: number,
  sheet: string,
): { row: number; column: number } {
  if (reference === null) return checked(line, next, sheet);
  const found = /^([A-Za-z]{1,3})([0-9]{1,7})$/.exec(reference);
  if (!found) throw new UnreadableFile("broken", `シート「${sheet}」のセル番地 ${reference.slice(0, 20)}`);
  return checked(Number(found[2]), columnNumber(found[1] ?? ""), sheet);
}

/** As a spreadsheet program names it: `AB12`. */
export function placeName({ row, column }: { row: number; column: number }): string {
  let letters = "";
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return `${letters}${row}`;
}

/** `B2:D5` as numbers. */
export function mergedRange(reference: string, sheet: string): MergedRange {
  const [from = "", to = from] = reference.split(":");
  const start = cellPlace(from, 0, 0, sheet);
  const end = cellPlace(to, 0, 0, sheet);
  return {
    top: Math.min(start.row, end.row),
    left: Math.min(start.column, end.column),
    bottom: Math.max(start.row, end.row),
    right: Math.max(start.column, end.column),
  };
}

function columnNumber(letters: string): number {
  let number = 0;
  for (const letter of letters.toUpperCase()) number = number * 26 + letter.charCodeAt(0) - 64;
  return number - 1;
}

function checked(row: number, column: number, sheet: string): { row: number; column: number } {
  if (!(row >= 1 && row <= lastRow && column >= 0 && column <= lastColumn)) {
    throw new UnreadableFile("broken", `シート「${sheet}」の外を指すセル番地`);
  }
  return { row, column };
}
