import type { CellKey } from "./cell-address.ts";
import type { Store } from "./editor-store.ts";

/**
 * The cell in hand. `ready`: it has the focus and arrow keys go on; `writing`: keys belong to its text;
 * null: the focus is elsewhere and the cell is only where Tab comes back to. `caret` is where writing begins.
 */
export type Hand = { key: CellKey | null; mode: "ready" | "writing" | null; caret: number | null };

export type HandStore = Store<Hand>;

/** What one cell must know of the hand. */
export function inHand(hand: Hand, key: CellKey): "ready" | "writing" | "stop" | null {
  return hand.key === key ? (hand.mode ?? "stop") : null;
}
