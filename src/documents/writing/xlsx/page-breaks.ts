import type { SheetLayout } from "../layout/layout-types.ts";
import type { PhysicalSheet } from "./physical-rows.ts";

const pointsPerInch = 72;
const mmPerInch = 25.4;
const longSides = { A3: 420, A4: 297 } as const;
const shortSides = { A3: 297, A4: 210 } as const;

/** In inches. */
export const pageMargins = { top: 0.4, bottom: 0.5, left: 0.4, right: 0.4, header: 0.2, footer: 0.25 } as const;

/** Programs differ by some percent in what they bring onto a page. */
const surelyUsed = 0.94;

/**
 * Rows before which a new page begins, so that a goal of several rows is not cut through its lines of text where it
 * would have fitted on the next page. A single row needs none: no program cuts it.
 */
export function pageBreaks({ heights, whole, header, widths }: PhysicalSheet, paper: SheetLayout["paper"]): number[] {
  const sides = [shortSides[paper.size], longSides[paper.size]] as const;
  const [width, height] = paper.orientation === "landscape" ? [sides[1], sides[0]] : sides;
  const sum = (all: number[]) => all.reduce((total, one) => total + one, 0);
  const room = width - (pageMargins.left + pageMargins.right) * mmPerInch;
  const scale = Math.min(1, room / Math.max(sum(widths), 1));
  const inches = height / mmPerInch - pageMargins.top - pageMargins.bottom;
  const page = ((inches * pointsPerInch) / scale) * surelyUsed;
  const repeated = header === null ? 0 : sum(heights.slice(header.from, header.to + 1));
  const breaks: number[] = [];
  let used = 0;
  for (let row = 0; row < heights.length; ) {
    const rows = whole.get(row) ?? 1;
    const needed = sum(heights.slice(row, row + rows));
    if (used + needed > page) {
      if (rows > 1 && repeated + needed <= page) breaks.push(row);
      used = repeated;
    }
    used += needed;
    row += rows;
  }
  return breaks;
}
