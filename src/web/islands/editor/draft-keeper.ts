import { type DraftRecord, draftDifference, leftBehind } from "./draft-records.ts";
import { openDraftStore } from "./draft-store.ts";
import { overlay } from "./editor-model.ts";
import type { EditorStore } from "./editor-store.ts";
import type { PendingChange } from "./pending-changes.ts";

type DraftKeeper = {
  /** Writes what is not yet stored at once; called when typing may end suddenly. */
  flush: () => void;
  stop: () => void;
};

type Told = {
  /** Changes of an earlier visit were found and laid over the sheet. */
  restored: (count: number) => void;
  /** Whether everything unsent lies in the store. */
  kept: (kept: boolean) => void;
};

const delay = 250;

/**
 * Keeps the browser's draft store equal to the model's pending changes, so that unsent words survive reload, crash,
 * sign-out and a stopped server. On start it takes over what closed pages of the same person left behind.
 */
export function startDraftKeeper(store: EditorStore, scope: string, told: Told): DraftKeeper {
  const tab = crypto.randomUUID();
  const opening = openDraftStore();
  let stored: PendingChange[] = [];
  let timer: ReturnType<typeof setTimeout> | undefined;
  let last: Promise<void> = Promise.resolve();

  const record = (pending: PendingChange, order: number): DraftRecord => ({
    id: pending.id,
    scope,
    tab,
    order,
    pending,
  });

  const write = () => {
    clearTimeout(timer);
    timer = undefined;
    // One after the other, so that an older state never lands on a newer one.
    last = last
      .then(async () => {
        const { pending } = store.get();
        const { put, remove } = draftDifference(stored, pending);
        if (put.length === 0 && remove.length === 0) return;
        const drafts = await opening;
        await drafts.change(
          put.map((item) => record(item.pending, item.order)),
          remove,
        );
        stored = pending;
        told.kept(true);
      })
      .catch(() => told.kept(false));
  };

  const adopt = async () => {
    const drafts = await opening;
    const records = await drafts.of(scope);
    const found = leftBehind(records, new Set([tab, ...(await openTabs(scope))]));
    if (found.length === 0) return;
    // Known as stored, yet not the same objects: they are either rewritten as ours or removed once acknowledged.
    stored = [...stored, ...found.map((item) => ({ ...item }))];
    store.update((model) => {
      const pending = [...found, ...model.pending];
      return { ...model, pending, content: overlay(model.server, pending) };
    });
    told.restored(found.length);
    write();
  };
  const adoptInTurn = () => {
    last = last.then(adopt).catch(() => told.kept(false));
  };
  announceTab(scope, tab);
  adoptInTurn();
  // A page that is just being reloaded may still hold its lock.
  const again = setTimeout(adoptInTurn, 1_500);
  window.addEventListener("focus", adoptInTurn);

  const unsubscribe = store.subscribe(() => {
    if (store.get().pending !== stored && timer === undefined) timer = setTimeout(write, delay);
  });
  const hidden = () => {
    if (document.visibilityState === "hidden") write();
  };
  document.addEventListener("visibilitychange", hidden);
  window.addEventListener("pagehide", write);
  return {
    flush: write,
    stop: () => {
      write();
      unsubscribe();
      clearTimeout(again);
      window.removeEventListener("focus", adoptInTurn);
      window.removeEventListener("pagehide", write);
      document.removeEventListener("visibilitychange", hidden);
      window.removeEventListener("pagehide", write);
    },
  };
}

const lockName = (scope: string, tab: string) => `michishirube-drafts/${scope}/${tab}`;

/** Holds a lock as long as this page lives, so that other pages leave its unsent changes to it. */
function announceTab(scope: string, tab: string): void {
  // Without https there are no locks; every page is then taken to be closed.
  void navigator.locks?.request(lockName(scope, tab), () => new Promise<never>(() => {}));
}

async function openTabs(scope: string): Promise<string[]> {
  const { held = [] } = (await navigator.locks?.query()) ?? {};
  const prefix = lockName(scope, "");
  return held.flatMap(({ name }) => (name?.startsWith(prefix) ? [name.slice(prefix.length)] : []));
}
