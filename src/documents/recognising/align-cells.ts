/**
 * Order-preserving placing of the cells of one row into columns: which column each cell takes at the least cost.
 * Two neighbours may change places where the fit asks for it; a column may stay empty, a cell may stay unplaced.
 */
export type AlignCosts = {
  /** `fit[cell][column]` */
  fit: number[][];
  /** Cost of leaving each column empty. */
  empty: number[];
  /** Cost of leaving a cell without a column. */
  unplaced: number;
  /** Cost of this cell and the next in exchanged order in this column and the next, or null where they may not be. */
  exchange: (cell: number, column: number) => number | null;
  /** Cost of ending the row before each column, or null where a row does not end. */
  end: (number | null)[];
};

export type Alignment = { columns: (number | null)[]; score: number };

type Move = "start" | "place" | "skip" | "leave" | "exchange";

/** `forbidden` keeps one cell out of one column, to see what the second best placing would be. */
export function alignCells(
  cells: number,
  columns: number,
  costs: AlignCosts,
  forbidden: { cell: number; column: number } | null = null,
): Alignment {
  const gain = (cell: number, column: number): number =>
    forbidden !== null && forbidden.cell === cell && forbidden.column === column
      ? Number.NEGATIVE_INFINITY
      : (costs.fit[cell]?.[column] ?? 0);
  const width = columns + 1;
  const score = new Float64Array((cells + 1) * width).fill(Number.NEGATIVE_INFINITY);
  const moves: Move[] = Array.from({ length: score.length }, () => "start");
  const at = (i: number, j: number): number => score[i * width + j] ?? Number.NEGATIVE_INFINITY;
  score[0] = 0;
  for (let i = 0; i <= cells; i += 1) {
    for (let j = 0; j <= columns; j += 1) {
      const here = i * width + j;
      const offer = (value: number, move: Move) => {
        if (value <= (score[here] ?? 0)) return;
        score[here] = value;
        moves[here] = move;
      };
      if (i > 0 && j > 0) offer(at(i - 1, j - 1) + gain(i - 1, j - 1), "place");
      if (j > 0) offer(at(i, j - 1) - (costs.empty[j - 1] ?? 0), "skip");
      if (i > 0) offer(at(i - 1, j) - costs.unplaced, "leave");
      const exchange = i > 1 && j > 1 ? costs.exchange(i - 2, j - 2) : null;
      if (exchange !== null) offer(at(i - 2, j - 2) + gain(i - 2, j - 1) + gain(i - 1, j - 2) - exchange, "exchange");
    }
  }
  const end = bestEnd(columns, costs.end, (j) => at(cells, j));
  return { columns: traced(cells, end.column, width, moves), score: end.score };
}

function bestEnd(
  columns: number,
  ends: (number | null)[],
  at: (column: number) => number,
): { column: number; score: number } {
  let best = { column: columns, score: at(columns) };
  for (let column = 0; column < columns; column += 1) {
    const cost = ends[column] ?? null;
    if (cost !== null && at(column) - cost > best.score) best = { column, score: at(column) - cost };
  }
  return best;
}

function traced(cells: number, end: number, width: number, moves: Move[]): (number | null)[] {
  const columns: (number | null)[] = Array.from({ length: cells }, () => null);
  let [i, j] = [cells, end];
  while (i > 0 || j > 0) {
    const move = moves[i * width + j];
    if (move === "skip") j -= 1;
    else if (move === "leave") i -= 1;
    else if (move === "exchange") {
      columns[i - 2] = j - 1;
      columns[i - 1] = j - 2;
      i -= 2;
      j -= 2;
    } else {
      columns[i - 1] = j - 1;
      i -= 1;
      j -= 1;
    }
  }
  return columns;
}
