import type { GridCell, GridRow } from "../grid.ts";
import { UnreadableFile } from "../unreadable-file.ts";
import { cellPlace, type MergedRange, mergedRange, placeName } from "./cell-place.ts";
import { displayText, displayValue } from "./display-value.ts";
import { attribute, decodeEscapes } from "./scan-xml.ts";
import { stringCollector } from "./shared-strings.ts";
import type { XlsxPackage } from "./xlsx-package.ts";

export type WorksheetContext = {
  name: string;
  part: string;
  sharedStrings: readonly string[];
  formats: readonly string[];
  from1904: boolean;
  /** Called with the length of each text that is kept; throws when the whole file has too much. */
  count(characters: number): void;
  /** Called with the place (`E3`) of a formula that has no result, or an error for one. */
  withoutResult(place: string, error: string): void;
};

const maxMerges = 200_000;

type OpenCell = { row: number; column: number; type: string; format: string };

/**
 * The cells of one worksheet that hold text, as the sheet shows them: formulas by their last result.
 * Only what holds text costs anything: a million formatted blank rows are passed over.
 */
export function readWorksheet(
  file: XlsxPackage,
  context: WorksheetContext,
): { rows: GridRow[]; merges: MergedRange[] } {
  const rows: GridRow[] = [];
  const merges: MergedRange[] = [];
  const inline = stringCollector();
  let line = 0;
  let column = -1;
  let cell: OpenCell | null = null;
  let inside: "value" | "formula" | "inline" | null = null;
  let value = "";
  let formula = "";
  let hasValue = false;

  file.scan(context.part, {
    open(name, attributes) {
      if (name === "row") {
        line = Number(attribute(attributes, "r") ?? line + 1);
        column = -1;
      } else if (name === "c") {
        const place = cellPlace(attribute(attributes, "r"), line, column + 1, context.name);
        column = place.column;
        cell = {
          ...place,
          type: attribute(attributes, "t") ?? "n",
          format: context.formats[Number(attribute(attributes, "s") ?? -1)] ?? "",
        };
        value = "";
        formula = "";
        hasValue = false;
      } else if (cell && name === "v") {
        inside = "value";
        hasValue = true;
      } else if (cell && name === "f") inside = "formula";
      else if (cell && name === "is") {
        inside = "inline";
        inline.begin();
      } else if (inside === "inline") inline.open(name);
      else if (name === "mergeCell") {
        merges.push(mergedRange(attribute(attributes, "ref") ?? "", context.name));
        if (merges.length > maxMerges) throw new UnreadableFile("too-large", `シート「${context.name}」のセルの結合`);
      }
    },
    text(text) {
      if (inside === "value") value += text;
      else if (inside === "formula") formula += text;
      else if (inside === "inline") inline.text(text);
    },
    close(name) {
      if (name === "is") value = inline.end();
      if (name === "v" || name === "f" || name === "is") inside = null;
      else if (inside === "inline") inline.close(name);
      if (name !== "c" || !cell) return;
      refuseCommand(formula, cell, context);
      const isError = cell.type === "e";
      if (isError || (formula !== "" && !hasValue)) context.withoutResult(placeName(cell), isError ? value : "");
      const text = shown(cell, value, context).trim().replaceAll("\r\n", "\n");
      if (text !== "") {
        context.count(text.length);
        rowFor(rows, cell.row, context).cells.push({ text, column: cell.column, columnSpan: 1, rowSpan: 1 });
      }
      cell = null;
    },
  });
  for (const row of rows) row.cells.sort((one, other) => one.column - other.column);
  return { rows: rows.sort((one, other) => one.line - other.line), merges };
}

function rowFor(rows: GridRow[], line: number, context: WorksheetContext): GridRow {
  const last = rows.at(-1);
  if (last?.line === line) return last;
  // Rows come in order; a file that goes back is not a workbook that Excel wrote.
  if (last && last.line > line) throw new UnreadableFile("broken", `シート「${context.name}」の${line}行目`);
  const row: GridRow = { line, cells: [] as GridCell[] };
  rows.push(row);
  return row;
}

/** `=cmd|'/c …'!A1` starts a program when Excel opens the file: the bar stands in no honest formula outside quotes. */
function refuseCommand(formula: string, cell: OpenCell, { name }: WorksheetContext): void {
  if (/^[\s=+\-@]*[A-Za-z][\w.]{0,60}\|/.test(formula)) {
    throw new UnreadableFile("dde", `シート「${name}」の${cell.row}行目`);
  }
}

function shown({ type, format }: OpenCell, value: string, { sharedStrings, from1904 }: WorksheetContext): string {
  if (value === "") return "";
  if (type === "s") return displayText(sharedStrings[Number(value)] ?? "", format);
  if (type === "inlineStr") return displayText(value, format);
  if (type === "str") return displayText(decodeEscapes(value), format);
  if (type === "b") return value === "1" || value === "true" ? "TRUE" : "FALSE";
  if (type === "e") return value;
  const number = type === "d" ? daysSince1900(value) : Number(value);
  return Number.isNaN(number) ? value : displayValue(number, format, type === "d" ? false : from1904);
}

/** ISO 8601 dates of strict files as the serial of the 1900 calendar. */
function daysSince1900(iso: string): number {
  return (
    (Date.parse(/T.*[Z+]|T.*-\d\d:/.test(iso) ? iso : `${iso}${iso.includes("T") ? "Z" : ""}`) -
      Date.UTC(1899, 11, 30)) /
    86_400_000
  );
}
