import type { CellOwner } from "../../../../domain/sheets/sheet-content.ts";
import { useSession } from "../editor-session.ts";
import { useStore } from "../editor-store.ts";
import { type FormCell, formCells } from "../form-cells.ts";

/** The cell that was last in hand, also while the focus is in the panel. */
export function useCellInHand(): FormCell | null {
  const session = useSession();
  const key = useStore(session.hand, (hand) => hand.key);
  const content = useStore(session.store, (model) => model.content);
  return formCells(session.props.form, content).find((cell) => cell.key === key) ?? null;
}

export function goalIdOf(owner: CellOwner | undefined): string | null {
  return owner && owner.of !== "sheet" ? owner.goalId : null;
}
