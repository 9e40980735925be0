import { useDeferredValue, useMemo } from "react";
import { OthersHere } from "../live/others-here.tsx";
import { redoLast, undoLast } from "./editor-acts.ts";
import { takeNextMissing, useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";
import { writableCells } from "./form-cells.ts";
import { missingCells } from "./missing-cells.ts";
import { type SaveStatus, saveStatus, statusText } from "./save-status.ts";

export type EditorView = "table" | "cards";
export type EditorScale = "fit" | "normal" | "large";

type EditorToolbarProps = {
  view: EditorView;
  onView: (view: EditorView) => void;
  scale: EditorScale;
  onScale: (scale: EditorScale) => void;
  /** Whether the panel beside the form is open. */
  panel: boolean;
  onPanel: (open: boolean) => void;
};

const views = { table: "表", cards: "1件ずつ" } as const satisfies Record<EditorView, string>;
const scales = { fit: "全体", normal: "標準", large: "大きく" } as const satisfies Record<EditorScale, string>;

/** Above the form: whether it is saved, what is missing, undo, how it is shown, and the way back. */
export function EditorToolbar({ view, onView, scale, onScale, panel, onPanel }: EditorToolbarProps) {
  const session = useSession();
  const { props } = session;
  const { phase, sheetUrl } = props;
  // Counting may lag behind the keys.
  const content = useDeferredValue(useStore(session.store, (model) => model.content));
  const mayUndo = useStore(session.store, ({ done, typing }) => done.length > 0 || typing !== null);
  const mayRedo = useStore(session.store, ({ undone }) => undone.length > 0);
  const others = useStore(session.others, (now) => now);
  const missing = useMemo(
    () => missingCells(props.form, writableCells(props, content), content, phase).length,
    [props, content, phase],
  );
  return (
    <section className="editor-bar" aria-label="編集の道具">
      <SaveLine />
      <OthersHere others={others} />
      <button
        type="button"
        className={missing > 0 ? "button missing-button" : "button missing-button none"}
        data-outside
        disabled={missing === 0}
        onClick={() => takeNextMissing(session)}
        aria-keyshortcuts="Alt+N"
        title="次の未記入の欄へ（Alt+N）"
      >
        {missing > 0 ? `あと ${missing} か所` : "記入もれなし"}
      </button>
      <div className="bar-group">
        <button
          type="button"
          className="button bar-icon"
          disabled={!mayUndo}
          onClick={() => undoLast(session)}
          aria-keyshortcuts="Control+Z"
          title="元に戻す（Ctrl+Z）"
        >
          <span aria-hidden="true">↶</span>
          <span className="visually-hidden">元に戻す</span>
        </button>
        <button
          type="button"
          className="button bar-icon"
          disabled={!mayRedo}
          onClick={() => redoLast(session)}
          aria-keyshortcuts="Control+Shift+Z"
          title="やり直す（Ctrl+Shift+Z）"
        >
          <span aria-hidden="true">↷</span>
          <span className="visually-hidden">やり直す</span>
        </button>
      </div>
      <Choice label="表示" name="editor-view" options={views} value={view} onChoose={onView} />
      {view === "table" && (
        <Choice label="大きさ" name="editor-scale" options={scales} value={scale} onChoose={onScale} />
      )}
      {props.canEdit && (
        <button
          type="button"
          className="button panel-toggle"
          aria-expanded={panel}
          aria-controls={panel ? "side-panel" : undefined}
          aria-keyshortcuts="Alt+K"
          title="記録・コメント・昨年度の文章を横に出す（Alt+K）"
          onClick={() => onPanel(!panel)}
        >
          参考欄
        </button>
      )}
      <KeyList />
      <a data-outside className="button button-primary" href={sheetUrl}>
        編集を終える
      </a>
    </section>
  );
}

type ChoiceProps<Key extends string> = {
  label: string;
  name: string;
  options: Record<Key, string>;
  value: Key;
  onChoose: (key: Key) => void;
};

function Choice<Key extends string>({ label, name, options, value, onChoose }: ChoiceProps<Key>) {
  return (
    <fieldset className="segmented" aria-label={label}>
      {(Object.keys(options) as Key[]).map((key) => (
        <label key={key}>
          <input type="radio" name={name} value={key} checked={key === value} onChange={() => onChoose(key)} />
          <span>{options[key]}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The honest state of saving. Trouble is announced; 「保存済み」 is not, or it would interrupt every sentence. */
export function SaveLine() {
  const session = useSession();
  const { signInUrl } = session.props;
  const status = useStore(session.store, (model) => JSON.stringify(saveStatus(model)));
  const kept = useStore(session.kept, (now) => now);
  const conflicts = useStore(session.store, (model) => model.conflicts);
  const now = JSON.parse(status) as SaveStatus;
  const signedOut = now.kind === "failed" && (now.trouble.kind === "signed-out" || now.trouble.kind === "other-person");
  const bad = now.kind === "failed" || now.kind === "conflict";
  return (
    <div className={`save-line save-${now.kind}`} data-save={now.kind}>
      <p role={bad ? "alert" : undefined}>{statusText(now, kept)}</p>
      {signedOut && (
        <a className="button" href={signInUrl}>
          サインインする
        </a>
      )}
      {now.kind === "failed" && !signedOut && (
        <button type="button" className="button" onClick={() => session.flush.run(true)}>
          いま保存し直す
        </button>
      )}
      {conflicts[0] && (
        <button type="button" className="button" onClick={() => session.shown.update(() => conflicts[0] ?? null)}>
          両方の文章を見る
        </button>
      )}
    </div>
  );
}

const keys: [string, string][] = [
  ["Enter・F2", "欄を開く"],
  ["Tab／Shift+Tab", "次の欄／前の欄"],
  ["矢印", "となりの欄"],
  ["Ctrl+Enter", "書き終える"],
  ["Esc", "書く前に戻す（もう一度で道具欄へ）"],
  ["Ctrl+Z／Ctrl+Shift+Z", "元に戻す／やり直す"],
  ["Alt+N", "次の未記入の欄"],
  ["Alt+K", "参考欄と欄のあいだを行き来する"],
  ["Alt+↑／Alt+↓", "行を上へ／下へ移す"],
  ["Ctrl+V", "Excelの表を続きの欄に貼り付ける"],
];

function KeyList() {
  return (
    <details className="menu key-list">
      <summary>キー操作</summary>
      <dl className="menu-list">
        {keys.map(([key, what]) => (
          <div key={key}>
            <dt>{key}</dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
