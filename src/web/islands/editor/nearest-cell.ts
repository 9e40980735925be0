export type Direction = "up" | "down" | "left" | "right";
export type Box = { left: number; top: number; right: number; bottom: number };

/**
 * The index of the box that an arrow key leads to: the closest one in that direction that shares a line or a column
 * with where we are; forms put cells of all sizes beside each other. -1 when there is none.
 */
export function nearestCell(boxes: Box[], from: number, direction: Direction): number {
  const here = boxes[from];
  if (!here) return -1;
  let best = -1;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const [index, there] of boxes.entries()) {
    if (index === from) continue;
    const ahead = distanceAhead(here, there, direction);
    if (ahead < -1 || overlap(here, there, direction) <= 1) continue;
    // Of cells equally far ahead take the one whose start is nearest to ours.
    const aside = direction === "up" || direction === "down" ? there.left - here.left : there.top - here.top;
    const distance = Math.max(0, ahead) * 1000 + Math.abs(aside);
    if (distance < bestDistance) {
      best = index;
      bestDistance = distance;
    }
  }
  return best;
}

function distanceAhead(here: Box, there: Box, direction: Direction): number {
  switch (direction) {
    case "up":
      return here.top - there.bottom;
    case "down":
      return there.top - here.bottom;
    case "left":
      return here.left - there.right;
    case "right":
      return there.left - here.right;
  }
}

function overlap(here: Box, there: Box, direction: Direction): number {
  return direction === "up" || direction === "down"
    ? Math.min(here.right, there.right) - Math.max(here.left, there.left)
    : Math.min(here.bottom, there.bottom) - Math.max(here.top, there.top);
}
