import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import { remoteArrived, sendConflicted } from "./conflicts.ts";
import type { EditorModel } from "./editor-model.ts";
import type { EditorStore } from "./editor-store.ts";
import { beginSend, retryDelay, sendFailed, sendSucceeded } from "./sending.ts";
import { fetchContent, type SendOutcome } from "./sheet-api.ts";

type Autosave = {
  /** Sends what waits now, without the pause after typing; after a lasting trouble only when the author asks. */
  flush: (asked?: boolean) => void;
  stop: () => void;
};

type Doors = {
  send: (changes: SheetChange[], attempts: number) => Promise<SendOutcome>;
  contentUrl: string;
};

/** How long the author pauses before what they typed is sent. */
const pause = 1_000;

/** Follows the store: sends a while after the last change, one request at a time, and tries again after trouble. */
export function startAutosave(store: EditorStore, doors: Doors): Autosave {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let seen = store.get().pending;
  let stopped = false;

  const schedule = (delay: number) => {
    clearTimeout(timer);
    if (!stopped) timer = setTimeout(send, delay);
  };

  const send = async () => {
    clearTimeout(timer);
    if (stopped) return;
    const before = store.get();
    const { model, batch } = beginSend(before);
    if (batch.length === 0) return;
    store.update(() => model);
    const outcome = await doors.send(
      batch.map(({ change }) => change),
      before.trouble && "attempts" in before.trouble ? before.trouble.attempts : 0,
    );
    if (outcome.ok) {
      store.update((now) => sendSucceeded(now, outcome.revision, outcome.savedAt));
    } else if (outcome.reason === "conflict") {
      const waited = waiting(store.get());
      store.update((now) => sendConflicted(now, batch, outcome.conflicts));
      await refresh(store, doors.contentUrl);
      // A refusal that holds nothing back would be sent again and again.
      if (waiting(store.get()) === waited) {
        store.update((now) => sendFailed(now, { kind: "server-error", attempts: 6 }));
      }
    } else {
      store.update((now) => sendFailed(now, outcome.trouble));
    }
    const { trouble, pending } = store.get();
    if (trouble) {
      const delay = retryDelay(trouble);
      if (delay !== null) schedule(delay);
    } else if (pending.length > 0) schedule(pause / 4);
  };

  const unsubscribe = store.subscribe(() => {
    const { pending, inFlight, trouble } = store.get();
    if (pending === seen) return;
    seen = pending;
    // During trouble the retry has its own clock; typing must not hurry it.
    if (inFlight.size === 0 && (!trouble || trouble.kind === "refused") && pending.length > 0) schedule(pause);
  });
  const flush = (asked = false) => {
    const { trouble } = store.get();
    if (asked || !trouble || retryDelay(trouble) !== null) void send();
  };
  const wake = () => flush();
  if (seen.length > 0) schedule(0);
  window.addEventListener("online", wake);
  window.addEventListener("focus", wake);
  return {
    flush,
    stop: () => {
      stopped = true;
      clearTimeout(timer);
      unsubscribe();
      window.removeEventListener("online", wake);
      window.removeEventListener("focus", wake);
    },
  };
}

function waiting(model: EditorModel): string {
  return JSON.stringify([model.pending.map(({ id }) => id), model.conflicts.map(({ cell }) => cell)]);
}

export async function refresh(store: EditorStore, contentUrl: string): Promise<void> {
  const remote = await fetchContent(contentUrl);
  if (remote) store.update((model) => remoteArrived(model, remote));
}
