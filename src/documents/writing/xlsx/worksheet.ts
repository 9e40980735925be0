import type { NamedRange } from "hucre";
import { type Cell, type CellStyle, colToLetter, type WriteSheet } from "hucre/xlsx";
import type { SheetLayout } from "../layout/layout-types.ts";
import { cellStyle } from "./cell-styles.ts";
import { cellValue } from "./cell-value.ts";
import { choiceValidation } from "./choice-validation.ts";
import { pageBreaks, pageMargins } from "./page-breaks.ts";
import { type PhysicalSheet, type PlacedCell, physicalSheet } from "./physical-rows.ts";

/** Width of a column is counted in digits of Arial 10, 7 pixels at 96 dpi. */
const digitsPerMm = 96 / 25.4 / 7;
/** More than this above the first goal, and a frozen heading would leave no room to scroll. In points. */
const tallestFrozen = 260;
/** In mm. */
const widestFrozen = 90;

/** One sheet's layout as a worksheet, ready to print. */
export function worksheet(layout: SheetLayout, name: string): { sheet: WriteSheet; names: NamedRange[] } {
  const sheet = physicalSheet(layout);
  return { sheet: writeSheet(layout, sheet, name), names: printNames(sheet, name) };
}

/** hucre leaves sheet names bare in these two, which Excel takes for damage when they hold a space or a bracket. */
function printNames({ heights, widths, header }: PhysicalSheet, name: string): NamedRange[] {
  const quoted = `'${name.replaceAll("'", "''")}'`;
  const area = `${quoted}!$A$1:$${colToLetter(widths.length - 1)}$${heights.length}`;
  const names = [{ name: "_xlnm.Print_Area", range: area, scope: name }];
  if (header === null) return names;
  const titles = `${quoted}!$${header.from + 1}:$${header.to + 1}`;
  return [...names, { name: "_xlnm.Print_Titles", range: titles, scope: name }];
}

function writeSheet(layout: SheetLayout, sheet: PhysicalSheet, name: string): WriteSheet {
  const freezePane = frozen(sheet);
  return {
    name,
    columns: sheet.widths.map((width) => ({ width: width * digitsPerMm })),
    rows: sheet.heights.map(() => []),
    cells: cellsOf(sheet, layout.fontSize),
    merges: sheet.cells.filter((cell) => cell.rowSpan > 1 || cell.columnSpan > 1).map(mergeOf),
    rowDefs: new Map(sheet.heights.map((height, row) => [row, { height: Math.round(height * 4) / 4 }])),
    dataValidations: sheet.cells.flatMap((cell) => choiceValidation(cell) ?? []),
    ...(freezePane && { freezePane }),
    pageSetup: {
      paperSize: layout.paper.size === "A3" ? "a3" : "a4",
      orientation: layout.paper.orientation,
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: pageMargins,
    },
    // The library counts the row above a break.
    rowBreaks: pageBreaks(sheet, layout.paper).map((row) => row - 1),
    headerFooter: {
      oddFooter: `&L&8 ${footerText(layout.unit.join(" "))}&C&8 &P / &N&R&8 ${footerText(layout.sheetNumber ?? "")}`,
    },
    view: { showGridLines: false },
  };
}

function cellsOf(sheet: PhysicalSheet, fontSize: number): Map<string, Partial<Cell>> {
  const cells = new Map<string, Partial<Cell>>();
  const styles = new Map<string, CellStyle>();
  for (const cell of sheet.cells) {
    const { align, freeText } = cell.source ?? {};
    const key = JSON.stringify([cell.style, align, freeText, cell.text.length > 255, cell.part]);
    const style = styles.get(key) ?? cellStyle(cell, fontSize);
    styles.set(key, style);
    // Every cell under a merge carries the border, or its outer lines would be missing.
    for (let row = cell.row; row < cell.row + cell.rowSpan; row += 1) {
      for (let column = cell.column; column < cell.column + cell.columnSpan; column += 1) {
        const first = row === cell.row && column === cell.column;
        const filled = first && cell.text !== "";
        cells.set(
          `${row},${column}`,
          filled ? { value: cellValue(cell.text), type: "string", style } : { value: null, type: "empty", style },
        );
      }
    }
  }
  return cells;
}

function mergeOf(cell: PlacedCell) {
  return {
    startRow: cell.row,
    startCol: cell.column,
    endRow: cell.row + cell.rowSpan - 1,
    endCol: cell.column + cell.columnSpan - 1,
  };
}

function frozen(sheet: PhysicalSheet): { rows: number } | { rows: number; columns: number } | null {
  if (!sheet.header) return null;
  const rows = sheet.header.to + 1;
  const height = sheet.heights.slice(0, rows).reduce((total, h) => total + h, 0);
  if (height > tallestFrozen) return null;
  const columns = frozenColumns(sheet);
  return columns > 0 ? { rows, columns } : { rows };
}

/** The first columns of the table as long as they leave most of the screen free. */
function frozenColumns(sheet: PhysicalSheet): number {
  let width = 0;
  const first = sheet.cells.filter((cell) => cell.row === (sheet.header?.to ?? 0) + 1);
  let columns = 0;
  for (const cell of first.toSorted((a, b) => a.column - b.column)) {
    const end = cell.column + cell.columnSpan;
    width += sheet.widths.slice(cell.column, end).reduce((total, w) => total + w, 0);
    if (width > widestFrozen) break;
    columns = end;
  }
  return columns;
}

/** `&` begins a code in a footer. */
function footerText(text: string): string {
  return text.replaceAll("&", "&&");
}
