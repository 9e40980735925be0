import { createContext, useContext } from "react";
import type { Other } from "../live/watch-sheet.ts";
import type { CellKey } from "./cell-address.ts";
import { type Conflict, newModel } from "./editor-model.ts";
import type { SheetEditorProps } from "./editor-props.ts";
import { createStore, type EditorStore, type Store } from "./editor-store.ts";
import { writableCells } from "./form-cells.ts";
import type { Hand, HandStore } from "./hand.ts";
import { missingCells, nextMissing } from "./missing-cells.ts";
import { type Direction, nearestCell } from "./nearest-cell.ts";
import { leaveCell } from "./writing.ts";

/** What the author is told after an act, with what they can do about it. */
export type Message = { text: string; acts?: { label: string; run: () => void }[] };

/** One open editor: its stores and what moves the hand. Lives as long as the page. */
export type EditorSession = {
  props: SheetEditorProps;
  store: EditorStore;
  hand: HandStore;
  message: Store<Message | null>;
  /** The conflict whose two texts are shown. */
  shown: Store<Conflict | null>;
  /** Whether everything unsent lies in this browser's draft store. */
  kept: Store<boolean>;
  /** Who else has the sheet open now. */
  others: Store<Other[]>;
  /** Set while the page runs: sends what waits without the pause after typing. */
  flush: { run: (asked?: boolean) => void };
  root: { element: HTMLElement | null };
};

export function openSession(props: SheetEditorProps): EditorSession {
  const first = writableCells(props, props.content);
  const start = nextMissing(first, missingCells(props.form, first, props.content, props.phase), null) ?? first[0];
  return {
    props,
    store: createStore(newModel(props.content, props.revision)),
    hand: createStore<Hand>({ key: start?.key ?? null, mode: null, caret: null }),
    message: createStore<Message | null>(null),
    shown: createStore<Conflict | null>(null),
    kept: createStore(true),
    others: createStore<Other[]>([]),
    flush: { run: () => {} },
    root: { element: null },
  };
}

const Session = createContext<EditorSession | null>(null);
export const SessionProvider = Session.Provider;

export function useSession(): EditorSession {
  const session = useContext(Session);
  if (!session) throw new Error("the editor's parts live inside its session");
  return session;
}

/** Takes a cell in hand. Leaving the one before makes what was typed there one step of undo and sends it. */
export function take(session: EditorSession, key: CellKey, mode: "ready" | "writing", caret: number | null = null) {
  if (session.hand.get().key !== key) {
    endComposition(session);
    settle(session);
  }
  session.hand.update(() => ({ key, mode, caret }));
}

/** Puts the cell down; it stays the place where Tab comes back to. */
export function putDown(session: EditorSession) {
  settle(session);
  session.hand.update((hand) => (hand.mode === null ? hand : { ...hand, mode: null, caret: null }));
}

/** Words still being composed belong to the cell: leaving the field makes the input method hand them over. */
function endComposition({ root }: EditorSession) {
  const field = document.activeElement;
  if (field instanceof HTMLTextAreaElement && root.element?.contains(field)) field.blur();
}

/** The form stays within reach of Tab when the row with its stop is gone. */
export function keepStop(session: EditorSession) {
  const cells = writableCells(session.props, session.store.get().content);
  const { key } = session.hand.get();
  if (cells.some((cell) => cell.key === key)) return;
  session.hand.update(() => ({ key: cells[0]?.key ?? null, mode: null, caret: null }));
}

function settle({ store, flush }: EditorSession) {
  const typed = store.get().typing !== null;
  store.update(leaveCell);
  if (typed) flush.run();
}

/** Tab and Shift+Tab: the next cell in the order of the paper; false at the end, where the focus leaves the form. */
export function takeNext(session: EditorSession, step: 1 | -1): boolean {
  const cells = shownCells(session);
  const next = cells[cells.findIndex(({ dataset }) => dataset.cell === session.hand.get().key) + step];
  if (!next?.dataset.cell) return false;
  take(session, next.dataset.cell, "ready");
  return true;
}

/** Arrow keys: the cell beside, wherever the form puts it. */
export function takeBeside(session: EditorSession, direction: Direction) {
  const cells = shownCells(session);
  const from = cells.findIndex(({ dataset }) => dataset.cell === session.hand.get().key);
  const boxes = cells.map((cell) => cell.getBoundingClientRect());
  const key = cells[nearestCell(boxes, from, direction)]?.dataset.cell;
  if (key) take(session, key, "ready");
}

function shownCells({ root }: EditorSession): HTMLElement[] {
  return [...(root.element?.querySelectorAll<HTMLElement>("[data-cell]") ?? [])];
}

/** The next required cell that is still empty. */
export function takeNextMissing(session: EditorSession) {
  const { phase } = session.props;
  const { content } = session.store.get();
  const cells = writableCells(session.props, content);
  const missing = missingCells(session.props.form, cells, content, phase);
  const { key, mode } = session.hand.get();
  // Coming from elsewhere, the cell where Tab would come back to is the first to look at.
  const here = mode === null ? missing.find((cell) => cell.key === key) : undefined;
  const next = here ?? nextMissing(cells, missing, key);
  if (next) take(session, next.key, "ready");
  else tell(session, { text: "必要な欄はすべて記入されています。" });
}

/** How long a message stays that asks for nothing. One with something to choose stays until it is answered. */
const reading = 6_000;

export function tell(session: EditorSession, message: Message | null) {
  session.message.update(() => message);
  if (message && !message.acts) {
    setTimeout(() => session.message.update((now) => (now === message ? null : now)), reading);
  }
}
