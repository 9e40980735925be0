/** Vertical lines nearer than this are one line; a sliver of a column helps nobody. In mm. */
const sameLine = 0.6;
/** A box edge this near to a table's edge is drawn on it. In mm. */
const nearLine = 2.5;

/** The distinct vertical lines among `positions` (mm), from the left. */
export function distinctEdges(positions: number[]): number[] {
  const edges: number[] = [];
  for (const x of positions.toSorted((a, b) => a - b)) {
    const last = edges.at(-1);
    if (last === undefined || x - last > sameLine) edges.push(x);
  }
  return edges;
}

/** Which of `edges` is nearest to `x`, as an index. */
export function nearestEdge(edges: number[], x: number): number {
  let best = 0;
  edges.forEach((edge, index) => {
    if (Math.abs(edge - x) < Math.abs((edges[best] ?? 0) - x)) best = index;
  });
  return best;
}

/** `x` moved onto the nearest of `guides` when it is close enough. */
export function snapTo(guides: number[], x: number): number {
  const guide = guides[nearestEdge(guides, x)];
  return guide !== undefined && Math.abs(guide - x) <= nearLine ? guide : x;
}

/** [0, 10, 25] for widths [10, 15]. */
export function edgesOf(widths: number[]): number[] {
  const edges = [0];
  for (const width of widths) edges.push((edges.at(-1) ?? 0) + width);
  return edges;
}

export function widthsOf(edges: number[]): number[] {
  return edges.slice(1).map((edge, index) => edge - (edges[index] ?? 0));
}
