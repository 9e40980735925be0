import { findingText } from "../../domain/history/audit-report.ts";
import type { AuditRun } from "../../usecases/history/audit-runs.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";

type AuditPageProps = { frame: Frame; runs: AuditRun[]; checkpoints: { count: number; lastAt: string | null } };

/** Whether the history can be trusted: the last verification, a new one, and what to keep outside. */
export function AuditPage({ frame, runs, checkpoints }: AuditPageProps) {
  const waiting = runs.some(({ state }) => state !== "done");
  const last = runs.find(({ state }) => state === "done");
  return (
    <Layout frame={frame} title="履歴の検証">
      <Breadcrumbs trail={[{ label: "最近の変更", href: url("recentHistory") }, { label: "履歴の検証" }]} />
      <div className="page-head">
        <div>
          <h1>履歴の検証</h1>
          <p className="quiet small">
            履歴が書き換えられたり消されたりしていないことを、はじめの記録から計算し直して確かめます。
          </p>
        </div>
        {!waiting && (
          <form method="post" action={url("askForAudit")} className="page-actions">
            <button className="button button-primary" type="submit">
              いま検証する
            </button>
          </form>
        )}
      </div>
      {waiting && (
        <Notice title="検証しています">
          <p>
            この画面を閉じても続きます。<a href={url("audit")}>いまの状態を見る</a>
          </p>
        </Notice>
      )}
      {last?.report ? <Outcome run={last} /> : !waiting && <Notice title="まだ検証していません" />}
      <section className="card stack audit-keep">
        <h2>署名した控え</h2>
        <p>
          データベースの外に、履歴の末尾を署名して書き出しています(10分ごとと、終了のとき)。末尾が切り取られたり、全体が作り直されたりしても、控えと比べると分かります。
        </p>
        <p>
          {checkpoints.lastAt
            ? `控え　${checkpoints.count}件　最後は${yearDateAndTime(checkpoints.lastAt)}`
            : "まだ控えはありません。「控えを保存する」を押すと作られます。"}
        </p>
        <p>
          控えと公開鍵は、ときどき保存して、サーバーとは別の場所(監査委員事務局など)に置いてください。サーバーの管理者にも書き換えられない証拠になります。
        </p>
        <p className="audit-downloads">
          <a className="button" href={url("checkpoints", { file: "checkpoints.jsonl" })}>
            控えを保存する
          </a>
          <a className="button" href={url("checkpointKey", { file: "public-key.pem" })}>
            公開鍵を保存する
          </a>
        </p>
      </section>
      {runs.length > 1 && <EarlierRuns runs={runs} />}
    </Layout>
  );
}

function Outcome({ run: { report, finishedAt } }: { run: AuditRun }) {
  if (!report) return null;
  const when = finishedAt ? yearDateAndTime(finishedAt) : "";
  if (report.findings.length > 0) {
    return (
      <Notice tone="bad" title={`異常が${report.findings.length}件見つかりました(${when})`}>
        <ul>
          {report.findings.map((finding) => (
            <li key={findingText(finding)}>{findingText(finding)}</li>
          ))}
        </ul>
        <p>
          シートへの書き込みは続けられます。この画面を印刷し、バックアップと控えを動かさずに、管理者と監査の担当へお知らせください。
        </p>
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={`異常はありません(${when})`}>
      <ul>
        <li>履歴の記録　{report.entries.toLocaleString("ja-JP")}件　すべて前の記録とつながっています</li>
        <li>シート　{report.sheets}枚　いまの内容は履歴と一致しています</li>
        <li>
          {report.checkpoints > 0
            ? `署名した控え　${report.checkpoints.toLocaleString("ja-JP")}件　すべて履歴と一致しています`
            : "署名した控えは、まだありませんでした"}
        </li>
      </ul>
    </Notice>
  );
}

function EarlierRuns({ runs }: { runs: AuditRun[] }) {
  return (
    <section className="audit-runs">
      <h2>これまでの検証</h2>
      <div className="table-scroll">
        <table className="data-table cards">
          <thead>
            <tr>
              <th scope="col">日時</th>
              <th scope="col">した人</th>
              <th scope="col" className="number">
                記録
              </th>
              <th scope="col">結果</th>
            </tr>
          </thead>
          <tbody>
            {runs.map(({ runId, askedAt, askedBy, report }) => (
              <tr key={runId}>
                <th scope="row">{yearDateAndTime(askedAt)}</th>
                <td data-label="した人">{askedBy ?? "自動(1日1回)"}</td>
                <td className="number" data-label="記録">
                  {report ? `${report.entries.toLocaleString("ja-JP")}件` : "—"}
                </td>
                <td data-label="結果">
                  {report === null ? (
                    <span className="tag">検証中</span>
                  ) : report.findings.length === 0 ? (
                    <span className="tag tag-good">異常なし</span>
                  ) : (
                    <span className="tag tag-warn">異常 {report.findings.length}件</span>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </section>
  );
}
