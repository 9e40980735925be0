/**
 * What every readable file becomes before anything is understood: sheets of cells.
 * Text files: a row is a line, a cell what stands between tabs; blank lines are kept as rows without cells.
 */
export type GridCell = {
  /** Exactly as in the source, outer white space trimmed; never empty (an empty cell is absent). */
  text: string;
  /** Column from 0. For text files the number of tabs before it. */
  column: number;
  /** How many columns and rows a merged cell covers; 1 in text files. */
  columnSpan: number;
  rowSpan: number;
};

export type GridRow = {
  /** Line of the text file or row of the sheet, from 1. */
  line: number;
  cells: GridCell[];
};

export type Grid = {
  /** The worksheet's name; the file's name for text. */
  name: string;
  /** True where columns are sure (xlsx, csv); false where an extraction may have shifted them (tab text). */
  exactColumns: boolean;
  rows: GridRow[];
};
