import type { EditorSession } from "./editor-session.ts";

/** Who walks through cells with the arrow keys is told of where they stop, in milliseconds. */
const resting = 500;

/**
 * Tells the others on the sheet which cell is in hand; nobody, while nobody else is there. Should it get lost, the mark
 * is missing until the next cell. Returns how to stop, and how to tell again after the events were cut off.
 */
export function tellCell({ hand, others, props }: EditorSession): { stop: () => void; again: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let told = "";
  const tell = () => {
    const { key, mode } = hand.get();
    const cell = mode === null ? "" : (key ?? "");
    if (cell === told || others.get().length === 0) return;
    told = cell;
    fetch(props.presenceUrl, { method: "POST", body: new URLSearchParams({ cell }), redirect: "manual" }).catch(
      () => {},
    );
  };
  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(tell, resting);
  };
  const stops = [hand.subscribe(soon), others.subscribe(soon)];
  return {
    stop: () => {
      clearTimeout(timer);
      for (const stop of stops) stop();
    },
    again: () => {
      told = "";
      soon();
    },
  };
}
