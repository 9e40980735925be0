import type { KeyboardEvent } from "react";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import { type CellKey, textAt } from "./cell-address.ts";
import { moveRow, type Row, redoLast, undoLast } from "./editor-acts.ts";
import { type EditorSession, putDown, take, takeBeside, takeNext, takeNextMissing } from "./editor-session.ts";
import { stampNow } from "./editor-store.ts";
import type { Direction } from "./nearest-cell.ts";
import { abandonCell } from "./writing.ts";

export type CellInHand = {
  key: CellKey;
  owner: CellOwner;
  mode: "ready" | "writing";
  /** A cell of one line: Enter is done. */
  single: boolean;
  /** Writes all that stands in the field to the model, if something still waits there. */
  commit: () => void;
  /** Opens the list of a choice; absent on text. */
  open?: () => void;
};

const arrows: Record<string, Direction> = { ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right" };

/** Whether the key belongs to the input method; then nobody else may touch it. */
export function isComposing(event: globalThis.KeyboardEvent): boolean {
  return event.isComposing || event.keyCode === 229;
}

/** The keys of a cell in hand, as in Excel. What is not handled here is the text field's own. */
export function cellKeyDown(session: EditorSession, cell: CellInHand, event: KeyboardEvent): void {
  if (isComposing(event.nativeEvent)) return;
  const act = actOf(session, cell, event);
  if (!act) return;
  event.preventDefault();
  event.stopPropagation();
  act();
}

function actOf(session: EditorSession, cell: CellInHand, event: KeyboardEvent): (() => void) | null {
  const { key, altKey, shiftKey } = event;
  const command = event.ctrlKey || event.metaKey;
  const ready = cell.mode === "ready";
  if (key === "Tab" && !command && !altKey) return tab(session, shiftKey ? -1 : 1);
  if (altKey && (key === "ArrowUp" || key === "ArrowDown")) {
    if (cell.open) return cell.open;
    return cell.owner.of === "sheet" ? null : () => moveRow(session, cell.owner as Row, key === "ArrowUp" ? -1 : 1);
  }
  if (command && key === "Enter") return () => done(session, cell);
  if (key === "Escape") return () => stepBack(session, cell);
  const direction = arrows[key];
  if (direction && ready && !command && !altKey && !shiftKey) return () => takeBeside(session, direction);
  if (ready && (key === "Enter" || key === "F2") && !command && !altKey) {
    return cell.open ?? (() => take(session, cell.key, "writing"));
  }
  if (key === "Enter" && cell.single && !shiftKey && !altKey) return () => done(session, cell);
  return null;
}

/** At either end Tab leaves the form as everywhere else. */
function tab(session: EditorSession, step: 1 | -1): (() => void) | null {
  const before = session.hand.get();
  return takeNext(session, step) ? () => {} : before.key ? () => leaveForm(session, step) : null;
}

function leaveForm(session: EditorSession, step: 1 | -1) {
  outsideForm(session)
    .at(step < 0 ? 0 : -1)
    ?.focus();
}

/** What stands around the form and takes the focus; the way out of the editor is always among it. */
function outsideForm({ root }: EditorSession): HTMLElement[] {
  return [...(root.element?.querySelectorAll<HTMLElement>("[data-outside]:not(:disabled)") ?? [])];
}

function done(session: EditorSession, cell: CellInHand) {
  cell.commit();
  take(session, cell.key, "ready");
  session.flush.run();
}

/** Esc takes back what was typed; a second Esc goes to the tools above the form. */
function stepBack(session: EditorSession, cell: CellInHand) {
  const { typing } = session.store.get();
  if (typing) session.store.update((model) => abandonCell(model, stampNow()));
  if (typing || cell.mode === "writing") return take(session, cell.key, "ready");
  putDown(session);
  outsideForm(session)[0]?.focus();
}

/** To the panel (opening it), and from there back to the cell. */
function goBeside(session: EditorSession) {
  const { element } = session.root;
  const inPanel = document.activeElement?.closest("#side-panel");
  const { key } = session.hand.get();
  if (inPanel && key) return take(session, key, "ready");
  if (!element?.querySelector("#side-panel")) element?.querySelector<HTMLElement>(".panel-toggle")?.click();
  putDown(session);
  // Once React has drawn it.
  setTimeout(() => element?.querySelector<HTMLElement>("#side-panel [aria-selected=true]")?.focus());
}

/** Keys that work wherever the focus is in the editor. */
export function editorKeyDown(session: EditorSession, event: globalThis.KeyboardEvent): void {
  // A dialog has keys of its own, and so have fields outside the editor.
  if (isComposing(event) || document.querySelector("dialog[open]")) return;
  const { target } = event;
  const key = event.key.toLowerCase();
  const inForm = target instanceof Element && session.root.element?.contains(target) && !target.closest("#side-panel");
  if (event.altKey && !event.ctrlKey && key === "k") {
    event.preventDefault();
    goBeside(session);
    return;
  }
  if (target instanceof Element && !inForm && target.matches("input, textarea")) return;
  if (event.altKey && !event.ctrlKey && key === "n") {
    event.preventDefault();
    takeNextMissing(session);
    return;
  }
  if (!(event.ctrlKey || event.metaKey) || event.altKey || (key !== "z" && key !== "y")) return;
  // Inside a text that was changed on this visit the field's own undo is finer.
  const { typing, content } = session.store.get();
  const changed = typing && textAt(content, typing.owner, typing.concept) !== typing.before;
  if (changed && session.hand.get().mode === "writing") return;
  event.preventDefault();
  if (key === "y" || event.shiftKey) redoLast(session);
  else undoLast(session);
}
