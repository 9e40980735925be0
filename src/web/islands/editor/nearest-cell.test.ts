import { expect, test } from "vitest";
import { type Box, nearestCell } from "./nearest-cell.ts";

const box = (left: number, top: number, width: number, height: number): Box => ({
  left,
  top,
  right: left + width,
  bottom: top + height,
});
// A wide box above, then two rows of three columns; the middle column of the first row holds two cells.
const boxes = [
  box(0, 0, 300, 20),
  box(0, 30, 100, 60),
  box(100, 30, 100, 30),
  box(100, 60, 100, 30),
  box(200, 30, 100, 60),
  box(0, 90, 100, 40),
  box(100, 90, 100, 40),
  box(200, 90, 100, 40),
];

test.each([
  [0, "down", 1],
  [2, "up", 0],
  [2, "down", 3],
  [3, "down", 6],
  [3, "right", 4],
  [1, "right", 2],
  [4, "left", 2],
  [7, "up", 4],
  [7, "right", -1],
  [0, "up", -1],
] as const)("from %i %s leads to %i", (from, direction, expected) => {
  expect(nearestCell(boxes, from, direction)).toBe(expected);
});
