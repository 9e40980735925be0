import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { ProgressFilter, YearProgress } from "../../usecases/cycle/read-progress.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { ManySheetsForm, type ManySheetsProps, ManySheetsResult } from "../components/cycle/many-sheets.tsx";
import { ProgressGrid } from "../components/cycle/progress-grid.tsx";
import { ProgressList } from "../components/cycle/progress-list.tsx";
import { placeWords } from "../components/cycle/stage-cell.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { ErrorSummary } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type ProgressPageProps = {
  frame: Frame;
  fiscalYear: number;
  /** Null where the year has no cycle. */
  progress: YearProgress | null;
  filter: ProgressFilter;
  /** For the office; null for others. */
  many: ManySheetsProps | null;
  /** What was done with many sheets just now. */
  result: Parameters<typeof ManySheetsResult>[0] | null;
  maySetUp: boolean;
};

/** How far the units have come in the year, as a picture that is its own table, and the sheets behind a number. */
export function ProgressPage({ frame, fiscalYear: year, progress, filter, many, result, maySetUp }: ProgressPageProps) {
  const label = fiscalYearLabel(year);
  const title = `${label}の進み具合`;
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs trail={[{ label, href: url("year", { year }) }, { label: "進み具合" }]} />
      <div className="page-head">
        <div>
          <h1>{title}</h1>
          {progress && <p className="quiet small">{summary(progress)}</p>}
        </div>
        {progress?.stages.some(({ stage }) => stage === "consultation") && (
          <div className="page-actions">
            <a className="button" href={url("consultations", { year })}>
              協議の日程
            </a>
          </div>
        )}
      </div>
      {result && <ManySheetsResult {...result} />}
      <ErrorSummary errors={many?.errors ?? []} />
      {progress ? (
        <Picture progress={progress} filter={filter} many={many} />
      ) : (
        <Notice title="年間の流れがまだ決められていません">
          <p>
            時期と期限を決めると、どの部・課がどこまで進んだかを、ここで見られます。
            {maySetUp ? <a href={url("yearCycle", { year })}>年間の流れを決める</a> : "事務局にご相談ください。"}
          </p>
        </Notice>
      )}
    </Layout>
  );
}

type PictureProps = { progress: YearProgress; filter: ProgressFilter; many: ManySheetsProps | null };

function Picture({ progress, filter, many }: PictureProps) {
  const { fiscalYear: year, listed, stages } = progress;
  const { department, stage, at } = filter;
  const chosen = stages.find((one) => one.stage === stage);
  const what = at === null ? "シート" : `${chosen ? `「${chosen.label}」が` : ""}${placeWords[at]}のシート`;
  return (
    <>
      {department !== null && (
        <p>
          <a href={url("progress", { year })}>すべての部局を見る</a>
        </p>
      )}
      <ul className="progress-key" aria-hidden="true">
        <li className="key-done">{placeWords.done}</li>
        <li className="key-waiting">{placeWords.waiting}</li>
        <li className="key-writing">{placeWords.writing}</li>
      </ul>
      <ProgressGrid progress={progress} filter={filter} />
      <section id="listed">
        <h2>
          {what}（{listed.length}枚）
        </h2>
        {at !== null && (
          <p className="small">
            <a href={`${url("progress", { year }, { department })}#listed`}>すべてのシートを並べる</a>
          </p>
        )}
        {listed.length > 0 && many && (
          <ManySheetsForm year={year} filter={filter} many={many}>
            <ProgressList listed={listed} isMarked={isMarked(many, filter)} />
          </ManySheetsForm>
        )}
        {listed.length > 0 && !many && <ProgressList listed={listed} isMarked={null} />}
      </section>
    </>
  );
}

/** A list that was narrowed down is what is meant; of all sheets of the city none is marked. */
function isMarked({ chosen }: ManySheetsProps, { department, at }: ProgressFilter) {
  return (sheetId: string): boolean =>
    chosen === null ? department !== null || at !== null : chosen.includes(sheetId);
}

function summary({ all, stages, present }: YearProgress): string {
  const count = all.find(({ stage }) => stage === present);
  const late = all.reduce((sum, one) => sum + one.late, 0);
  const label = stages.find(({ stage }) => stage === present)?.label;
  const now =
    count && label ? `いまは「${label}」の時期です。${count.sheets}枚のうち${count.done}枚が済みました。` : "";
  return `${now}${late > 0 ? `${late}枚が遅れています。` : "遅れているシートはありません。"}`;
}
