import type { Scale } from "../../../domain/forms/form-definition.ts";

/** A printed sheet before any file format: blocks of cells, measured in mm, with what each cell says. */

/** Where a text stands, for messages: 「シート「総務課」の目標 2「…」の「方法・手段」欄」. */
export type CellPlace = { goal: string | null; workItem: number | null; label: string };

export type LayoutCell = {
  /** `label`: printed heading of a box or column; `value`: what the author wrote. */
  role: "label" | "value";
  text: string;
  /** Small print under a label. */
  hint: string | null;
  /** First column and number of columns in the block's own `widths`. */
  column: number;
  columnSpan: number;
  rowSpan: number;
  align: "left" | "center";
  minLines: number;
  /** Prose, not a short value such as a number, a date or a name. */
  freeText: boolean;
  place: CellPlace | null;
  choices: Choices | null;
  /** Several ratings in one box (the person's above, the supervisor's below); `text` is them joined. Else empty. */
  stack: StackedPart[];
};

/**
 * The scale a cell is filled from, and what is said of it there. `shown`: a cell of several parts, which no list
 * can fill.
 */
export type Choices = { scale: Scale; use: "only" | "usual" | "shown"; title: string; guidance: string | null };

/** One of them. `label` is printed small beside the value; empty where the place says whose it is. */
export type StackedPart = { label: string; text: string; choices: Choices };

export type LayoutRow = LayoutCell[];

export type LinesBlock = { kind: "lines"; lines: { text: string; style: "title" | "plain" | "note" }[] };
export type BoxesBlock = { kind: "boxes"; widths: number[]; rows: LayoutRow[] };
/** `header` is repeated on every page. */
export type GridBlock = { kind: "grid"; widths: number[]; header: LayoutRow[]; rows: LayoutRow[] };
export type LayoutBlock = LinesBlock | BoxesBlock | GridBlock;

export type SheetLayout = {
  /** The unit's own name, or the form's. */
  name: string;
  unit: string[];
  formName: string;
  sheetNumber: string | null;
  /** 「R08-0012-5　第17版」, as printed above the sheet. */
  sheetMark: string | null;
  paper: { size: "A3" | "A4"; orientation: "landscape" | "portrait" };
  /** In points. */
  fontSize: number;
  /** Of the widest block, in mm. */
  width: number;
  blocks: LayoutBlock[];
};
