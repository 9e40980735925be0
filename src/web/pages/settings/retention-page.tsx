import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { disposableFrom, groupState, periodChoices, recordKinds } from "../../../domain/retention/retention.ts";
import { kindNames, periodName, stateNames } from "../../../domain/retention/retention-words.ts";
import type { Retention } from "../../../usecases/retention/read-retention.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { yearDateAndTime } from "../../sayings/date-and-time.ts";

type RetentionPageProps = Retention & { frame: Frame; today: string; flash: string | null };

const urgent = new Set(["due", "proposed", "approved"]);

/** How long each kind of records is kept, and what is due. */
export function RetentionPage({ frame, periods, groups, done, today, flash }: RetentionPageProps) {
  const due = groups.filter((group) => urgent.has(groupState(group, today)));
  return (
    <Layout frame={frame} title="保存と廃棄">
      <div className="page-head">
        <h1>保存と廃棄</h1>
      </div>
      <SettingsNav frame={frame} current="retention" />
      {flash && <Notice tone="good" title={flash} />}
      {due.length > 0 ? (
        <Notice tone="warn" title={`保存期間が満了したものが${due.length}件あります`}>
          <ul>
            {due.map((group) => (
              <li key={`${group.kind} ${group.fiscalYear}`}>
                <a href={url("retentionGroup", { kind: group.kind, year: group.fiscalYear })}>
                  {fiscalYearLabel(group.fiscalYear)}の{kindNames[group.kind]}
                </a>
                {`　${stateNames[groupState(group, today)]}`}
              </li>
            ))}
          </ul>
        </Notice>
      ) : (
        <Notice title="いま保存期間が満了しているものはありません" />
      )}
      <Periods periods={periods} />
      <div className="table-scroll">
        <table className="data-table cards">
          <caption className="visually-hidden">年度と種類ごとの保存の状態</caption>
          <thead>
            <tr>
              <th scope="col">年度と種類</th>
              <th scope="col" className="number">
                件数
              </th>
              <th scope="col">保存年限</th>
              <th scope="col">廃棄できる日</th>
              <th scope="col">状態</th>
            </tr>
          </thead>
          <tbody>
            {groups.map((group) => {
              const state = groupState(group, today);
              return (
                <tr key={`${group.kind} ${group.fiscalYear}`}>
                  <th scope="row">
                    <a href={url("retentionGroup", { kind: group.kind, year: group.fiscalYear })}>
                      {fiscalYearLabel(group.fiscalYear)}　{kindNames[group.kind]}
                    </a>
                  </th>
                  <td className="number" data-label="件数">
                    {group.items}件
                  </td>
                  <td data-label="保存年限">
                    {periodName(group.period)}
                    {group.extended > 0 && `＋${group.extended}年`}
                  </td>
                  <td data-label="廃棄できる日">{dayOf(disposableFrom(group))}</td>
                  <td data-label="状態">
                    <span className={urgent.has(state) ? "tag tag-warn" : "tag"}>{stateNames[state]}</span>
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {done.length > 0 && (
        <section className="retention-done">
          <h2>廃棄の記録</h2>
          <ul>
            {done.map(({ kind, fiscalYear, doneAt }) => (
              <li key={`${kind} ${fiscalYear} ${doneAt}`}>
                <a href={url("retentionGroup", { kind, year: fiscalYear })}>
                  {fiscalYearLabel(fiscalYear)}の{kindNames[kind]}
                </a>
                {`　${yearDateAndTime(doneAt)} に廃棄`}
              </li>
            ))}
          </ul>
        </section>
      )}
    </Layout>
  );
}

function Periods({ periods }: Pick<Retention, "periods">) {
  return (
    <details className="card settings-form" open={recordKinds.some((kind) => periods[kind] === undefined)}>
      <summary>保存年限を決める</summary>
      <form method="post" action={url("savePeriods")} className="stack">
        <p>
          年度が終わった次の4月1日から数えます。たとえば5年なら、令和2年度のものは令和8年3月31日まで保存し、4月1日から廃棄できます。
          廃棄は自動では行われません。
        </p>
        {recordKinds.map((kind) => {
          const period = periods[kind];
          return (
            <div className="field" key={kind}>
              <label htmlFor={kind}>{kindNames[kind]}</label>
              <select
                className="input"
                id={kind}
                name={kind}
                defaultValue={period ? String(period.years ?? "for-ever") : ""}
              >
                <option value="">まだ決めない</option>
                {periodChoices.map((years) => (
                  <option key={years} value={years}>
                    {years}年
                  </option>
                ))}
                <option value="for-ever">常用・永年(廃棄しない)</option>
              </select>
            </div>
          );
        })}
        <button className="button button-primary" type="submit">
          保存年限を保存する
        </button>
      </form>
    </details>
  );
}

function dayOf(day: string | null): string {
  if (day === null) return "—";
  const [year, month, date] = day.split("-").map(Number);
  return `${year}年${month}月${date}日から`;
}
