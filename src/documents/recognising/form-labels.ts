import type {
  Column,
  Field,
  FieldCell,
  FormDefinition,
  LeafColumn,
  TableBlock,
} from "../../domain/forms/form-definition.ts";
import { isFieldCell } from "../../domain/forms/form-fields.ts";
import { isGroup } from "../../domain/forms/header-tree.ts";
import { type HeadingPattern, headingPattern } from "./heading-pattern.ts";
import { coreKey, matchKey } from "./match-key.ts";

/** Everything that is printed on a form, as keys to look for in a file. */
export type FormLabels = {
  form: FormDefinition;
  headings: HeadingPattern[];
  boxes: LabelledBox[];
  /** Whether boxes stand below the table too. */
  boxesBelow: boolean;
  captions: ReadonlySet<string>;
  table: LabelledTable;
};

export type LabelledBox = { field: FieldCell; of: "sheet" | "goal"; keys: string[] };
/** `known`: every key of the heading, also without its small print. */
export type LabelledTable = {
  of: TableBlock["block"];
  leaves: LabelledLeaf[];
  groups: string[];
  known: ReadonlySet<string>;
};
export type LabelledLeaf = { column: LeafColumn; keys: string[] };

/** The labels of a form; computed once for each file. */
export function formLabels(form: FormDefinition): FormLabels {
  const tableAt = form.blocks.findIndex(({ block }) => block === "goals" || block === "workItems");
  const table = form.blocks[tableAt];
  if (table === undefined || !("columns" in table)) throw new Error(`form ${form.key} has no table`);
  const leaves: LabelledLeaf[] = [];
  const groups: string[] = [];
  collect(table.columns, [], leaves, groups);
  const all = [...groups, ...leaves.flatMap(({ keys }) => keys)];
  const known = new Set([...all, ...all.map(coreKey)]);
  const cells = form.blocks.flatMap((block) =>
    block.block === "fields" ? block.rows.flat().map((cell) => ({ cell, of: block.of })) : [],
  );
  return {
    form,
    headings: form.blocks.flatMap((block, index) =>
      block.block === "heading" ? block.lines.map(({ text }) => headingPattern(text, index < tableAt)) : [],
    ),
    boxes: cells.flatMap(({ cell, of }) => (isFieldCell(cell) ? [{ field: cell, of, keys: keysOf(cell) }] : [])),
    boxesBelow: form.blocks.some(({ block }, index) => block === "fields" && index > tableAt),
    captions: new Set(cells.flatMap(({ cell }) => ("caption" in cell ? [matchKey(cell.caption)] : []))),
    table: { of: table.block, leaves, groups, known },
  };
}

function collect(columns: Column[], above: string[], leaves: LabelledLeaf[], groups: string[]): void {
  for (const column of columns) {
    if (isGroup(column)) {
      groups.push(...keysOf(column));
      collect(column.columns, [...above, column.label], leaves, groups);
    } else {
      const own = keysOf(column);
      const parent = above.at(-1);
      const joined = parent === undefined ? [] : own.map((key) => matchKey(parent) + key);
      leaves.push({ column, keys: [...own, ...joined] });
    }
  }
}

function keysOf({ label, hint, aliases }: Pick<Field, "label" | "hint" | "aliases">): string[] {
  const labels = [label, ...(aliases ?? [])];
  const keys = labels.flatMap((text) => (hint === undefined ? [text] : [text, text + hint]));
  return [...new Set(keys.map(matchKey))].filter((key) => key !== "");
}
