import type { SheetChange } from "../sheets/sheet-change.ts";
import type { RowDifference, SheetDifference, Side } from "./sheet-difference.ts";

/** What a person chose, by the difference's key; what isn't there follows the proposal. */
export type Choices = { [key: string]: Side };

/** How many differences still wait for a choice. */
export function undecided(difference: SheetDifference, choices: Choices): number {
  return [...difference.cells, ...difference.rows].filter((one) => sideOf(one, choices) === null).length;
}

export function sideOf({ key, proposal }: { key: string; proposal: Side | null }, choices: Choices): Side | null {
  return (Object.hasOwn(choices, key) ? choices[key] : proposal) ?? null;
}

/**
 * The changes that bring the chosen words of the file into the sheet. Every text names what stands in the system now as its base,
 * so a change made in between is noticed. Undecided differences are left out: ask `undecided` first.
 */
export function changesOf(difference: SheetDifference, choices: Choices, newId: () => string): SheetChange[] {
  const chosen = <T extends { key: string; proposal: Side | null }>(list: T[]) =>
    list.filter((one) => sideOf(one, choices) === "file");
  const texts = chosen(difference.cells).map(({ owner, concept, system, file }): SheetChange => {
    return { do: "setText", owner, concept, base: system, text: file };
  });
  const rows = chosen(difference.rows).toSorted((a, b) => order(a) - order(b) || a.index - b.index);
  return [...texts, ...rows.map((row) => rowChange(row, newId))];
}

/** What leaves goes first, so that what comes finds its place by the file's order. */
function order({ kind }: RowDifference): number {
  return kind === "removed" ? 0 : 1;
}

function rowChange({ kind, row, index }: RowDifference, newId: () => string): SheetChange {
  if (row.of === "goal") {
    if (kind === "removed") return { do: "removeGoal", goalId: row.goal.id };
    const workItems = row.goal.workItems.map(({ texts }) => ({ id: newId(), texts }));
    return { do: "addGoal", goal: { id: newId(), texts: row.goal.texts, workItems }, index };
  }
  const { goalId, workItem } = row;
  if (kind === "removed") return { do: "removeWorkItem", goalId, workItemId: workItem.id };
  return { do: "addWorkItem", goalId, workItem: { id: newId(), texts: workItem.texts }, index };
}
