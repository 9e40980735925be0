import { CsvError, parse } from "csv-parse/sync";
import { cellBudget, refuseEndlessText } from "./cell-budget.ts";
import type { Grid } from "./grid.ts";
import { cellsOf } from "./read-text.ts";
import { UnreadableFile } from "./unreadable-file.ts";

export type Separator = "," | "\t" | ";";

const maxCharactersPerRecord = 2_000_000;

/** Separated values. `line` is the number of the record, which is the row that a spreadsheet program shows. */
export function readCsv(text: string, name: string, separator: Separator): Grid {
  refuseEndlessText(text, separator);
  const records = parseRecords(text, separator);
  const count = cellBudget();
  const rows = records.map((record, index) => ({ line: index + 1, cells: cellsOf(record.map(authorsText), count) }));
  while (rows.at(-1)?.cells.length === 0) rows.pop();
  return { name, exactColumns: true, rows };
}

function parseRecords(text: string, separator: Separator): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      // Lines put together from several programs' files end in different ways; only the oldest ones end in CR alone.
      record_delimiter: text.includes("\n") ? ["\r\n", "\n"] : "\r",
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxCharactersPerRecord,
    });
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error.code === "CSV_QUOTE_NOT_CLOSED" ? lineOfOpenQuote(text) : error.lines;
    throw new UnreadableFile("broken-csv", typeof line === "number" ? `${line}行目` : "最後の行");
  }
}

/** The parser names the end of the file; the person looks for the line where the last quote opened, from 1. */
function lineOfOpenQuote(text: string): number {
  const before = text.slice(0, text.lastIndexOf('"'));
  return before.split(/\r\n|\r|\n/).length;
}

/** Takes away the `'` that our own export puts before what a spreadsheet program would run as a formula. */
function authorsText(value: string): string {
  const text = /^'+[=+\-@\t\r＝]/.test(value) ? value.slice(1) : value;
  return text.replaceAll("\r\n", "\n");
}
