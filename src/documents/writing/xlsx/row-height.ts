import { lineCount } from "../layout/line-count.ts";

/**
 * Merged cells never fit themselves to their text and a stated height is never corrected by Excel, so the
 * height of every row is reckoned here, a little generously: a wide character is one em, a narrow one a half.
 */

/** Line pitch in ems; Noto, which stands in where BIZ UDP is missing, needs 1.45. */
const linePitch = 1.46;
/** Space a cell keeps free at its left and right together, and above and below together, in points. */
const sidePadding = 3.5;
const topPadding = 5;
const pointsPerMm = 72 / 25.4;

/** Excel's limit is 409.5 points. */
export const tallestRow = 400;

/** Height in points of `text` in a cell `width` mm wide. */
export function textHeight(text: string, width: number, fontSize: number, minLines = 1): number {
  const ems = (width * pointsPerMm - sidePadding) / fontSize;
  return Math.max(lineCount(text, ems), minLines) * fontSize * linePitch + topPadding;
}
