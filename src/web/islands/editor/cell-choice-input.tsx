import { useLayoutEffect, useRef } from "react";
import type { Scale } from "../../../domain/forms/form-definition.ts";
import { cellKeyDown } from "./cell-keys.ts";
import { putDown, take, useSession } from "./editor-session.ts";
import { stampNow } from "./editor-store.ts";
import type { FormCell } from "./form-cells.ts";
import { write } from "./writing.ts";

type CellChoiceInputProps = {
  cell: FormCell;
  scale: Scale;
  text: string;
  mode: "ready" | "writing";
  name: string;
  describedBy: string;
  /** Other words than the list's; null where only the list counts. */
  onOther: (() => void) | null;
};

const other = "\u0000other";

/** A value of the city's scale. Words that are not on the list stay and are shown as such. */
export function CellChoiceInput({ cell, scale, text, mode, name, describedBy, onOther }: CellChoiceInputProps) {
  const session = useSession();
  const list = useRef<HTMLSelectElement>(null);
  const { key, owner, concept } = cell;
  const known = text === "" || scale.options.some(({ value }) => value === text);

  useLayoutEffect(() => {
    list.current?.focus({ preventScroll: true });
    list.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  return (
    <select
      ref={list}
      className="cell-choice"
      data-cell={key}
      aria-label={name}
      aria-describedby={describedBy}
      value={text}
      onChange={(event) => {
        const { value } = event.currentTarget;
        if (value === other) return onOther?.();
        session.store.update((model) => write(model, owner, concept, value, stampNow()));
      }}
      onKeyDown={(event) => {
        const open = () => {
          take(session, key, "ready");
          list.current?.showPicker();
        };
        cellKeyDown(session, { key, owner, mode, single: true, commit: () => {}, open }, event);
      }}
      onBlur={() => {
        if (document.hasFocus() && session.hand.get().key === key) putDown(session);
      }}
    >
      <option value="">（未選択）</option>
      {!known && <option value={text}>{`${text}（一覧にない言葉）`}</option>}
      {scale.options.map(({ value, label }) => (
        <option key={value} value={value}>
          {label && label !== value ? `${value}　${label}` : value}
        </option>
      ))}
      {onOther && <option value={other}>ほかの言葉で書く…</option>}
    </select>
  );
}
