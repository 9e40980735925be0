import type { Separator } from "./read-csv.ts";

const sampleCharacters = 200_000;

/**
 * How a text file separates its cells, judged by its content: a separator means quoted values as a spreadsheet
 * program writes them; null means plain lines and tabs as an extraction writes them.
 */
export function quotedSeparator(text: string, fileName: string): Separator | null {
  const sample = text.slice(0, sampleCharacters);
  const tabs = countsPerRecord(sample, "\t");
  const commas = countsPerRecord(sample, ",");
  const semicolons = countsPerRecord(sample, ";");
  if (/\.csv$/i.test(fileName)) {
    if (total(tabs) > total(commas) && total(tabs) > total(semicolons)) return "\t";
    return total(semicolons) > total(commas) ? ";" : ",";
  }
  if (total(tabs) > 0) return hasQuotedCell(sample) ? "\t" : null;
  // Prose has commas too: where the name does not say CSV, every line must have the same number of them.
  if (isRegular(commas)) return ",";
  return isRegular(semicolons) ? ";" : null;
}

function total(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

function isRegular(counts: readonly number[]): boolean {
  return counts.length > 1 && (counts[0] ?? 0) > 0 && new Set(counts).size === 1;
}

/** Separators outside quotes in each record that is not blank; a record that the sample cuts is left out. */
function countsPerRecord(sample: string, separator: Separator): number[] {
  const counts: number[] = [];
  let count = 0;
  let quoted = false;
  let blank = true;
  for (const character of sample) {
    if (character === '"') quoted = !quoted;
    if (character === "\n" && !quoted) {
      if (!blank) counts.push(count);
      count = 0;
      blank = true;
      continue;
    }
    if (character === separator && !quoted) count++;
    if (character !== "\r" && character !== " ") blank = false;
  }
  if (!blank && sample.length < sampleCharacters) counts.push(count);
  return counts;
}

/** A cell that begins and ends with a quote: markup inside a cell has quotes too, but not at both of its ends. */
function hasQuotedCell(sample: string): boolean {
  return /(?:^|[\t\n])"/.test(sample) && /"(?:[\t\r\n]|$)/.test(sample);
}
