/**
 * Order-preserving placing of the cells of one row into columns: which column each cell takes at the least cost.
 * Two neighbours may change places where the fit asks for it; a column may stay empty, a cell may stay unplaced.
 */
export type AlignCosts = {
  fit: (cell: number, column: number) => number;
  /** Cost of leaving a column empty. */
  empty: (column: number) => number;
  /** Cost of leaving a cell without a column. */
  unplaced: number;
  /** Cost of two neighbouring cells in exchanged order, or null where they may not be exchanged. */
  exchange: (cell: number, column: number) => number | null;
  /** Cost of ending the row before this column, or null where a row does not end. */
  end: (column: number) => number | null;
};

export type Alignment = { columns: (number | null)[]; score: number };

type Step = { score: number; from: Step | null; placed: [cell: number, column: number][] };

/** `forbidden` keeps one cell out of one column, to see what the second best placing would be. */
export function alignCells(
  cells: number,
  columns: number,
  costs: AlignCosts,
  forbidden: { cell: number; column: number } | null = null,
): Alignment {
  const gainOf = (cell: number, column: number) =>
    forbidden?.cell === cell && forbidden.column === column ? Number.NEGATIVE_INFINITY : costs.fit(cell, column);
  const table: Step[][] = [];
  for (let i = 0; i <= cells; i += 1) {
    const line: Step[] = [];
    table.push(line);
    for (let j = 0; j <= columns; j += 1) {
      if (i === 0 && j === 0) {
        line.push({ score: 0, from: null, placed: [] });
        continue;
      }
      let best: Step = { score: Number.NEGATIVE_INFINITY, from: null, placed: [] };
      const offer = (from: Step | undefined, gain: number, placed: Step["placed"]) => {
        if (from !== undefined && from.score + gain > best.score) best = { score: from.score + gain, from, placed };
      };
      if (i > 0 && j > 0) offer(table[i - 1]?.[j - 1], gainOf(i - 1, j - 1), [[i - 1, j - 1]]);
      if (j > 0) offer(line[j - 1], -costs.empty(j - 1), []);
      if (i > 0) offer(table[i - 1]?.[j], -costs.unplaced, []);
      if (i > 1 && j > 1) {
        const cost = costs.exchange(i - 2, j - 2);
        if (cost !== null) {
          const gain = gainOf(i - 2, j - 1) + gainOf(i - 1, j - 2) - cost;
          offer(table[i - 2]?.[j - 2], gain, [
            [i - 2, j - 1],
            [i - 1, j - 2],
          ]);
        }
      }
      line.push(best);
    }
  }
  let last = table[cells]?.[columns];
  for (let j = 0; j < columns; j += 1) {
    const cost = costs.end(j);
    const step = table[cells]?.[j];
    if (cost === null || step === undefined || last === undefined || step.score - cost <= last.score) continue;
    last = { ...step, score: step.score - cost };
  }
  const placed: (number | null)[] = Array.from({ length: cells }, () => null);
  for (let step: Step | null = last ?? null; step !== null; step = step.from) {
    for (const [cell, column] of step.placed) placed[cell] = column;
  }
  return { columns: placed, score: last?.score ?? Number.NEGATIVE_INFINITY };
}
