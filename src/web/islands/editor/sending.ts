import { type CellKey, cellKey } from "./cell-address.ts";
import { applyLocally, type EditorModel, type Trouble } from "./editor-model.ts";
import { type BatchLimits, markSent, nextBatch, type PendingChange, without } from "./pending-changes.ts";

/** A request holds at most this much, so that it stays under the server's limit and the retry stays cheap. */
const limits: BatchLimits = { changes: 100, characters: 200_000 };

function held(model: EditorModel): Set<CellKey> {
  const keys = new Set(model.conflicts.map(({ cell }) => cell));
  // A goal that waits for the author's decision holds all its cells.
  for (const conflict of model.conflicts) {
    if (conflict.theirs !== null || conflict.owner.of === "sheet") continue;
    for (const { change } of model.pending) {
      if (change.do === "setText" && change.owner.of !== "sheet" && change.owner.goalId === conflict.owner.goalId) {
        keys.add(cellKey(change.owner, change.concept));
      }
    }
  }
  return keys;
}

/** The next request, if nothing is under way and there is something to send. */
export function beginSend(model: EditorModel): { model: EditorModel; batch: PendingChange[] } {
  if (model.inFlight.size > 0) return { model, batch: [] };
  const batch = nextBatch(model.pending, held(model), limits);
  const ids = new Set(batch.map(({ id }) => id));
  return { model: { ...model, pending: markSent(model.pending, ids), inFlight: ids }, batch };
}

/** The server committed the batch: only now are its changes forgotten. */
export function sendSucceeded(model: EditorModel, revision: number, savedAt: string): EditorModel {
  const acknowledged = model.pending.filter(({ id }) => model.inFlight.has(id));
  const server = acknowledged.reduce(
    (content, { change }) => applyLocally(content, change)?.content ?? content,
    model.server,
  );
  return {
    ...model,
    server,
    revision: Math.max(model.revision, revision),
    pending: without(model.pending, model.inFlight),
    inFlight: new Set(),
    trouble: null,
    savedAt,
  };
}

export function sendFailed(model: EditorModel, trouble: Trouble): EditorModel {
  // A request that was refused as such did not happen: its changes may still be altered, to mend what is wrong.
  const pending =
    trouble.kind === "refused"
      ? model.pending.map((item) => (model.inFlight.has(item.id) ? { ...item, sent: false } : item))
      : model.pending;
  return { ...model, pending, inFlight: new Set(), trouble };
}

/** Milliseconds to wait before the next try; null when only the author can mend it. */
export function retryDelay(trouble: Trouble): number | null {
  if (trouble.kind === "unreachable" || trouble.kind === "server-error") {
    return Math.min(60_000, 1_000 * 2 ** Math.min(trouble.attempts, 6));
  }
  return trouble.kind === "signed-out" || trouble.kind === "other-person" ? 15_000 : null;
}
