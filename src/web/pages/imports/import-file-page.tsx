import type { KnownUnit } from "../../../domain/imports/unit-path.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { isForTheOffice, type PlannedFile } from "../../../usecases/imports/import-plan.ts";
import type { ImportFile, ImportView } from "../../../usecases/imports/read-import.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { DifferenceForm } from "../../components/imports/difference-form.tsx";
import { DoubtList } from "../../components/imports/doubt-list.tsx";
import { FileSettings } from "../../components/imports/file-settings.tsx";
import { importTrail } from "../../components/imports/import-trail.ts";
import { PreviewSheetView } from "../../components/imports/preview-sheet.tsx";
import { SheetTabs } from "../../components/imports/sheet-tabs.tsx";
import { TimetableAndRules } from "../../components/imports/timetable-and-rules.tsx";
import { UnplacedList } from "../../components/imports/unplaced-list.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { sheetStyle } from "../../components/sheet/sheet-style.ts";
import { ZoomSwitch } from "../../components/zoom-switch.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import type { ImportSaying } from "../../sayings/import-sayings.ts";

type ImportFilePageProps = {
  frame: Frame;
  view: ImportView;
  file: ImportFile;
  /** Null: not read, refused, or no longer to be changed. */
  plan: PlannedFile | null;
  /** Which sheet of the file is shown, by its index. */
  sheet: number;
  units: KnownUnit[];
  saying: ImportSaying | null;
};

/** What was understood of one file, on the city's own form, to be confirmed or put right. */
export function ImportFilePage({ frame, view, file, plan, sheet, units, saying }: ImportFilePageProps) {
  const { importId } = view.row;
  const { fileId } = file;
  const shown = plan?.sheets[sheet];
  const trail = [
    ...importTrail(frame, view),
    { label: "取り込みの確認", href: url("import", { importId }) },
    { label: file.name },
  ];
  const address = url("changeImportFile", { importId, fileId }, { sheet });
  const open = plan !== null && view.row.state !== "confirmed";
  const obstacles = plan?.obstacles.filter((one) => one.sheet === null || one.sheet === sheet) ?? [];
  return (
    <Layout frame={frame} title={file.name} style={plan ? sheetStyle(plan.form) : undefined}>
      <Breadcrumbs trail={trail} />
      <div className="page-head">
        <div>
          <h1>{file.name}</h1>
          {plan && (
            <p className="quiet small">
              {plan.form.name}（{plan.form.municipality ?? "標準様式"}）{"　"}
              {plan.fiscalYear === null ? "年度の記載なし" : fiscalYearLabel(plan.fiscalYear)}
            </p>
          )}
        </div>
        <div className="page-actions">
          {open && plan.corrections > 0 && (
            <form method="post" action={address}>
              <button className="button" type="submit" name="act" value="take-back">
                ひとつ前の直しを取り消す
              </button>
            </form>
          )}
          <a className="button button-primary" href={url("import", { importId })}>
            一覧に戻る
          </a>
        </div>
      </div>
      {saying && (
        <Notice tone={saying.tone} title={saying.title}>
          {saying.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {file.notes.length > 0 && (
        <ul className="small quiet import-notes">
          {file.notes.map((note) => (
            <li key={note}>{note}</li>
          ))}
        </ul>
      )}
      {obstacles.length > 0 && (
        <Notice tone="warn" title={obstacles.some(isForTheOffice) ? "このままでは取り込めません" : "決めること"}>
          <ul>
            {obstacles.map(({ reason, sheet: index, message }) => (
              <li key={`${reason}${index}`}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      <FileSettings frame={frame} view={view} file={file} plan={plan} sheet={sheet} units={units} />
      {plan && plan.sheets.length > 1 && <SheetTabs importId={importId} plan={plan} sheet={sheet} />}
      {plan && shown && (
        <>
          {shown.act === "update" && <DifferenceForm plan={plan} shown={shown} action={address} />}
          {open && <DoubtList plan={plan} shown={shown} action={address} />}
          <section aria-labelledby="as-read">
            <div className="sheet-bar">
              <h2 id="as-read">読み取った内容</h2>
              <ZoomSwitch />
            </div>
            <PreviewSheetView frame={frame} plan={plan} shown={shown} action={open ? address : null} />
          </section>
        </>
      )}
      {plan && <UnplacedList plan={plan} sheet={sheet} action={open ? address : null} />}
      {plan && <TimetableAndRules preview={plan.preview} />}
    </Layout>
  );
}
