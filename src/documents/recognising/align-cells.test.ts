import fc from "fast-check";
import { expect, test } from "vitest";
import { type AlignCosts, alignCells } from "./align-cells.ts";

const plain = { empty: [1, 1, 1, 1], unplaced: 4, exchange: () => null, end: [null, null, null, null] };

test("a lost cell leaves its column empty", () => {
  const fit = [
    [3, 0, 0, 0],
    [0, 0, 3, 0],
    [0, 0, 0, 3],
  ];
  expect(alignCells(3, 4, { ...plain, fit })).toEqual({ columns: [0, 2, 3], score: 8 });
});

test("a cell that fits nowhere stays unplaced", () => {
  const fit = [
    [3, 0],
    [-9, -9],
    [0, 3],
  ];
  expect(alignCells(3, 2, { ...plain, empty: [1, 1], end: [null, null], fit }).columns).toEqual([0, null, 1]);
});

test("neighbours change places only where that is allowed, and cheaper", () => {
  const fit = [
    [-5, 4],
    [2, -5],
  ];
  const two = { ...plain, empty: [1, 1], end: [null, null], fit };
  expect(alignCells(2, 2, two).columns).not.toEqual([1, 0]);
  expect(alignCells(2, 2, { ...two, exchange: () => 1 })).toEqual({ columns: [1, 0], score: 5 });
});

test("a row may end early where it is said to", () => {
  const fit = [[2, 0, 0, 0]];
  expect(alignCells(1, 4, { ...plain, fit }).score).toBe(-1);
  expect(alignCells(1, 4, { ...plain, fit, end: [null, 0.5, null, null] })).toEqual({ columns: [0], score: 1.5 });
});

test("a forbidden place gives the second best", () => {
  const fit = [[3, 2, 0, 0]];
  expect(alignCells(1, 4, { ...plain, fit }, { cell: 0, column: 0 }).columns).toEqual([1]);
});

test("any costs: each column is taken once, in order, and the score is what the placing costs", () => {
  const fits = fc.array(fc.array(fc.integer({ min: -8, max: 8 }), { minLength: 6, maxLength: 6 }), { maxLength: 7 });
  fc.assert(
    fc.property(fits, (fit) => {
      const costs: AlignCosts = {
        fit,
        empty: Array.from({ length: 6 }, () => 1),
        unplaced: 4,
        exchange: () => null,
        end: Array.from({ length: 6 }, () => null),
      };
      const { columns, score } = alignCells(fit.length, 6, costs);
      const taken = columns.filter((column) => column !== null);
      expect(taken).toEqual([...new Set(taken)].toSorted((a, b) => a - b));
      const gained = columns.reduce<number>(
        (sum, column, cell) => sum + (column === null ? -4 : (fit[cell]?.[column] ?? 0)),
        0,
      );
      expect(score).toBe(gained - (6 - taken.length));
    }),
  );
});
