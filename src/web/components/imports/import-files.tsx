import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { type FileRefusal, mayReadAgain } from "../../../usecases/imports/file-refusals.ts";
import type { PlannedFile } from "../../../usecases/imports/import-plan.ts";
import type { ImportSummary } from "../../../usecases/imports/import-preview.ts";
import type { ImportFile, ImportView } from "../../../usecases/imports/read-import.ts";
import { url } from "../../routes.ts";
import { dateAndTime } from "../../sayings/date-and-time.ts";
import { changesIn } from "./import-summary-line.tsx";

const stateNames = {
  queued: "待っています",
  reading: "読み取り中",
  read: "読み取り済み",
  refused: "取り込めません",
  confirmed: "確定済み",
  cancelled: "外しました",
} as const satisfies Record<ImportFile["state"], string>;

/** A row for each file of the job, with its result. */
export function ImportFiles({ view }: { view: ImportView }) {
  const plans = new Map(view.planned.map((plan) => [plan.fileId, plan]));
  return (
    <div className="table-scroll">
      <table className="data-table import-files">
        <caption className="visually-hidden">ファイルごとの結果</caption>
        <thead>
          <tr>
            <th scope="col">ファイル</th>
            <th scope="col">結果</th>
            <th scope="col">様式・年度</th>
            <th scope="col" className="number">
              シート
            </th>
            <th scope="col" className="number">
              目標
            </th>
            <th scope="col" className="number">
              確かめる欄
            </th>
            <th scope="col" className="number">
              欄のない文
            </th>
            <th scope="col">{view.row.state === "confirmed" ? "できたシート" : "確定すると"}</th>
          </tr>
        </thead>
        <tbody>
          {view.files.map((file) => (
            <FileRow key={file.fileId} view={view} file={file} plan={plans.get(file.fileId) ?? null} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

type FileRowProps = { view: ImportView; file: ImportFile; plan: PlannedFile | null };

function FileRow({ view, file, plan }: FileRowProps) {
  const { importId } = view.row;
  const { fileId, name, state } = file;
  const summary = file.summary as ImportSummary | null;
  if (state === "refused" || !summary) {
    return (
      <tr>
        <th scope="row">{name}</th>
        <td>
          <StateTag state={state} />
        </td>
        <td colSpan={6}>{state === "refused" && <Refusal view={view} file={file} />}</td>
      </tr>
    );
  }
  return (
    <tr>
      <th scope="row">
        <a href={url("importFile", { importId, fileId })}>{name}</a>
      </th>
      <td>
        <StateTag state={state} />
      </td>
      <td>
        {summary.form.name}
        <span className="quiet file-year">
          {summary.fiscalYear === null ? "年度の記載なし" : fiscalYearLabel(summary.fiscalYear)}
        </span>
      </td>
      <td className="number" data-label="シート">
        {summary.sheets}
      </td>
      <td className="number" data-label="目標">
        {summary.goals}
      </td>
      <td className="number" data-label="確かめる欄">
        {summary.doubtful || <span className="quiet">0</span>}
      </td>
      <td className="number" data-label="欄のない文">
        {summary.unplaced || <span className="quiet">0</span>}
      </td>
      <td className="small">
        {plan && state === "read" && <WhatHappens plan={plan} />}
        {state === "confirmed" && <SheetLinks view={view} sheetIds={file.sheetIds} />}
        {plan && state === "read" && (
          <a className="button" href={url("importFile", { importId, fileId })}>
            確かめる
          </a>
        )}
      </td>
    </tr>
  );
}

function StateTag({ state }: { state: ImportFile["state"] }) {
  const tone = state === "refused" ? " tag-bad" : state === "confirmed" || state === "read" ? " tag-good" : "";
  return <span className={`tag${tone}`}>{stateNames[state]}</span>;
}

function WhatHappens({ plan }: { plan: PlannedFile }) {
  const created = plan.sheets.filter(({ act }) => act === "create").length;
  const updates = plan.sheets.filter(({ act }) => act === "update");
  const skipped = plan.sheets.filter(({ act }) => act === "skip").length;
  const changes = updates.reduce((sum, sheet) => sum + changesIn(sheet), 0);
  const { timetable, rules } = plan.preview;
  const parts = [
    created > 0 && `新しいシート${created}枚`,
    updates.length > 0 && (changes > 0 ? `更新${updates.length}枚（${changes}か所）` : "変わるところなし"),
    skipped > 0 && `取り込まない${skipped}枚`,
    timetable.length > 0 && `日程${timetable.length}件`,
    rules.length > 0 && `決まり${rules.length}件`,
  ].filter(Boolean);
  return (
    <p>
      {parts.join("、")}
      {plan.obstacles.length > 0 && <span className="tag tag-warn">決めること{plan.obstacles.length}件</span>}
    </p>
  );
}

function SheetLinks({ view, sheetIds }: { view: ImportView; sheetIds: string[] }) {
  return (
    <ul className="sheet-links">
      {sheetIds.map((sheetId) => (
        <li key={sheetId}>
          <a href={url("sheet", { sheetId })}>{view.sheetNames.get(sheetId) ?? "シートを開く"}</a>
        </li>
      ))}
    </ul>
  );
}

function Refusal({ view, file }: { view: ImportView; file: ImportFile }) {
  const refusal = file.refusal as FileRefusal;
  const { message, before } = refusal;
  const { importId } = view.row;
  return (
    <>
      <p>{message}</p>
      {before && (
        <>
          <p className="small quiet">
            {dateAndTime(before.at)} {before.by} さん
          </p>
          <SheetLinks view={view} sheetIds={before.sheetIds} />
        </>
      )}
      {mayReadAgain(refusal) && (
        <a className="small" href={url("importFile", { importId, fileId: file.fileId })}>
          様式を選んで読み直す
        </a>
      )}
    </>
  );
}
