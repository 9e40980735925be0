import { eventSummary } from "../../domain/history/event-summary.ts";
import { viaName } from "../../domain/history/via-names.ts";
import type { RecentEntry } from "../../usecases/history/recent-history.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";

type RecentHistoryPageProps = {
  frame: Frame;
  entries: RecentEntry[];
  next: number | null;
  mayAudit: boolean;
  readsAny: boolean;
};

/** What happened in the whole city, newest first; each line leads to the sheet's own history. */
export function RecentHistoryPage({ frame, entries, next, mayAudit, readsAny }: RecentHistoryPageProps) {
  return (
    <Layout frame={frame} title="最近の変更">
      <div className="page-head">
        <div>
          <h1>最近の変更</h1>
          <p className="quiet small">すべてのシートの変更を新しい順に並べています。</p>
        </div>
        {mayAudit && (
          <div className="page-actions">
            <a className="button" href={url("audit")}>
              履歴の検証
            </a>
          </div>
        )}
      </div>
      {entries.length === 0 ? (
        <Notice title={readsAny ? "まだ変更はありません" : "ご覧になれる履歴はありません"}>
          <p>
            {readsAny
              ? "シートが作られたり書き換えられたりすると、ここに残ります。"
              : "履歴は、シートを書く方とその上の所属長、首長、事務局、監査の方が見られます。"}
          </p>
        </Notice>
      ) : (
        <div className="table-scroll">
          <table className="data-table cards">
            <thead>
              <tr>
                <th scope="col">日時</th>
                <th scope="col">だれが</th>
                <th scope="col">シート</th>
                <th scope="col">何を</th>
                <th scope="col">方法</th>
              </tr>
            </thead>
            <tbody>
              {entries.map(({ seq, at, by, sheetId, sheetNumber, unit, events, note, via }) => (
                <tr key={seq}>
                  <td className="small nowrap">
                    <time dateTime={at}>{yearDateAndTime(at)}</time>
                  </td>
                  <td className="nowrap" data-label="だれが">
                    {by}
                  </td>
                  <td className="nowrap" data-label="シート">
                    {sheetId ? (
                      <a href={url("sheetHistory", { sheetId })}>{unit ?? sheetNumber}</a>
                    ) : (
                      <span className="quiet">—</span>
                    )}
                  </td>
                  <td data-label="何を">{note ?? eventSummary(events)}</td>
                  <td className="small nowrap" data-label="方法">
                    {viaName(via)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {next !== null && (
        <p className="after-table">
          <a className="button" href={url("recentHistory", {}, { before: next })}>
            さらに前の変更を見る
          </a>
        </p>
      )}
    </Layout>
  );
}
