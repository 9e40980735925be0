import type { CellStyle } from "hucre/xlsx";
import type { PlacedCell } from "./physical-rows.ts";

/** Preinstalled on Windows; where it is missing the office program chooses another Gothic. */
const font = "BIZ UDPゴシック";
const line = { style: "thin" as const, color: { rgb: "808080" } };
const border = { top: line, right: line, bottom: line, left: line };
/** Between two values that share a box. */
const faint = { style: "dotted" as const, color: { rgb: "808080" } };
const grey = { type: "pattern" as const, pattern: "solid" as const, fgColor: { rgb: "EDEDED" } };

/** The look of a placed cell. `fontSize` is the form's, in points. */
export function cellStyle(cell: Pick<PlacedCell, "style" | "source" | "text" | "part">, fontSize: number): CellStyle {
  const text = (scale: number, bold = false) => ({
    name: font,
    size: Math.round(fontSize * scale * 2) / 2,
    bold,
  });
  const alignment = { vertical: "center" as const, wrapText: true };
  switch (cell.style) {
    case "sheetNumber":
      return { font: text(1), alignment: { ...alignment, horizontal: "right" } };
    case "title":
      return { font: text(1.6, true), alignment: { ...alignment, horizontal: "center" } };
    case "plain":
      return { font: text(1.2), alignment: { ...alignment, horizontal: "left" } };
    case "note":
      return { font: text(1), alignment: { ...alignment, horizontal: "left" } };
    case "label":
      return { font: text(1), fill: grey, border, alignment: { ...alignment, horizontal: "center" } };
    default:
      return {
        font: text(1),
        border: {
          ...border,
          ...(cell.part?.first === false && { top: faint }),
          ...(cell.part?.last === false && { bottom: faint }),
        },
        // "@" keeps 「1-1」 from turning into a date when someone types it; on long texts old Excel shows #### for it.
        ...(cell.source?.freeText === false && cell.text.length <= 255 && { numFmt: textFormat(cell.part?.label) }),
        alignment: { horizontal: cell.source?.align ?? "left", vertical: "top", wrapText: true },
      };
  }
}

/** Excel's limit for a format is 255, and the label stands in it four times. */
const longestLabel = 40;

/**
 * A format that shows the label before whatever is chosen; the value itself stays bare, as the list wants it.
 * "@", plain text, for a part without a label or with one that no format can hold.
 */
function textFormat(label = ""): string {
  if (label.trim() === "" || label.length > longestLabel || /["\p{Cc}]/u.test(label)) return "@";
  const before = `"${label.trim()} "`;
  return `${before}General;${before}-General;${before}General;${before}@`;
}
