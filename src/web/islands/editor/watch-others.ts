import { watchSheet } from "../live/watch-sheet.ts";
import { refresh } from "./autosave.ts";
import type { EditorSession } from "./editor-session.ts";
import { tellCell } from "./tell-cell.ts";

/** So often the page looks for itself while no events come in, in milliseconds. */
const interval = 10_000;
/** An event about a save of this page arrives before its answer: wait for that, then see whether there is more. */
const settling = 300;

/**
 * Takes over what others save: told by the server's events, or looking for itself while there are none. Also when the
 * page comes back into view. Returns how to stop.
 */
export function watchOthers(session: EditorSession): () => void {
  const { store, others, props } = session;
  const telling = tellCell(session);
  let live = false;
  let latest = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const look = () => {
    if (document.visibilityState === "visible") void refresh(store, props.contentUrl);
  };
  const catchUp = () => {
    clearTimeout(timer);
    const { revision, inFlight } = store.get();
    if (latest <= revision) return;
    if (inFlight.size > 0) timer = setTimeout(catchUp, settling);
    else look();
  };
  const stopEvents = watchSheet(props.eventsUrl, {
    live: (now) => {
      live = now;
      if (now) telling.again();
    },
    people: (now) => others.update(() => now),
    revision: (revision) => {
      latest = revision;
      catchUp();
    },
  });
  const looking = setInterval(() => live || look(), interval);
  document.addEventListener("visibilitychange", look);
  window.addEventListener("focus", look);
  return () => {
    stopEvents();
    telling.stop();
    clearTimeout(timer);
    clearInterval(looking);
    document.removeEventListener("visibilitychange", look);
    window.removeEventListener("focus", look);
  };
}
