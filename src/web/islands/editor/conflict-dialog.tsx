import { useEffect, useRef } from "react";
import { type DiffPart, textDiff } from "../../../domain/history/text-diff.ts";
import { mineIn, resolveConflict, resolveLost } from "./conflicts.ts";
import type { Conflict } from "./editor-model.ts";
import { take, tell, useSession } from "./editor-session.ts";
import { stampNow, useStore } from "./editor-store.ts";
import { cellName, formCells } from "./form-cells.ts";
import { clockTime } from "./save-status.ts";

/** Two people wrote in one cell: both texts side by side, and the author chooses. */
export function ConflictDialog() {
  const session = useSession();
  const shown = useStore(session.shown, (now) => now);
  const conflict = useStore(
    session.store,
    ({ conflicts }) => conflicts.find(({ cell }) => cell === shown?.cell) ?? null,
  );
  const dialog = useRef<HTMLDialogElement>(null);
  const close = () => session.shown.update(() => null);

  useEffect(() => {
    const box = dialog.current;
    if (conflict && box && !box.open) box.showModal();
    if (!conflict && box?.open) box.close();
    if (!conflict && shown) session.shown.update(() => null);
  }, [conflict, shown, session]);

  return (
    <dialog ref={dialog} className="conflict-dialog" aria-labelledby="conflict-title" onClose={close}>
      {conflict &&
        (conflict.theirs === null ? (
          <LostText conflict={conflict} />
        ) : (
          <BothTexts conflict={conflict} theirs={conflict.theirs} />
        ))}
    </dialog>
  );
}

function useName({ cell, lost }: Conflict): string {
  const { store, props } = useSession();
  const content = lost ? { texts: {}, goals: [lost.goal] } : store.get().content;
  const found = formCells(props.form, content).find(({ key }) => key === cell);
  return found ? cellName(found) : "この欄";
}

function BothTexts({ conflict, theirs }: { conflict: Conflict; theirs: string }) {
  const session = useSession();
  const { person } = session.props;
  const mine = useStore(session.store, (model) => mineIn(model, conflict));
  const name = useName(conflict);
  const choose = (text: string, then: "ready" | "writing") => {
    session.store.update((model) => resolveConflict(model, conflict.cell, text, stampNow()));
    session.shown.update(() => null);
    take(session, conflict.cell, then);
    session.flush.run();
  };
  const by = conflict.by === person.name ? "あなた（別の画面）" : (conflict.by ?? "ほかの人");
  const parts = textDiff(theirs, mine);
  return (
    <>
      <h2 id="conflict-title">{name}：文章が重なっています</h2>
      <p>
        あなたが書いているあいだに、同じ欄が書き換えられました。どちらの文章も残っています。どうするかを選んでください。
      </p>
      <div className="conflict-texts">
        <section aria-label="相手の文章">
          <h3>
            {by}の文章{conflict.at && <span className="quiet">　{clockTime(conflict.at)}</span>}
          </h3>
          <p className="text">
            {theirs === "" && <span className="quiet">（空にされました）</span>}
            <MarkedText parts={parts} own="removed" />
          </p>
        </section>
        <section aria-label="自分の文章">
          <h3>あなたの文章</h3>
          <p className="text">
            {mine === "" && <span className="quiet">（空）</span>}
            <MarkedText parts={parts} own="added" />
          </p>
        </section>
      </div>
      <div className="conflict-acts">
        <button type="button" className="button" onClick={() => choose(mine, "ready")}>
          自分の文章を残す
        </button>
        <button type="button" className="button" onClick={() => choose(theirs, "ready")}>
          相手の文章にする
        </button>
        <button type="button" className="button button-primary" onClick={() => choose(`${theirs}\n${mine}`, "writing")}>
          両方をつなげて編集する
        </button>
        <button type="button" className="button button-quiet" onClick={() => session.shown.update(() => null)}>
          あとで決める
        </button>
      </div>
    </>
  );
}

/** One of the two texts, with what only it says marked. */
function MarkedText({ parts, own }: { parts: DiffPart[]; own: "removed" | "added" }) {
  let start = 0;
  const marked = parts
    .filter(({ kind }) => kind === "same" || kind === own)
    .map(({ kind, text }) => {
      const part = { key: start, kind, text };
      start += text.length;
      return part;
    });
  return marked.map(({ key, kind, text }) => (kind === "same" ? text : <mark key={key}>{text}</mark>));
}

function LostText({ conflict }: { conflict: Conflict }) {
  const session = useSession();
  const mine = useStore(session.store, (model) => mineIn(model, conflict));
  const name = useName(conflict);
  const choose = (choice: "putBack" | "letGo") => {
    session.store.update((model) => resolveLost(model, conflict.cell, choice, stampNow()));
    session.shown.update(() => null);
    tell(session, { text: choice === "putBack" ? "行を戻し、文章を残しました。" : "この文章は保存しませんでした。" });
    session.flush.run();
  };
  return (
    <>
      <h2 id="conflict-title">{name}：行が削除されています</h2>
      <p>あなたが書いているあいだに、ほかの人がこの行を削除しました。あなたの文章は残っています。</p>
      <section className="conflict-texts" aria-label="自分の文章">
        <p className="text">{mine}</p>
      </section>
      <div className="conflict-acts">
        <button type="button" className="button button-primary" onClick={() => choose("putBack")}>
          行を戻して文章を残す
        </button>
        <button type="button" className="button" onClick={() => choose("letGo")}>
          削除のままにする
        </button>
        <button type="button" className="button button-quiet" onClick={() => session.shown.update(() => null)}>
          あとで決める
        </button>
      </div>
    </>
  );
}
