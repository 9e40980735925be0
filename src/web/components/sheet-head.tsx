import { type SheetInPage, sheetTrail } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";
import { Breadcrumbs } from "./breadcrumbs.tsx";

type SheetHeadProps = {
  sheet: SheetInPage;
  canEdit: boolean;
  canCarryOver?: boolean;
  canReadNotes?: boolean;
  canReadHistory?: boolean;
  canExport?: boolean;
  /** What the page is, when it is not the sheet itself: 「履歴」. */
  page?: string;
  /** Shows what can be done with the sheet. */
  actions?: boolean;
  /** Why the sheet can't be written now by someone who otherwise may. */
  locked?: string | null;
  /** Whether an act of the cycle is what comes next, so that editing is not the page's one primary button. */
  writingIsNext?: boolean;
};

/** The way to the sheet, its name, and what can be done with it. */
export function SheetHead({
  sheet,
  canEdit,
  canCarryOver = false,
  canReadNotes = false,
  canReadHistory = false,
  canExport = false,
  page,
  actions = false,
  locked = null,
  writingIsNext = true,
}: SheetHeadProps) {
  const { sheetId, sheetNumber, form, unitPath, asOf } = sheet;
  const trail = sheetTrail(sheet);
  const here = page ? [...trail, { label: form.name, href: url("sheet", { sheetId }) }, { label: page }] : trail;
  return (
    <>
      <Breadcrumbs trail={here} />
      <div className="page-head">
        <div>
          <h1>{page ? `${unitPath.at(-1)}　${page}` : `${unitPath.at(-1)}　${form.name}`}</h1>
          <p className="quiet small">シート番号 {sheetNumber}</p>
        </div>
        {actions && (
          <div className="page-actions">
            {canExport && <ExportMenu sheetId={sheetId} asOf={asOf} />}
            {canEdit && asOf === null && (
              <a className="button" href={url("returnSheet", { sheetId })}>
                Excelで書いて戻す
              </a>
            )}
            {canCarryOver && asOf === null && (
              <a className="button" href={url("carryOver", { sheetId })}>
                翌年度へ引き継ぐ
              </a>
            )}
            {canReadNotes && asOf === null && (
              <a className="button" href={url("notes", { sheetId })}>
                記録
              </a>
            )}
            {canReadHistory && (
              <a className="button" href={url("sheetHistory", { sheetId })}>
                履歴
              </a>
            )}
            {canEdit && asOf === null && (
              <a className={writingIsNext ? "button button-primary" : "button"} href={url("editSheet", { sheetId })}>
                編集する
              </a>
            )}
            {!canEdit && locked === null && (
              <span className="quiet small">閲覧のみ（このシートの担当課と事務局が編集できます）</span>
            )}
          </div>
        )}
      </div>
    </>
  );
}

function ExportMenu({ sheetId, asOf }: { sheetId: string; asOf: string | null }) {
  const file = (extension: string) => url("exportSheet", { sheetId, file: `export.${extension}` }, { at: asOf });
  return (
    <details className="menu">
      <summary>出力</summary>
      <div className="menu-list">
        <a href={file("xlsx")}>Excel（この様式のまま）</a>
        <a href={file("pdf")}>PDF（印刷用）</a>
        <a href={file("csv")}>CSV（集計用）</a>
        <a href={file("json")}>JSON（システム連携用）</a>
      </div>
    </details>
  );
}
