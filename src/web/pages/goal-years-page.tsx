import type { YearCell, YearRow } from "../../domain/carry-over/years-side-by-side.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { Words } from "../components/sheet/words.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import { dayAndWeekday } from "../sayings/date-and-time.ts";

/** One year of the goal, as the head of a column. */
export type GoalYearHead = {
  goalId: string;
  sheetId: string;
  fiscalYear: number;
  unitPath: string[];
  ended: { at: string; by: string } | null;
};

type GoalYearsPageProps = {
  frame: Frame;
  title: string;
  /** The year from which the person comes. */
  here: GoalYearHead;
  years: GoalYearHead[];
  rows: YearRow[];
  /** Earlier years of which only the place is left. */
  disposed: { fiscalYear: number; sheetNumber: string; unitPath: string[] }[];
};

/** A pane that scrolls must be reachable by keyboard. */
const scrollable = { tabIndex: 0 } as const;

/** A goal through its years: what was meant, what came of it, and what was left. */
export function GoalYearsPage({ frame, title, here, years, rows, disposed }: GoalYearsPageProps) {
  const trail = [
    { label: fiscalYearLabel(here.fiscalYear), href: url("year", { year: here.fiscalYear }) },
    { label: here.unitPath.join(" "), href: url("sheet", { sheetId: here.sheetId }) },
    { label: "年度ごとの経過" },
  ];
  return (
    <Layout frame={frame} title={`${title} 年度ごとの経過`}>
      <Breadcrumbs trail={trail} />
      <div className="page-head">
        <div>
          <h1>{title}　年度ごとの経過</h1>
          <p className="quiet small">古い年度から順に並んでいます。評価の言葉は、その年度の様式のものです。</p>
        </div>
      </div>
      {disposed.length > 0 && (
        <Notice title="保存期間が過ぎたため、内容が廃棄された年度があります">
          <ul>
            {disposed.map(({ fiscalYear, sheetNumber, unitPath }) => (
              <li key={sheetNumber}>
                {fiscalYearLabel(fiscalYear)}　{unitPath.join(" ")}(シート番号 {sheetNumber})
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {years.length === 1 && disposed.length === 0 && (
        <Notice title="前後の年度につながるものはまだありません">
          <p>年度末に「翌年度へ引き継ぐ」で続けると、ここに並びます。</p>
        </Notice>
      )}
      <section className="table-scroll" aria-label="年度ごとの比較" {...scrollable}>
        <table className="data-table years-table cards">
          <thead>
            <tr>
              <th scope="col">欄</th>
              {years.map((year) => (
                <th scope="col" key={year.goalId} aria-current={year.goalId === here.goalId ? "true" : undefined}>
                  <YearHead year={year} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map(({ concept, label, cells }) => (
              <tr key={concept}>
                <th scope="row">{label}</th>
                {years.map((year, index) => (
                  <td key={year.goalId} data-label={fiscalYearLabel(year.fiscalYear)}>
                    <Cell cell={cells[index]} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <p className="years-links small">
        {years.map(({ goalId, sheetId, fiscalYear }) => (
          <a key={goalId} href={`${url("sheet", { sheetId })}#goal-${goalId}`}>
            {fiscalYearLabel(fiscalYear)}のシートを開く
          </a>
        ))}
      </p>
    </Layout>
  );
}

function YearHead({ year }: { year: GoalYearHead }) {
  const { fiscalYear, unitPath, ended } = year;
  return (
    <>
      {fiscalYearLabel(fiscalYear)}
      <span className="years-unit">{unitPath.at(-1)}</span>
      {ended && (
        <span className="years-unit">
          この年度で終了（{dayAndWeekday(ended.at)} {ended.by}）
        </span>
      )}
    </>
  );
}

function Cell({ cell }: { cell: YearCell | undefined }) {
  if (!cell || cell.text.trim() === "") return <span className="quiet">—</span>;
  return (
    <div>
      <Words text={cell.text} />
      {cell.meaning && <span className="years-meaning">{cell.meaning}</span>}
    </div>
  );
}
