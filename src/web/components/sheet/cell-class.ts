import type { Column, LeafColumn, Phase } from "../../../domain/forms/form-definition.ts";
import { fieldsOf, isGroup } from "../../../domain/forms/header-tree.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";

/** Fields that hold a word or two and are set in the middle of their cell. */
const short = new Set(["number", "choice", "scale", "date", "due", "unit"]);

/** Class names of a cell: whether its phase is the present one, whether it is short, empty, or stays in sight. */
export function cellClass(leaf: LeafColumn, texts: Texts, phase: Phase | null, index: number, sticky: number): string {
  const fields = fieldsOf(leaf);
  const now = phase === null || fields.some((field) => field.phase === phase);
  return [
    now ? "now" : "other",
    fields.length === 1 && short.has(fields[0]?.type ?? "") && "short",
    fields.every(({ concept }) => !texts[concept]) && "empty",
    index < sticky && `stick stick-${index}`,
  ]
    .filter(Boolean)
    .join(" ");
}

/** Each leaf's label with those of the groups above it: 「目標の内容 目標値」, for cards and for reading aloud. */
export function labelPath(columns: Column[], above: string[] = []): string[] {
  return columns.flatMap((column) =>
    isGroup(column)
      ? labelPath(column.columns, [...above, column.label])
      : [[...above, column.label].filter(Boolean).join(" ")],
  );
}
