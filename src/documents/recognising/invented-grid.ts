import type { Grid, GridCell } from "../reading/grid.ts";

/** A cell of an invented file: its text, or text with the columns and rows it is merged over; null is empty. */
export type InventedCell = string | null | { text: string; across?: number; down?: number };

/** For tests: an exact grid from rows of cells, each to the right of the one before, below what is merged from above. */
export function inventedGrid(rows: InventedCell[][], name = "Sheet1"): Grid {
  const taken = new Set<string>();
  return {
    name,
    exactColumns: true,
    rows: rows.map((row, at) => {
      let column = 0;
      const cells: GridCell[] = [];
      for (const cell of row) {
        while (taken.has(`${at}:${column}`)) column += 1;
        const { text, across = 1, down = 1 } = typeof cell === "object" && cell !== null ? cell : { text: cell ?? "" };
        for (let x = 0; x < across; x += 1) for (let y = 0; y < down; y += 1) taken.add(`${at + y}:${column + x}`);
        if (text !== "") cells.push({ text, column, columnSpan: across, rowSpan: down });
        column += across;
      }
      return { line: at + 1, cells };
    }),
  };
}

/** For tests: what a text file with these lines becomes. */
export function inventedText(lines: string[], name = "file.txt"): Grid {
  return {
    name,
    exactColumns: false,
    rows: lines.map((line, index) => ({
      line: index + 1,
      cells: line
        .split("\t")
        .flatMap((cell, column) =>
          cell.trim() === "" ? [] : [{ text: cell.trim(), column, columnSpan: 1, rowSpan: 1 }],
        ),
    })),
  };
}
