import { storableText } from "../../domain/sheets/storable-text.ts";
import type { ReadRefusal } from "../imported-document.ts";
import { compoundFileReason, fileKind } from "./file-kind.ts";
import type { Grid } from "./grid.ts";
import { readCsv, type Separator } from "./read-csv.ts";
import { readText } from "./read-text.ts";
import { refuse } from "./refusals.ts";
import { quotedSeparator } from "./separator.ts";
import { decodeText, type TextEncodingName } from "./text-encoding.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { readXlsx } from "./xlsx/read-xlsx.ts";

/** `notes`: what was left out on purpose, Japanese sentences for the person. */
export type GridsOutcome =
  | { ok: true; kind: "text" | "csv" | "xlsx"; grids: Grid[]; encoding?: TextEncodingName; notes: string[] }
  | ReadRefusal;

/** Longest file that is looked at, in bytes; a workbook may hold pictures, text has no such excuse. */
export const maxFileBytes = 50_000_000;
const maxTextBytes = 20_000_000;

/**
 * Bytes of a .txt, .tsv, .csv or .xlsx file to grids. What a file is, its content says; the name only settles
 * whether plain lines with commas are a table. A bad file is a refusal, never an exception. Call it in a worker
 * for files of strangers (readDocument): it bounds what it inflates, not how long it takes.
 */
export function readGrids(bytes: Uint8Array, fileName: string): GridsOutcome {
  try {
    const known = readKnown(bytes, fileName);
    return { ...known, grids: storable(known.grids), notes: known.notes.map(storableText) };
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(fileName, error.reason, error.where);
    throw error;
  }
}

function readKnown(bytes: Uint8Array, fileName: string): Extract<GridsOutcome, { ok: true }> {
  if (bytes.length > maxFileBytes) throw new UnreadableFile("too-large", `${maxFileBytes / 1_000_000}MB まで`);
  const found = fileKind(bytes);
  if (found.kind === "empty") throw new UnreadableFile("empty-file");
  if (found.kind === "other") throw new UnreadableFile("unsupported-kind", found.what);
  if (found.kind === "compound") throw new UnreadableFile(compoundFileReason(bytes));
  if (found.kind === "zip") {
    const { grids, notes } = readXlsx(bytes);
    if (grids.length === 0) throw new UnreadableFile("no-text");
    return { ok: true, kind: "xlsx", grids, notes };
  }
  if (bytes.length > maxTextBytes)
    throw new UnreadableFile("too-large", `文字のファイルは${maxTextBytes / 1_000_000}MB まで`);
  const { text, encoding } = decodeText(bytes);
  if (text.trim() === "") throw new UnreadableFile("empty-file");
  refuseMarkup(text);
  const separator = quotedSeparator(text, fileName);
  const grid = separator === null ? readText(text, fileName) : readQuoted(text, fileName, separator);
  if (grid.rows.length === 0) throw new UnreadableFile("no-text");
  return { ok: true, kind: grid.exactColumns ? "csv" : "text", grids: [grid], encoding, notes: [] };
}

/** A workbook can name what is no character (`_x0000_`, half a surrogate pair); no text that holds one can be kept. */
function storable(grids: Grid[]): Grid[] {
  return grids.map(({ name, exactColumns, rows }) => ({
    name: storableText(name),
    exactColumns,
    rows: rows.map(({ line, cells }) => ({
      line,
      cells: cells.map((cell) => ({ ...cell, text: storableText(cell.text) })).filter(({ text }) => text !== ""),
    })),
  }));
}

/** Tabs with quotes that do not close were never quoted values. */
function readQuoted(text: string, fileName: string, separator: Separator): Grid {
  try {
    return readCsv(text, fileName, separator);
  } catch (error) {
    if (separator === "\t" && error instanceof UnreadableFile) return readText(text, fileName);
    throw error;
  }
}

/** Systems often export web pages and XML under the name .xls. */
function refuseMarkup(text: string): void {
  const start = text.slice(0, 1000).trimStart().toLowerCase();
  if (/^<(?:!doctype html|html|head|table)[\s>]/.test(start))
    throw new UnreadableFile("unsupported-kind", "ウェブページ(HTML)");
  if (start.startsWith("<?xml") || start.startsWith("<!doctype")) throw new UnreadableFile("unsupported-kind", " XML ");
  if (/^mime-version:/.test(start)) throw new UnreadableFile("unsupported-kind", "ウェブページ(MHTML)");
}
