import type { ImportListEntry } from "../../../usecases/imports/read-import.ts";
import { EarlierImports } from "../../components/imports/earlier-imports.tsx";
import { Island } from "../../components/island.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SheetHead } from "../../components/sheet-head.tsx";
import type { Frame } from "../../frame.ts";
import type { SheetInPage } from "../../in-page/sheet-in-page.ts";
import { url } from "../../routes.ts";
import type { ImportSaying } from "../../sayings/import-sayings.ts";

type ReturnSheetPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  /** What the person brought before. */
  own: ImportListEntry[];
  refusal: ImportSaying | null;
};

/** Where a section takes its sheet as Excel and gives it back. */
export function ReturnSheetPage({ frame, sheet, own, refusal }: ReturnSheetPageProps) {
  const { sheetId, unitPath, sheetNumber } = sheet;
  const title = "Excelで書いて戻す";
  return (
    <Layout frame={frame} title={`${unitPath.join(" ")} ${title}`}>
      <SheetHead sheet={sheet} canEdit page={title} />
      {refusal && (
        <Notice tone={refusal.tone} title={refusal.title}>
          {refusal.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      <ol className="return-steps">
        <li>
          <a className="button" href={url("exportSheet", { sheetId, file: "export.xlsx" })}>
            Excelを受け取る
          </a>
          <span className="small quiet">すでに受け取っていれば、そのファイルを使えます。</span>
        </li>
        <li>Excelで書いて、.xlsx のまま保存します。シート番号（{sheetNumber}）は消さないでください。</li>
        <li>書いたファイルを下に入れます。いまのシートとの違いを確かめてから確定するまで、何も書き換わりません。</li>
      </ol>
      <Island name="import-drop" assets={frame.assets.islands["import-drop"] ?? null} props={{}}>
        <form
          method="post"
          action={url("acceptReturn", { sheetId })}
          encType="multipart/form-data"
          className="card upload"
        >
          <div className="drop-zone" data-drop-zone>
            <p className="drop-title">書いたファイルをここに入れてください</p>
            <div className="drop-inputs">
              <label>
                <span className="label">ファイルを選ぶ</span>
                <input type="file" name="files" multiple accept=".xlsx,.zip" />
              </label>
            </div>
            <p className="small" data-drop-list aria-live="polite" />
          </div>
          <div className="upload-options">
            <button className="button button-primary button-large" type="submit">
              違いを確かめる
            </button>
          </div>
        </form>
      </Island>
      {own.length > 0 && (
        <section aria-labelledby="earlier">
          <h2 id="earlier">これまでに戻したファイル</h2>
          <EarlierImports imports={own} />
        </section>
      )}
    </Layout>
  );
}
