import { isForTheOffice } from "../../../usecases/imports/import-plan.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { importStateNames } from "../../components/imports/earlier-imports.tsx";
import { ImportFiles } from "../../components/imports/import-files.tsx";
import { ImportSummaryLine } from "../../components/imports/import-summary-line.tsx";
import { importTrail } from "../../components/imports/import-trail.ts";
import { ReadingProgress } from "../../components/imports/reading-progress.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { dateAndTime, yearDateAndTime } from "../../sayings/date-and-time.ts";
import type { ImportSaying } from "../../sayings/import-sayings.ts";

type ImportPageProps = { frame: Frame; view: ImportView; saying: ImportSaying | null };

/** One job: how far it is, what each file holds, what is still to be decided, and the confirmation. */
export function ImportPage({ frame, view, saying }: ImportPageProps) {
  const { row, planned, fingerprint } = view;
  const { importId, state, createdAt, createdBy, finishedAt, finishedBy } = row;
  const obstacles = planned.flatMap((file) => file.obstacles);
  const stopped = obstacles.some(isForTheOffice);
  return (
    <Layout frame={frame} title="取り込みの確認">
      <Breadcrumbs trail={[...importTrail(frame, view), { label: dateAndTime(createdAt) }]} />
      <div className="page-head">
        <div>
          <h1>取り込みの確認</h1>
          <p className="quiet small">
            {yearDateAndTime(createdAt)} {createdBy} さん
            {"　"}
            <span className="tag">{importStateNames[state]}</span>
            {finishedAt && `　${dateAndTime(finishedAt)} ${finishedBy ?? ""} さん`}
          </p>
        </div>
        {(state === "reading" || state === "read") && (
          <div className="page-actions">
            <form method="post" action={url("cancelImport", { importId })}>
              <button className="button" type="submit">
                取りやめる
              </button>
            </form>
            {state === "read" && planned.length > 0 && (
              <form method="post" action={url("confirmImport", { importId })}>
                <input type="hidden" name="seen" value={fingerprint} />
                <button
                  className="button button-primary"
                  type="submit"
                  disabled={obstacles.length > 0}
                  aria-describedby={stopped ? "to-decide" : "import-summary"}
                >
                  取り込みを確定する
                </button>
              </form>
            )}
          </div>
        )}
      </div>
      {saying && (
        <Notice tone={saying.tone} title={saying.title}>
          {saying.lines.map((line) => (
            <p key={line}>{line}</p>
          ))}
        </Notice>
      )}
      {state === "reading" && <ReadingProgress frame={frame} view={view} />}
      {state === "read" && !stopped && <ImportSummaryLine view={view} />}
      {obstacles.length > 0 && (
        <section className="notice notice-warn" id="to-decide">
          <h2>
            {stopped ? "このままでは取り込めません" : "決めること"}（{obstacles.length}件）
          </h2>
          <ul>
            {planned.flatMap(({ fileId, name, obstacles: own }) =>
              own.map(({ sheet, reason, message }) => (
                <li key={`${fileId}${sheet}${reason}`}>
                  <a href={url("importFile", { importId, fileId }, { sheet })}>{name}</a>　{message}
                </li>
              )),
            )}
          </ul>
        </section>
      )}
      <ImportFiles view={view} />
      <p className="small import-files-foot">
        <a href={url("importProblems", { importId })}>
          確認一覧（すべてのファイルで確かめるところ{frame.may.includes("import") && "。課に送り返せます"}）
        </a>
      </p>
    </Layout>
  );
}
