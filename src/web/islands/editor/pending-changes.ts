import type { Concept } from "../../../domain/forms/concepts.ts";
import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import { type CellKey, cellKey } from "./cell-address.ts";

/**
 * A change that the server has not acknowledged. `sent` is true once it may have reached the server: from then
 * on it is never altered, so that sending it again is recognised as the same change.
 */
export type PendingChange = { id: string; change: SheetChange; at: string; sent: boolean };

export function cellOf(change: SheetChange): CellKey | null {
  return change.do === "setText" ? cellKey(change.owner, change.concept) : null;
}

type Written = { owner: CellOwner; concept: Concept; base: string; text: string; id: string; at: string };

/** Puts what was written behind the others; further typing in one cell lengthens the same change. */
export function withText(pending: PendingChange[], written: Written): PendingChange[] {
  const { owner, concept, base, text, id, at } = written;
  const key = cellKey(owner, concept);
  const last = pending.findLastIndex(({ change }) => cellOf(change) === key || cellOf(change) === null);
  const open = pending[last];
  if (open && !open.sent && open.change.do === "setText" && cellOf(open.change) === key) {
    if (open.change.base === text) return pending.toSpliced(last, 1);
    return pending.with(last, { ...open, at, change: { ...open.change, text } });
  }
  if (base === text) return pending;
  return [...pending, { id, at, sent: false, change: { do: "setText", owner, concept, base, text } }];
}

export type BatchLimits = { changes: number; characters: number };

/** The oldest changes that may go in one request: none of a cell in conflict, never out of order. */
export function nextBatch(pending: PendingChange[], held: ReadonlySet<CellKey>, limits: BatchLimits): PendingChange[] {
  const batch: PendingChange[] = [];
  let characters = 0;
  for (const item of pending) {
    const key = cellOf(item.change);
    if (key !== null && held.has(key)) continue;
    characters += JSON.stringify(item.change).length;
    if (batch.length === limits.changes || (batch.length > 0 && characters > limits.characters)) break;
    batch.push(item);
  }
  return batch;
}

export function markSent(pending: PendingChange[], ids: ReadonlySet<string>): PendingChange[] {
  return pending.map((item) => (ids.has(item.id) ? { ...item, sent: true } : item));
}

export function without(pending: PendingChange[], ids: ReadonlySet<string>): PendingChange[] {
  return pending.filter(({ id }) => !ids.has(id));
}
