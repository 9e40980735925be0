import type { Concept } from "../forms/concepts.ts";
import type { FormDefinition } from "../forms/form-definition.ts";
import { type FieldOwner, formFields } from "../forms/form-fields.ts";
import type { CellOwner, Goal, SheetContent, Texts, WorkItem } from "../sheets/sheet-content.ts";
import { absentColumns } from "./absent-columns.ts";
import { alignRows } from "./align-rows.ts";
import type { Row } from "./match-rows.ts";
import { sameText, visibleText } from "./same-text.ts";

/**
 * A file that comes back, against the sheet: `base` is the sheet as it stood when it was exported (null: the file
 * doesn't tell), `system` as it stands now.
 */
export type Returned = { form: FormDefinition; base: SheetContent | null; file: SheetContent; system: SheetContent };

/** Whose words are taken. */
export type Side = "file" | "system";

/**
 * One cell in which file and system differ. `base` null: not known. `proposal` null: both have written, so a person must choose.
 */
export type CellDifference = {
  key: string;
  owner: CellOwner;
  concept: Concept;
  base: string | null;
  file: string;
  system: string;
  proposal: Side | null;
};

/**
 * A goal or work item that only one side has. `added`: new in the file. `removed`: not in the file, still in the system.
 * `gone`: in the file, but taken out of the system since the export.
 */
export type RowDifference = {
  key: string;
  kind: "added" | "removed" | "gone";
  row: { of: "goal"; goal: Goal } | { of: "workItem"; goalId: string; workItem: WorkItem };
  /** Place in the file, or for `removed` in the system. */
  index: number;
  proposal: Side | null;
};

/**
 * `absent`: columns that the file doesn't show at all; what stands in them is left alone. `reordered`: the goals stand in
 * another order, which is left alone too.
 */
export type SheetDifference = { cells: CellDifference[]; rows: RowDifference[]; absent: Concept[]; reordered: boolean };

/**
 * What taking a returned file would change. Only what the form shows is compared; white space around a text and the kind
 * of line break don't count, because a worksheet doesn't keep them. Goals are recognised by what is written, never by
 * hidden marks: a file that was cleaned on its way must still be read.
 */
export function sheetDifference({ form, base, file, system }: Returned): SheetDifference {
  const absent = absentColumns(form, base ?? system, file);
  const shown = (of: FieldOwner) => [
    ...new Set(formFields(form).flatMap((one) => (one.of === of ? [one.field.concept] : []))),
  ];
  const fields = { sheet: shown("sheet"), goal: shown("goal"), workItem: shown("workItem") };
  const cells: CellDifference[] = [];
  const rows: RowDifference[] = [];
  const compare = (owner: CellOwner, was: Texts | null, given: Texts, now: Texts) => {
    for (const concept of fields[owner.of]) {
      if (absent.includes(concept)) continue;
      const cell = cellDifference(was && (was[concept] ?? ""), given[concept] ?? "", now[concept] ?? "");
      if (cell) cells.push({ key: cellKey(owner, concept), owner, concept, ...cell });
    }
  };

  compare({ of: "sheet" }, base?.texts ?? null, file.texts, system.texts);
  const goals = alignRows(base?.goals ?? null, file.goals, system.goals, goalRow);
  for (const [goal, index] of goals.added) {
    rows.push({ key: `goal:${index}`, kind: "added", row: { of: "goal", goal }, index, proposal: "file" });
  }
  for (const { given, index, changed } of goals.gone) {
    const proposal = changed ? null : "system";
    rows.push({ key: `goal:${index}`, kind: "gone", row: { of: "goal", goal: given }, index, proposal });
  }
  for (const [goal, index] of goals.removed) {
    rows.push({ key: `goal:${goal.id}`, kind: "removed", row: { of: "goal", goal }, index, proposal: "system" });
  }
  for (const { was, given, now } of goals.kept) {
    compare({ of: "goal", goalId: now.id }, base && (was?.texts ?? null), given.texts, now.texts);
    const goalId = now.id;
    const items = alignRows(was?.workItems ?? null, given.workItems, now.workItems, workItemRow);
    for (const pair of items.kept) {
      const owner: CellOwner = { of: "workItem", goalId, workItemId: pair.now.id };
      compare(owner, pair.was?.texts ?? null, pair.given.texts, pair.now.texts);
    }
    const push = (kind: RowDifference["kind"], workItem: WorkItem, index: number, proposal: Side | null) => {
      const key = kind === "removed" ? `item:${workItem.id}` : `item:${goalId}:${index}`;
      rows.push({ key, kind, row: { of: "workItem", goalId, workItem }, index, proposal });
    };
    for (const [item, index] of items.added) push("added", item, index, "file");
    for (const { given: item, index, changed } of items.gone) push("gone", item, index, changed ? null : "system");
    for (const [item, index] of items.removed) push("removed", item, index, "system");
  }
  const places = goals.kept.map(({ now }) => system.goals.indexOf(now));
  const reordered = places.some((place, index) => index > 0 && place < (places[index - 1] ?? 0));
  return { cells, rows, absent, reordered };
}

function cellDifference(
  base: string | null,
  file: string,
  system: string,
): Omit<CellDifference, "key" | "owner" | "concept"> | null {
  if (sameText(file, system)) return null;
  if (base === null) {
    // Without the export's revision only an empty side is sure to have nothing to say.
    const proposal = visibleText(system) === "" ? "file" : visibleText(file) === "" ? "system" : null;
    return { base, file, system, proposal };
  }
  const proposal = sameText(file, base) ? "system" : sameText(system, base) ? "file" : null;
  return { base, file, system, proposal };
}

function cellKey(owner: CellOwner, concept: Concept): string {
  if (owner.of === "sheet") return `sheet:${concept}`;
  return owner.of === "goal" ? `goal:${owner.goalId}:${concept}` : `item:${owner.workItemId}:${concept}`;
}

function goalRow({ texts, workItems }: Goal): Row {
  const { number = "", title = "", priorityRank = "" } = texts;
  const keys = [number && title ? `${number} ${title}` : "", title, title ? "" : priorityRank];
  return { keys, words: [texts, ...workItems.map((item) => item.texts)].map(wordsOf).join("") };
}

function workItemRow({ texts }: WorkItem): Row {
  const { method = "", title = "" } = texts;
  return { keys: [title, method, method.split("\n")[0] ?? ""], words: wordsOf(texts) };
}

function wordsOf(texts: Texts): string {
  return Object.values(texts).join("");
}
