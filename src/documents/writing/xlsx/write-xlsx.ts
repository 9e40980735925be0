import { writeXlsx as writeWorkbook } from "hucre/xlsx";
import { exportTitle } from "../export-file-name.ts";
import type { SheetLayout } from "../layout/layout-types.ts";
import { sheetLayouts } from "../layout/sheet-layout.ts";
import { placeName } from "../place-name.ts";
import { noSheets, type PrintableSheet, type WriteOutcome, type WriteRefusal } from "../printable-sheet.ts";
import { longestCell, unwritableCharacter } from "./cell-value.ts";
import { worksheet } from "./worksheet.ts";
import { worksheetNames } from "./worksheet-names.ts";

/**
 * The sheets on their city's own form, one worksheet each. Words go in as string cells, so nothing is ever
 * taken for a formula. The file carries no person's name. `date`: the ISO day in the file's properties, so that the same
 * sheets are the same bytes; this moment when it is left out.
 */
export async function writeXlsx(
  sheets: PrintableSheet[],
  options: { title?: string; date?: string } = {},
): Promise<WriteOutcome> {
  const layouts = sheetLayouts(sheets);
  if (layouts.length === 0) return noSheets;
  const refusal = layouts.map(refusalOf).find((found) => found !== null);
  if (refusal) return refusal;
  const names = worksheetNames(layouts.map((layout) => layout.name));
  const pages = layouts.map((layout, index) => worksheet(layout, names[index] ?? ""));
  const bytes = await writeWorkbook({
    sheets: pages.map(({ sheet }) => sheet),
    namedRanges: pages.flatMap((page) => page.names),
    // Column widths are counted in digits of this font; Arial's are 7 pixels on every system.
    defaultFont: { name: "Arial", size: 10 },
    properties: {
      title: options.title ?? exportTitle(sheets),
      ...(options.date && { modified: new Date(`${options.date}T00:00:00+09:00`) }),
    },
  });
  return { ok: true, bytes };
}

function refusalOf(layout: SheetLayout): WriteRefusal | null {
  for (const block of layout.blocks) {
    if (block.kind === "lines") continue;
    for (const cell of block.rows.flat()) {
      const where = placeName(layout, cell.place);
      const length = cell.text.length;
      if (length > longestCell) {
        const message = `${where}は${length.toLocaleString("ja-JP")}文字あり、Excelの1セルの上限(32,767文字)を超えています。文章を短くするか、PDFで出力してください。`;
        return { ok: false, reason: "too-long", message };
      }
      const bad = unwritableCharacter(cell.text);
      if (bad !== null) {
        const code = (bad.codePointAt(0) ?? 0).toString(16).toUpperCase();
        const message = `${where}に、ファイルに書けない壊れた文字(U+${code})があります。その文字を消してください。`;
        return { ok: false, reason: "bad-character", message };
      }
    }
  }
  return null;
}
