import { type ToggleEvent, useId, useRef } from "react";
import { addRow, moveRow, type Row, removeRow } from "./editor-acts.ts";
import { useSession } from "./editor-session.ts";

type RowMenuProps = { row: Row; index: number; count: number; name: string; what: string };

/** What can be done with a goal or work item as a whole. */
export function RowMenu({ row, index, count, name, what }: RowMenuProps) {
  const session = useSession();
  const id = useId();
  const opener = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const choose = (act: () => void) => () => {
    list.current?.hidePopover();
    act();
  };
  const place = (event: ToggleEvent<HTMLDivElement>) => {
    const from = opener.current?.getBoundingClientRect();
    if (event.newState !== "open" || !from || !list.current) return;
    const { style, offsetWidth, offsetHeight } = list.current;
    style.left = `${Math.max(8, Math.min(from.left, window.innerWidth - offsetWidth - 8))}px`;
    style.top = `${Math.max(8, Math.min(from.bottom + 4, window.innerHeight - offsetHeight - 8))}px`;
  };
  return (
    <>
      <button ref={opener} type="button" className="row-menu-open" popoverTarget={id} aria-label={`${name}の操作`}>
        <span aria-hidden="true">⋯</span>
      </button>
      <div ref={list} id={id} popover="auto" className="row-menu-list" onToggle={place}>
        <button type="button" disabled={index === 0} onClick={choose(() => moveRow(session, row, -1))}>
          上へ移す<kbd>Alt ↑</kbd>
        </button>
        <button type="button" disabled={index === count - 1} onClick={choose(() => moveRow(session, row, 1))}>
          下へ移す<kbd>Alt ↓</kbd>
        </button>
        <button type="button" onClick={choose(() => addRow(session, index))}>
          この下に{what}を加える
        </button>
        {!(row.of === "goal" && session.props.shared.includes(row.goalId)) && (
          <button type="button" className="danger" onClick={choose(() => removeRow(session, row, name))}>
            削除する
          </button>
        )}
      </div>
    </>
  );
}
