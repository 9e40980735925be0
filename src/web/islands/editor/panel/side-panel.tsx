import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from "react";
import type { Beside } from "../../../in-page/beside-in-page.ts";
import { useSession } from "../editor-session.ts";
import { useStore } from "../editor-store.ts";
import type { FormCell } from "../form-cells.ts";
import { goalIdOf, useCellInHand } from "./cell-in-hand.ts";
import { fetchBeside } from "./panel-api.ts";
import { PanelComments } from "./panel-comments.tsx";
import { PanelLastYear } from "./panel-last-year.tsx";
import { PanelMore } from "./panel-more.tsx";
import { PanelNotes } from "./panel-notes.tsx";

const tabs = { notes: "記録", comments: "コメント", lastYear: "昨年度", more: "そのほか" } as const;
type Tab = keyof typeof tabs;
const order = Object.keys(tabs) as Tab[];

/** After a save there may be more to see, but who writes saves every few seconds. In milliseconds. */
const settling = 1_200;
const resting = 8_000;

/** Beside the form: what belongs to the cell in hand. Below it where the screen is narrow. */
export function SidePanel() {
  const session = useSession();
  const { besideUrl } = session.props;
  const cell = useCellInHand();
  const goalId = goalIdOf(cell?.owner);
  const revision = useStore(session.store, (model) => model.revision);
  const [tab, choose] = useState<Tab>("notes");
  const [got, setGot] = useState<{ goalId: string | null; beside: Beside | null } | null>(null);

  const seenAt = useRef(0);
  const look = useCallback(async () => {
    seenAt.current = performance.now();
    const beside = await fetchBeside(besideUrl, goalId);
    setGot({ goalId, beside });
  }, [besideUrl, goalId]);
  useEffect(() => void look(), [look]);
  // What others write beside the sheet raises its revision, too.
  useEffect(() => {
    if (revision === session.props.revision) return;
    const due = seenAt.current + resting - performance.now();
    const timer = setTimeout(() => void look(), Math.max(settling, due));
    return () => clearTimeout(timer);
  }, [revision, look, session]);

  const keys = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = step && order[(order.indexOf(tab) + step + order.length) % order.length];
    if (!next) return;
    event.preventDefault();
    choose(next);
    event.currentTarget.querySelector<HTMLElement>(`#tab-${next}`)?.focus();
  };
  // What belongs to another goal is not shown while the new one is on its way.
  const beside = got?.goalId === goalId ? got : null;
  return (
    <aside className="side-panel" id="side-panel" aria-label="参考欄">
      <p className="panel-place">{cell ? [cell.row, cell.label].filter(Boolean).join("　") : "欄を選んでください"}</p>
      <div className="panel-tabs" role="tablist" aria-label="参考欄の種類" onKeyDown={keys}>
        {order.map((one) => (
          <button
            key={one}
            type="button"
            role="tab"
            id={`tab-${one}`}
            aria-selected={one === tab}
            aria-controls="panel-body"
            tabIndex={one === tab ? 0 : -1}
            onClick={() => choose(one)}
          >
            {tabs[one]}
          </button>
        ))}
      </div>
      <div className="panel-body" id="panel-body" role="tabpanel" aria-labelledby={`tab-${tab}`}>
        {!beside && <p className="quiet small">読み込んでいます…</p>}
        {beside && !beside.beside && (
          <p className="small">
            いまは読み込めません。シートの文章はそのまま書けます。
            <button type="button" className="button button-small" onClick={() => void look()}>
              もう一度読み込む
            </button>
          </p>
        )}
        {beside?.beside && <TabBody tab={tab} cell={cell} beside={beside.beside} again={look} />}
      </div>
    </aside>
  );
}

type TabBodyProps = { tab: Tab; cell: FormCell | null; beside: Beside; again: () => Promise<void> };

function TabBody({ tab, cell, beside, again }: TabBodyProps) {
  const goalId = goalIdOf(cell?.owner);
  switch (tab) {
    case "notes":
      return goalId ? (
        <PanelNotes key={goalId} goalId={goalId} notes={beside.notes} again={again} />
      ) : (
        <p className="quiet small">目標の欄を選ぶと、その目標の記録が並びます。</p>
      );
    case "comments":
      return <PanelComments cell={cell} threads={beside.threads} again={again} />;
    case "lastYear":
      return <PanelLastYear concept={cell?.concept ?? null} lastYear={beside.lastYear} />;
    case "more":
      return <PanelMore cell={cell} links={beside.links} />;
  }
}
