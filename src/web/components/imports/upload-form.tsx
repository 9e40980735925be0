import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { Island } from "../island.tsx";

type UploadFormProps = { frame: Frame; forms: FormDefinition[]; presentYear: number };

/** Years before and after the present one that a file is likely to be of. */
const yearsBack = 8;

/** Files, a folder or a zip, and what the person knows of them. A plain form; the island adds dropping onto it. */
export function UploadForm({ frame, forms, presentYear }: UploadFormProps) {
  const years = Array.from({ length: yearsBack + 2 }, (_, index) => presentYear + 1 - index);
  return (
    <Island name="import-drop" assets={frame.assets.islands["import-drop"] ?? null} props={{}}>
      <form method="post" action={url("startImport")} encType="multipart/form-data" className="card upload">
        <div className="drop-zone" data-drop-zone>
          <p className="drop-title">ここにファイルやフォルダーを入れてください</p>
          <p className="small quiet">
            Excel（.xlsx）、CSV、タブ区切りや文字のファイル（.txt、.tsv）、それらを入れた
            zip。一度に200ファイル、合わせて50MBまで。
          </p>
          <div className="drop-inputs">
            <label>
              <span className="label">ファイルを選ぶ</span>
              <input type="file" name="files" multiple accept=".xlsx,.csv,.tsv,.txt,.zip" />
            </label>
            <label>
              <span className="label">フォルダーごと選ぶ</span>
              <input type="file" name="folder" multiple {...{ webkitdirectory: "" }} />
            </label>
          </div>
          <p className="small" data-drop-list aria-live="polite" />
        </div>
        <div className="upload-options">
          <div className="field">
            <label htmlFor="import-form">様式</label>
            <select className="input" id="import-form" name="form" defaultValue="">
              <option value="">自動で見分ける</option>
              {forms.map(({ key, name, municipality }) => (
                <option key={key} value={key}>
                  {name}（{municipality ?? "標準様式"}）
                </option>
              ))}
            </select>
          </div>
          <div className="field">
            <label htmlFor="import-year">年度</label>
            <select className="input" id="import-year" name="year" defaultValue="">
              <option value="">ファイルに書かれた年度</option>
              {years.map((year) => (
                <option key={year} value={year}>
                  {fiscalYearLabel(year)}
                </option>
              ))}
            </select>
          </div>
          <button className="button button-primary button-large" type="submit">
            読み取りを始める
          </button>
        </div>
      </form>
    </Island>
  );
}
