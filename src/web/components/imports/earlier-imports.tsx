import type { ImportListEntry } from "../../../usecases/imports/read-import.ts";
import { url } from "../../routes.ts";
import { dateAndTime } from "../../sayings/date-and-time.ts";

export const importStateNames = {
  reading: "読み取り中",
  read: "確認待ち",
  confirmed: "確定済み",
  cancelled: "取りやめ",
} as const satisfies Record<ImportListEntry["state"], string>;

/** Imports with what became of them, newest first. */
export function EarlierImports({ imports }: { imports: ImportListEntry[] }) {
  return (
    <div className="table-scroll">
      <table className="data-table">
        <thead>
          <tr>
            <th scope="col">日時</th>
            <th scope="col">した人</th>
            <th scope="col" className="number">
              ファイル
            </th>
            <th scope="col" className="number">
              読めなかったもの
            </th>
            <th scope="col" className="number">
              シート
            </th>
            <th scope="col">状態</th>
          </tr>
        </thead>
        <tbody>
          {imports.map(({ importId, createdAt, createdBy, files, refused, sheets, state }) => (
            <tr key={importId}>
              <th scope="row">
                <a href={url("import", { importId })}>{dateAndTime(createdAt)}</a>
              </th>
              <td>{createdBy}</td>
              <td className="number">{files}</td>
              <td className="number">{refused}</td>
              <td className="number">{sheets}</td>
              <td>
                <span className={`tag${state === "read" ? " tag-warn" : state === "confirmed" ? " tag-good" : ""}`}>
                  {importStateNames[state]}
                </span>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
