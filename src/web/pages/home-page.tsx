import { phaseNamesIn } from "../../domain/cycle/present-phase.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { YearOverview } from "../../usecases/home/year-overview.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { PhaseSummary } from "../components/phase-summary.tsx";
import { RatingTables } from "../components/rating-tables.tsx";
import { YearExportMenu } from "../components/year-export-menu.tsx";
import { YearTable } from "../components/year-table.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type HomePageProps = {
  frame: Frame;
  overview: YearOverview;
  /** The department chosen, or null for all. */
  department: string | null;
  phase: Phase;
  /** The year has ended and been reported on. */
  over: boolean;
  /** The units of the person, whose rows are marked. */
  ownUnitIds: string[];
  /** ISO date. */
  today: string;
};

export function HomePage({ frame, overview, department, phase, over, ownUnitIds, today }: HomePageProps) {
  const { fiscalYear, departments, choices } = overview;
  const sheets = departments.flatMap(({ units }) => units.flatMap((unit) => unit.sheets));
  const label = fiscalYearLabel(fiscalYear);
  const ownUnits = departments.flatMap(({ units }) => units).filter(({ unitId }) => ownUnitIds.includes(unitId));
  const own = ownUnits.flatMap((unit) => unit.sheets);
  const phaseNames = phaseNamesIn(sheets.find(({ cycle }) => cycle)?.cycle?.cycle ?? null);
  return (
    <Layout frame={frame} title={`${label}のシート`}>
      <div className="page-head">
        <div>
          <h1>{label}のシート</h1>
          <p className="quiet small">
            {over ? "この年度は終わっています。" : `いまは「${phaseNames[phase]}」の時期です。`}
            {sheets.length}シート、{sheets.reduce((sum, { goals }) => sum + goals, 0)}目標
          </p>
        </div>
        <div className="page-actions">
          {overview.mayWatch && (
            <a className="button" href={url("progress", { year: fiscalYear })}>
              進み具合を見る
            </a>
          )}
          <a className="button" href={url("goalTree", { year: fiscalYear }, { department })}>
            目標のつながり
          </a>
          <a className="button" href={url("sharedGoals", { year: fiscalYear })}>
            共通目標
          </a>
          {sheets.length > 0 && frame.may.includes("export") && (
            <YearExportMenu
              year={fiscalYear}
              department={department}
              today={today}
              earlier={frame.may.includes("read-earlier-sheets")}
            />
          )}
          {own.length === 1 && own[0] && (
            <a className="button button-primary" href={url("sheet", { sheetId: own[0].sheetId })}>
              自分の課のシートを開く
            </a>
          )}
        </div>
      </div>
      {choices.length > 1 && (
        <nav className="filter" aria-label="部局を選ぶ">
          <a href={url("year", { year: fiscalYear })} aria-current={department === null ? "true" : undefined}>
            すべて
          </a>
          {choices.map(({ unitId, name }) => (
            <a
              key={unitId}
              href={url("year", { year: fiscalYear }, { department: unitId })}
              aria-current={department === unitId ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {departments.length === 0 ? (
        <NothingYet label={label} frame={frame} year={fiscalYear} />
      ) : (
        <>
          <PhaseSummary sheets={sheets} phaseNames={phaseNames} phase={phase} over={over} />
          <YearTable
            year={fiscalYear}
            departments={departments}
            phaseNames={phaseNames}
            phase={phase}
            over={over}
            ownUnitIds={ownUnitIds}
            today={today}
          />
          <RatingTables summaries={overview.ratings} />
        </>
      )}
    </Layout>
  );
}

function NothingYet({ label, frame, year }: { label: string; frame: Frame; year: number }) {
  return (
    <Notice title={`${label}のシートはまだありません`}>
      {frame.may.includes("import") ? (
        <>
          <p>
            いまお使いのExcelやCSVのシートを取り込むと、ここに部局ごとに並びます。新しく書き始めるときは、部・課を登録してください。
          </p>
          <p className="page-actions">
            <a className="button button-primary" href={url("imports")}>
              シートを取り込む
            </a>
            {frame.may.includes("set-up") && (
              <a className="button" href={url("yearSettings", { year })}>
                部・課を登録して空のシートを作る
              </a>
            )}
          </p>
        </>
      ) : (
        <p>事務局がシートを用意すると、ここに部局ごとに並びます。お急ぎのときは事務局にご連絡ください。</p>
      )}
    </Notice>
  );
}
