import type { PendingChange } from "./pending-changes.ts";

/**
 * A pending change as it lies in the browser's draft store. `scope` is tenant, person and sheet: another person on
 * the same computer never gets to see it. `tab` is the page that wrote it and `order` its place in the queue.
 */
export type DraftRecord = { id: string; scope: string; tab: string; order: number; pending: PendingChange };

export function draftScope(tenantId: string, personId: string, sheetId: string): string {
  return `${tenantId}/${personId}/${sheetId}`;
}

/** What must be written and removed so that the store holds exactly `pending`. */
export function draftDifference(
  stored: PendingChange[],
  pending: PendingChange[],
): { put: { pending: PendingChange; order: number }[]; remove: string[] } {
  const now = new Set(pending.map(({ id }) => id));
  const before = new Map(stored.map((item) => [item.id, item]));
  return {
    put: pending.flatMap((item, order) => (before.get(item.id) === item ? [] : [{ pending: item, order }])),
    remove: stored.flatMap(({ id }) => (now.has(id) ? [] : [id])),
  };
}

/**
 * The changes that pages no longer open left behind, in their order. They may have reached the server before the
 * end came, so they are marked as sent and never altered.
 */
export function leftBehind(records: DraftRecord[], openTabs: ReadonlySet<string>): PendingChange[] {
  return records
    .filter(({ tab }) => !openTabs.has(tab))
    .toSorted((a, b) => a.pending.at.localeCompare(b.pending.at) || a.order - b.order)
    .map(({ pending }) => ({ ...pending, sent: true }));
}
