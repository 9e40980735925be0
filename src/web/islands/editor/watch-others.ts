import { refresh } from "./autosave.ts";
import type { EditorStore } from "./editor-store.ts";

const interval = 10_000;

/** Looks for changes of others while the page is visible and when it comes back into view. Returns how to stop. */
export function watchOthers(store: EditorStore, contentUrl: string): () => void {
  const look = () => {
    if (document.visibilityState === "visible") void refresh(store, contentUrl);
  };
  const timer = setInterval(look, interval);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
  };
}
