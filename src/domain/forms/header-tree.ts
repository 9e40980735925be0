import type { Column, CompositeColumn, Field, GroupColumn, LeafColumn, Part } from "./form-definition.ts";

export function isGroup(column: Column): column is GroupColumn {
  return "columns" in column;
}

export function isComposite(column: Column): column is CompositeColumn {
  return "parts" in column;
}

/** The leaves of a header tree from left to right. */
export function leafColumns(columns: Column[]): LeafColumn[] {
  return columns.flatMap((column) => (isGroup(column) ? leafColumns(column.columns) : [column]));
}

/** The fields a leaf shows from top to bottom: one, or the parts of a composite. */
export function fieldsOf(column: LeafColumn): (Field | Part)[] {
  return isComposite(column) ? column.parts : [column];
}

/** Names a leaf within its form: its concept, or those of its parts joined by "+". */
export function columnKey(column: LeafColumn): string {
  return fieldsOf(column)
    .map((field) => field.concept)
    .join("+");
}

/** One box of a table's header. `column` is the leaf it heads; a group has none. */
export type HeaderCell = {
  label: string;
  hint?: string | undefined;
  columnSpan: number;
  rowSpan: number;
  column?: LeafColumn;
};

/** How many levels the header has: 1 for a table without groups. */
export function headerDepth(columns: Column[]): number {
  return columns.reduce(
    (deepest, column) => Math.max(deepest, isGroup(column) ? 1 + headerDepth(column.columns) : 1),
    0,
  );
}

/**
 * The header as rows of boxes from left to right, as HTML tables and worksheets want them: a group spans its
 * leaves, a leaf reaches down to the last row.
 */
export function headerRows(columns: Column[]): HeaderCell[][] {
  const depth = headerDepth(columns);
  const rows: HeaderCell[][] = Array.from({ length: depth }, () => []);
  const place = (column: Column, level: number) => {
    const { label, hint } = column;
    if (isGroup(column)) {
      rows[level]?.push({ label, hint, columnSpan: leafColumns(column.columns).length, rowSpan: 1 });
      for (const child of column.columns) place(child, level + 1);
    } else {
      rows[level]?.push({ label, hint, columnSpan: 1, rowSpan: depth - level, column });
    }
  };
  for (const column of columns) place(column, 0);
  return rows;
}
