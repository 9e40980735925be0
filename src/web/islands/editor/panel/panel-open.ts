import { useState } from "react";
import type { EditorSession } from "../editor-session.ts";

const key = "michishirube.side-panel";

/** Whether the panel is open: remembered by this browser, where it lets us. */
export function usePanelOpen(): [boolean, (open: boolean) => void] {
  const [open, setOpen] = useState(() => {
    try {
      return localStorage.getItem(key) === "open";
    } catch {
      return false;
    }
  });
  const keep = (next: boolean) => {
    setOpen(next);
    try {
      localStorage.setItem(key, next ? "open" : "closed");
    } catch {
      // A browser that keeps nothing begins closed.
    }
  };
  return [open, keep];
}

/** Brings cell and panel into view: side by side, or the panel where it stands below the form. */
export function showBeside({ root, hand }: EditorSession): void {
  const panel = root.element?.querySelector("#side-panel");
  const cells = [...(root.element?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
  const cell = cells.find(({ dataset }) => dataset.cell === hand.get().key);
  const isBeside = window.matchMedia("(min-width: 1100px)").matches;
  (isBeside ? cell : panel)?.scrollIntoView({ block: "nearest", inline: "nearest" });
}
