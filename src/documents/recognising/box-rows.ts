import type { Grid, GridCell, GridRow } from "../reading/grid.ts";
import type { FormLabels, LabelledBox } from "./form-labels.ts";
import { cellKey, likeness, matchKey } from "./match-key.ts";

/** One label-and-value box found in a file. `inline`: the value that stood in the label's own cell. */
export type FoundBox = { box: LabelledBox; label: GridCell; inline: string; values: GridCell[] };
export type BoxRows = { rows: number; boxes: FoundBox[]; stray: GridCell[] };

/** The boxes of the row `at` and of the rows their labels reach down to, or null where the row holds none. */
export function readBoxRows(grid: Grid, at: number, labels: FormLabels, tableOpen: boolean): BoxRows | null {
  const row = grid.rows[at];
  const first = row?.cells[0];
  if (row === undefined || first === undefined) return null;
  const begins = matchBox(first, labels) !== null || isCaption(first, labels);
  if (!begins && (tableOpen || !row.cells.some((cell) => matchBox(cell, labels)?.inline === ""))) return null;
  const found: BoxRows = { rows: 1, boxes: [], stray: [] };
  let depth = 1;
  for (const cell of row.cells) {
    const match = matchBox(cell, labels);
    if (match !== null) found.boxes.push({ ...match, label: cell, values: [] });
    if (match !== null || isCaption(cell, labels)) depth = Math.max(depth, cell.rowSpan);
    else {
      const box = found.boxes.at(-1);
      if (box === undefined) found.stray.push(cell);
      else box.values.push(cell);
    }
  }
  const stacked = found.boxes.filter((box) => box.box.field.stacked && box.values.length === 0 && box.inline === "");
  if (stacked.length > 0) depth = Math.max(depth, 2);
  while (found.rows < depth) {
    const below = grid.rows[at + found.rows];
    // A merged box without rows of text under it ends at its own last line; the row a stacked label wants may lie lower.
    const beyond =
      grid.exactColumns && (below?.line ?? 0) >= row.line + depth && (stacked.length === 0 || found.rows > 1);
    if (below === undefined || beyond || below.cells.some((cell) => matchBox(cell, labels)?.inline === "")) break;
    if (!grid.exactColumns && below.cells.length === 0) break;
    for (const cell of below.cells) {
      const box = boxAbove(cell, below, grid.exactColumns, stacked, found.boxes);
      if (box === undefined) found.stray.push(cell);
      else box.values.push(cell);
    }
    found.rows += 1;
  }
  return found;
}

function boxAbove(
  cell: GridCell,
  row: GridRow,
  exact: boolean,
  stacked: FoundBox[],
  all: FoundBox[],
): FoundBox | undefined {
  if (!exact && row.cells.length === stacked.length) return stacked[row.cells.indexOf(cell)];
  const under = stacked.find(
    ({ label }) => cell.column < label.column + label.columnSpan && label.column < cell.column + cell.columnSpan,
  );
  if (under !== undefined) return under;
  const left = (stacked.length > 0 ? stacked : all).filter(({ label }) => label.column <= cell.column);
  return left.at(-1) ?? (exact ? undefined : stacked[0]);
}

function isCaption(cell: GridCell, labels: FormLabels): boolean {
  return cell.text.length <= 40 && labels.captions.has(cellKey(cell));
}

function matchBox(cell: GridCell, labels: FormLabels): { box: LabelledBox; inline: string } | null {
  const head = /^([^:：]{1,60})[:：]\s*([\s\S]*)$/u.exec(cell.text);
  if (cell.text.length <= 90) {
    const key = cellKey(cell).replace(/:$/u, "");
    const box = labels.boxes.find(({ keys }) => keys.some((known) => known === key || isMisread(known, key)));
    if (box !== undefined) return { box, inline: "" };
  }
  const key = head?.[1] === undefined ? "" : matchKey(head[1]);
  const box = labels.boxes.find(({ keys }) => keys.includes(key));
  return box === undefined ? stackedInOneCell(cell.text, labels) : { box, inline: (head?.[2] ?? "").trim() };
}

/** A label printed above its value, both in one cell: 「取組による効果・残された課題 ごみの量が減った。」 */
function stackedInOneCell(text: string, labels: FormLabels): { box: LabelledBox; inline: string } | null {
  for (const box of labels.boxes) {
    const inline = box.field.stacked ? afterLabel(text, box.field.label) : "";
    if (inline !== "") return { box, inline };
  }
  return null;
}

/** What follows the label and a space, "" when the text begins with other words. White space in the label may differ. */
function afterLabel(text: string, label: string): string {
  let at = 0;
  for (const character of label.replace(/\s+/gu, "")) {
    while (/\s/u.test(text.charAt(at))) at += 1;
    if (!text.startsWith(character, at)) return "";
    at += character.length;
  }
  return /^\s/u.test(text.slice(at)) ? text.slice(at).trim() : "";
}

function isMisread(known: string, key: string): boolean {
  return key.length >= 6 && Math.abs(known.length - key.length) <= 3 && likeness(known, key) >= 0.85;
}
