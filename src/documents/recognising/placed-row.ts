import type { Concept } from "../../domain/forms/concepts.ts";
import type { LeafColumn } from "../../domain/forms/form-definition.ts";
import type { Confidence } from "../imported-document.ts";
import type { GridCell } from "../reading/grid.ts";
import type { FitContext } from "./column-fit.ts";
import type { ColumnRange, ForeignColumn } from "./header-rows.ts";

/** The cells of one row in the columns of the form. `leaf` counts the form's leaf columns. */
export type PlacedRow = {
  placed: { cell: GridCell; leaf: number }[];
  unplaced: { cell: GridCell; reason: string }[];
  confidence: Confidence;
  notes: string[];
  doubtful: Concept[];
};

export type RowContext = FitContext & {
  columns: LeafColumn[];
  ranges: (ColumnRange | null)[];
  foreign: ForeignColumn[];
  fiscalYear: number;
};
