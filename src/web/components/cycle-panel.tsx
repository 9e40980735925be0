import type { ActInPage, CycleInPage } from "../in-page/cycle-in-page.ts";
import { url } from "../routes.ts";
import { ActButton } from "./act-button.tsx";

/** Where a sheet stands in its year, until when, and what this person can do with it. */
export function CyclePanel({ sheetId, cycle }: { sheetId: string; cycle: CycleInPage }) {
  const { stages, status, waiting, due, acts, amendment, consultation } = cycle;
  return (
    <section className="cycle" aria-label="年間の流れ">
      <ol className="cycle-line">
        {stages.map(({ label, place, days }) => (
          <li key={label} className={`cycle-stage cycle-${place}`} aria-current={place === "now" ? "step" : undefined}>
            <span className="cycle-label">
              {place === "done" && <span aria-hidden="true">✓ </span>}
              {label}
              {place === "done" && <span className="visually-hidden">（済み）</span>}
              {place === "now" && <span className="now-mark">今ここ</span>}
            </span>
            <span className="small quiet">{days}</span>
          </li>
        ))}
      </ol>
      <div className="cycle-now">
        <p className="cycle-status">
          <strong>{status}</strong>
          {waiting && <span>{waiting}</span>}
          {due && (
            <span className={due.late > 0 ? "cycle-late" : undefined}>
              期限 {due.day}
              {due.late > 0 && `　${due.late}日過ぎています`}
            </span>
          )}
        </p>
        {consultation && <p className="small">協議の日時：{consultation}</p>}
        {amendment && <p className="small">修正の理由：{amendment}</p>}
        {acts.length > 0 && (
          <div className="cycle-acts">
            {acts.filter(isAside(false)).map((act) => (
              <Act key={act.act} sheetId={sheetId} cycle={cycle} act={act} />
            ))}
            {acts.some(isAside(true)) && (
              <details className="menu">
                <summary>ほかの手続き</summary>
                <div className="menu-list cycle-aside">
                  {acts.filter(isAside(true)).map((act) => (
                    <Act key={act.act} sheetId={sheetId} cycle={cycle} act={act} />
                  ))}
                </div>
              </details>
            )}
          </div>
        )}
      </div>
    </section>
  );
}

/** What turns a sheet back or aside is rarer than what carries it on. */
const isAside =
  (wanted: boolean) =>
  ({ act }: ActInPage): boolean =>
    ["withdraw", "amend", "extend", "reopen", "close"].includes(act) === wanted;

function Act({ sheetId, cycle, act }: { sheetId: string; cycle: CycleInPage; act: ActInPage }) {
  const look = isAside(true)(act) ? "menu-act" : act.primary ? "button button-primary" : "button";
  if (act.hindered !== null) {
    return (
      <span className="act-hindered small">
        {act.label}：{act.hindered}
      </span>
    );
  }
  if (act.asks) {
    return (
      <a className={look} href={url("sheetAct", { sheetId, act: act.act })}>
        {act.label}
      </a>
    );
  }
  return (
    <ActButton sheetId={sheetId} act={act.act} requestKey={cycle.key} seen={cycle.seen} label={act.label} look={look} />
  );
}
