import type { RecordKind } from "../../../domain/retention/retention.ts";
import type { DisposalRecord } from "../../../usecases/retention/read-retention.ts";
import { url } from "../../routes.ts";
import { yearDateAndTime } from "../../sayings/date-and-time.ts";

const countNames: [key: string, name: string][] = [
  ["sheets", "シート"],
  ["goals", "目標"],
  ["comments", "コメント"],
  ["notes", "活動の記録"],
  ["evidence", "証拠ファイル"],
  ["files", "取り込んだファイル"],
  ["entries", "履歴の内容"],
];

type DisposalRecordsProps = { kind: RecordKind; fiscalYear: number; records: DisposalRecord[] };

/** What was disposed of: numbers, units, who decided and why. No content. */
export function DisposalRecords({ kind, fiscalYear, records }: DisposalRecordsProps) {
  return (
    <section className="card stack retention-done">
      <h2>廃棄の記録</h2>
      {records.map((record) => (
        <div key={record.disposalId} className="stack">
          <ul>
            <li>廃棄した日時　{yearDateAndTime(record.doneAt)}</li>
            <li>根拠　{record.basis}</li>
            <li>
              提案　{record.proposedBy}({yearDateAndTime(record.proposedAt)})
            </li>
            <li>
              承認　{record.approvedBy}({yearDateAndTime(record.approvedAt)})
            </li>
            <li>実行　{record.doneBy}</li>
            <li>
              {countNames
                .filter(([key]) => (record.counts[key] ?? 0) > 0)
                .map(([key, name]) => `${name} ${record.counts[key]}件`)
                .join("、")}
            </li>
          </ul>
          {record.sheets.length > 0 && (
            <div className="table-scroll">
              <table className="data-table">
                <thead>
                  <tr>
                    <th scope="col">シート番号</th>
                    <th scope="col">部・課</th>
                    <th scope="col" className="number">
                      目標
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {record.sheets.map(({ sheetNumber, unitPath, goals }) => (
                    <tr key={sheetNumber}>
                      <th scope="row">{sheetNumber}</th>
                      <td>{unitPath.join(" ")}</td>
                      <td className="number">{goals}件</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )}
        </div>
      ))}
      <p>
        <a className="button" href={url("exportDisposals", { kind, year: fiscalYear, file: "record.csv" })}>
          廃棄の記録をCSVで保存する
        </a>
      </p>
    </section>
  );
}
