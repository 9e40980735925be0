import { viaName } from "../../domain/history/via-names.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { RecentEntry } from "../../usecases/history/recent-history.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { yearDateAndTime } from "../date-and-time.ts";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type RecentHistoryPageProps = { frame: Frame; entries: RecentEntry[]; next: number | null };

/** What happened in the whole city, newest first; each line leads to the sheet's own history. */
export function RecentHistoryPage({ frame, entries, next }: RecentHistoryPageProps) {
  return (
    <Layout frame={frame} title="最近の変更">
      <div className="page-head">
        <div>
          <h1>最近の変更</h1>
          <p className="quiet small">すべてのシートの変更を新しい順に並べています。</p>
        </div>
      </div>
      {entries.length === 0 ? (
        <Notice title="まだ変更はありません">
          <p>シートが作られたり書き換えられたりすると、ここに残ります。</p>
        </Notice>
      ) : (
        <div className="table-scroll">
          <table className="data-table">
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
              {entries.map(({ seq, at, by, sheetId, sheetNumber, unit, events, via }) => (
                <tr key={seq}>
                  <td className="small nowrap">
                    <time dateTime={at}>{yearDateAndTime(at)}</time>
                  </td>
                  <td className="nowrap">{by}</td>
                  <td className="nowrap">
                    {sheetId ? (
                      <a href={url("sheetHistory", { sheetId })}>{unit ?? sheetNumber}</a>
                    ) : (
                      <span className="quiet">—</span>
                    )}
                  </td>
                  <td>{summary(events)}</td>
                  <td className="small nowrap">{viaName(via)}</td>
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

const words = {
  setText: "書き換え",
  addGoal: "目標の追加",
  removeGoal: "目標の削除",
  moveGoal: "目標の並べ替え",
  addWorkItem: "取組項目の追加",
  removeWorkItem: "取組項目の削除",
  moveWorkItem: "取組項目の並べ替え",
} as const satisfies Record<SheetEvent["did"], string>;

/** 「目標の追加 6件、書き換え 2か所」 */
function summary(events: SheetEvent[]): string {
  if (events.length === 0) return "内容は廃棄されています";
  const counts = Map.groupBy(events, ({ did }) => did);
  return Array.from(counts, ([did, all]) => `${words[did]} ${all.length}${did === "setText" ? "か所" : "件"}`).join(
    "、",
  );
}
