import fc from "fast-check";
import { expect, test } from "vitest";
import type { Column, CompositeColumn, FieldColumn } from "./form-definition.ts";
import { columnKey, fieldsOf, headerDepth, headerRows, leafColumns } from "./header-tree.ts";

function leaf(label: string): FieldColumn {
  return { concept: "method", label, type: "text", phase: "planning", required: false, width: 10 };
}

test("a flat table has one row", () => {
  const a = leaf("a");
  expect(headerRows([a])).toEqual([[{ label: "a", hint: undefined, columnSpan: 1, rowSpan: 1, column: a }]]);
});

test("a group spans its leaves and a leaf reaches down to the last row", () => {
  const columns: Column[] = [
    leaf("a"),
    { label: "b", columns: [leaf("c"), { label: "d", hint: "(e)", columns: [leaf("f"), leaf("g")] }] },
  ];
  expect(headerRows(columns).map((row) => row.map((cell) => [cell.label, cell.columnSpan, cell.rowSpan]))).toEqual([
    [
      ["a", 1, 3],
      ["b", 3, 1],
    ],
    [
      ["c", 1, 2],
      ["d", 2, 1],
    ],
    [
      ["f", 1, 1],
      ["g", 1, 1],
    ],
  ]);
  expect(headerRows(columns)[1]?.[1]?.hint).toBe("(e)");
});

test("a leaf is named by its fields", () => {
  const part = { type: "text", phase: "planning", required: false } as const;
  const composite: CompositeColumn = {
    label: "達成水準",
    width: 20,
    parts: [
      { ...part, concept: "currentIssues", label: "いま" },
      { ...part, concept: "target", label: "これから", before: "↓" },
    ],
  };
  expect(columnKey(leaf("方法"))).toBe("method");
  expect(columnKey(composite)).toBe("currentIssues+target");
  expect(fieldsOf(composite).map((field) => field.label)).toEqual(["いま", "これから"]);
});

const { tree } = fc.letrec<{ tree: Column }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 4 },
    fc.string().map(leaf),
    fc.record({ label: fc.string(), columns: fc.array(tie("tree"), { minLength: 1, maxLength: 4 }) }),
  ),
}));

test("the boxes of any header cover its rectangle once", () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (columns) => {
      const rows = headerRows(columns);
      const width = leafColumns(columns).length;
      const covered = rows.map(() => Array.from({ length: width }, () => 0));
      rows.forEach((row, top) => {
        for (const cell of row) {
          // as HTML does it: the next free place of the row
          const left = covered[top]?.indexOf(0) ?? -1;
          for (let y = top; y < top + cell.rowSpan; y++)
            for (let x = left; x < left + cell.columnSpan; x++) {
              const line = covered[y];
              const before = line?.[x];
              if (line === undefined || before === undefined) throw new Error("a box leaves the rectangle");
              line[x] = before + 1;
            }
        }
      });
      expect(rows).toHaveLength(headerDepth(columns));
      expect(covered.flat().every((count) => count === 1)).toBe(true);
    }),
  );
});

test("leaves keep their order in the header", () => {
  fc.assert(
    fc.property(fc.array(tree, { minLength: 1, maxLength: 5 }), (columns) => {
      const leaves = leafColumns(columns);
      const placed = headerRows(columns).flatMap((row) => row.flatMap((cell) => (cell.column ? [cell.column] : [])));
      expect(new Set(placed)).toEqual(new Set(leaves));
      expect(placed).toHaveLength(leaves.length);
    }),
  );
});
