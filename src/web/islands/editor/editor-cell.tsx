import { type MouseEvent, memo, useId, useState } from "react";
import type { Field } from "../../../domain/forms/form-definition.ts";
import { textsOf } from "../../../domain/sheets/apply-change.ts";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import { caretAt } from "./caret-at.ts";
import { CellChoiceInput } from "./cell-choice-input.tsx";
import { CellOthers, namesAt } from "./cell-others.tsx";
import { CellSurroundings } from "./cell-surroundings.tsx";
import { CellTextInput } from "./cell-text-input.tsx";
import { take, useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";
import { cellName, formCell, isOpenCell, isSharedCell } from "./form-cells.ts";
import { inHand } from "./hand.ts";
import { isDue, owesReason } from "./missing-cells.ts";

type EditorCellProps = {
  owner: CellOwner;
  field: Field;
  label: string;
  row: string;
  text: string;
  /** Numbers of the work item that this column leaves out: 「(2)(3)」. */
  hole?: string | undefined;
};

/** One cell of the form: its words, or the field to write them in when it is in hand. */
export const EditorCell = memo(function EditorCell({ owner, field, label, row, text, hole }: EditorCellProps) {
  const session = useSession();
  const { form, phase, canEdit } = session.props;
  const cell = formCell(owner, field, label, row);
  const { key } = cell;
  const held = useStore(session.hand, (hand) => inHand(hand, key));
  const conflict = useStore(session.store, (model) => model.conflicts.find((one) => one.cell === key) ?? null);
  const others = useStore(session.others, (now) => namesAt(now, key));
  const [freely, setFreely] = useState(false);
  const described = useId();
  const name = cellName(cell);
  const owes = useStore(session.store, (now) => owesReason(form, field, textsOf(now.content, owner) ?? {}));
  const missing = (field.required || owes) && text.trim() === "" && isDue(field.phase, phase);

  if (!canEdit || !isOpenCell(session.props, owner, field)) {
    const shared = canEdit && field.concept === "title" && isSharedCell(session.props, owner, field.concept);
    return (
      <>
        {text !== "" && <span className="text">{text}</span>}
        {shared && <span className="goal-mark">共通目標（計画は共通目標の画面で書きます）</span>}
      </>
    );
  }
  const mark = conflict && (
    <button type="button" className="cell-conflict" onClick={() => session.shown.update(() => conflict)}>
      文章の重なり
    </button>
  );
  if (held !== "ready" && held !== "writing") {
    const open = (event: MouseEvent) => {
      if (event.button !== 0) return;
      event.preventDefault();
      take(session, key, "writing", caretAt(event, text));
    };
    return (
      <>
        <button
          type="button"
          tabIndex={held === "stop" ? 0 : -1}
          className={missing ? "cell-open unfilled" : "cell-open"}
          data-cell={key}
          aria-label={[
            `${name}：${text || (missing ? "未記入（必須）" : "未記入")}`,
            hole && `${hole}がありません`,
            others && `${others}さんが書いています`,
          ]
            .filter(Boolean)
            .join("。")}
          onMouseDown={open}
          // Assistive technology clicks without a mouse.
          onClick={() => take(session, key, "writing")}
          onFocus={() => take(session, key, "ready")}
        >
          {text}
          {missing && <span className="unfilled-mark">{owes ? "理由を書いてください" : "未記入"}</span>}
          {hole && <span className="unfilled-mark">{hole}がありません</span>}
        </button>
        {mark}
        {others !== "" && <CellOthers names={others} />}
      </>
    );
  }
  const scale = field.scale === undefined ? undefined : form.scales[field.scale];
  const chosen = scale && !freely && (field.type === "scale" || field.type === "choice");
  return (
    <div className={missing ? "cell-held unfilled" : "cell-held"}>
      {chosen ? (
        <CellChoiceInput
          cell={cell}
          scale={scale}
          text={text}
          mode={held}
          name={name}
          describedBy={described}
          onOther={field.type === "choice" ? () => setFreely(true) : null}
        />
      ) : (
        <CellTextInput
          cell={cell}
          text={text}
          mode={held}
          caret={session.hand.get().caret}
          name={name}
          describedBy={described}
        />
      )}
      <CellSurroundings cell={cell} text={text} id={described} />
      {mark}
      {others !== "" && <CellOthers names={others} />}
    </div>
  );
});
