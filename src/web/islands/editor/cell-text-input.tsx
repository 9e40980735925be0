import { type ClipboardEvent, type FormEvent, useLayoutEffect, useRef } from "react";
import { cellKeyDown } from "./cell-keys.ts";
import { putDown, take, useSession } from "./editor-session.ts";
import { stampNow } from "./editor-store.ts";
import type { FormCell } from "./form-cells.ts";
import { pasteTable } from "./paste-into-sheet.ts";
import { isTablePaste, parsePastedTable } from "./paste-table.ts";
import { write } from "./writing.ts";

type CellTextInputProps = {
  cell: FormCell;
  text: string;
  mode: "ready" | "writing";
  caret: number | null;
  name: string;
  describedBy: string;
};

const oneLine = new Set(["line", "number", "date", "due", "unit", "choice", "scale"]);

/**
 * The text of the cell in hand. The field keeps its own value: React never writes into it while somebody types, so an
 * input method's composition is never disturbed. A hidden copy of the text gives it the size of its words.
 */
export function CellTextInput({ cell, text, mode, caret, name, describedBy }: CellTextInputProps) {
  const session = useSession();
  const field = useRef<HTMLTextAreaElement>(null);
  const size = useRef<HTMLDivElement>(null);
  const composing = useRef(false);
  const { key, owner, concept } = cell;

  const commit = () => {
    const area = field.current;
    if (!area) return;
    if (size.current) size.current.textContent = `${area.value}\u200b`;
    // The field knows one kind of line end; unless the author changed something the words stay as they are.
    if (area.value === asFieldValue(text)) return;
    session.store.update((model) => write(model, owner, concept, area.value, stampNow()));
  };

  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    area.focus({ preventScroll: true });
    area.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, []);

  // Once, when writing begins at a place; afterwards the caret is the author's.
  useLayoutEffect(() => {
    const area = field.current;
    if (!area) return;
    const at = caret ?? area.value.length;
    area.setSelectionRange(at, at);
  }, [caret]);

  useLayoutEffect(() => {
    const area = field.current;
    if (!area || composing.current || area.value === asFieldValue(text)) return;
    area.value = asFieldValue(text);
    if (size.current) size.current.textContent = `${area.value}\u200b`;
  }, [text]);

  const onInput = (event: FormEvent<HTMLTextAreaElement>) => {
    const { isComposing } = event.nativeEvent as InputEvent;
    if (mode === "ready") take(session, key, "writing", session.hand.get().caret);
    if (composing.current || isComposing) {
      if (size.current) size.current.textContent = `${event.currentTarget.value}\u200b`;
      return;
    }
    commit();
  };

  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const plain = event.clipboardData.getData("text/plain");
    if (!isTablePaste(plain, event.clipboardData.getData("text/html"))) return;
    const table = parsePastedTable(plain);
    const only = table.length === 1 && table[0]?.length === 1 ? table[0][0] : undefined;
    event.preventDefault();
    if (only === undefined) pasteTable(session, key, table);
    else if (mode === "ready") pasteTable(session, key, [[only]]);
    // One cell into a text: its words without the quotes that Excel puts around several lines.
    else document.execCommand("insertText", false, only);
  };

  return (
    <div className={`cell-input ${mode}`}>
      <div className="cell-size" aria-hidden="true" ref={size}>
        {`${text}\u200b`}
      </div>
      <textarea
        ref={field}
        data-cell={key}
        aria-label={name}
        aria-describedby={describedBy}
        aria-required={cell.field.required || undefined}
        defaultValue={text}
        rows={1}
        spellCheck={false}
        autoComplete="off"
        onInput={onInput}
        onPaste={onPaste}
        onCopy={(event) => {
          if (mode !== "ready" || event.currentTarget.selectionStart !== event.currentTarget.selectionEnd) return;
          event.preventDefault();
          event.clipboardData.setData("text/plain", text);
        }}
        onMouseDown={() => mode === "ready" && take(session, key, "writing", session.hand.get().caret)}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={() => {
          composing.current = false;
          commit();
        }}
        onKeyDown={(event) => {
          if (mode === "ready" && event.key === "Delete" && !event.nativeEvent.isComposing) {
            event.preventDefault();
            event.currentTarget.value = "";
            commit();
            return;
          }
          cellKeyDown(session, { key, owner, mode, single: oneLine.has(cell.field.type), commit }, event);
        }}
        onBlur={() => {
          commit();
          // Another window took the focus, not another place of the page: the cell stays in hand.
          if (document.hasFocus() && session.hand.get().key === key) putDown(session);
          else session.flush.run();
        }}
      />
    </div>
  );
}

function asFieldValue(text: string): string {
  return text.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}
