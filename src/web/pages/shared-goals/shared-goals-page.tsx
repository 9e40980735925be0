import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { goalName } from "../../../domain/sheets/goal-name.ts";
import type { SharedGoalList } from "../../../usecases/shared-goals/read-shared-goals.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { dateAndTime } from "../../sayings/date-and-time.ts";

type SharedGoalsPageProps = SharedGoalList & {
  frame: Frame;
  fiscalYear: number;
  title: string;
  error: string | null;
  flash: string | null;
};

/** The goals of a year that many units share. */
export function SharedGoalsPage({
  frame,
  fiscalYear,
  goals,
  owners,
  continuable,
  title,
  error,
  flash,
}: SharedGoalsPageProps) {
  const label = fiscalYearLabel(fiscalYear);
  return (
    <Layout frame={frame} title={`${label}の共通目標`}>
      <Breadcrumbs trail={[{ label, href: url("year", { year: fiscalYear }) }, { label: "共通目標" }]} />
      <div className="page-head">
        <div>
          <h1>{label}の共通目標</h1>
          <p className="quiet small">計画を1か所で書き、多くの課のシートに載せる目標です。報告は課ごとに書きます。</p>
        </div>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      {goals.length === 0 ? (
        <Notice title="共通目標はまだありません">
          <p>
            {owners.length > 0
              ? "下の欄に名前を書いて作り、載せる課を選びます。"
              : "事務局か部が作ると、ここに並びます。"}
          </p>
        </Notice>
      ) : (
        <div className="table-scroll">
          <table className="data-table cards">
            <thead>
              <tr>
                <th scope="col">共通目標</th>
                <th scope="col">持ち主</th>
                <th scope="col">載せているシート</th>
                <th scope="col">最後の更新</th>
              </tr>
            </thead>
            <tbody>
              {goals.map(({ sharedGoalId, texts, ownerName, sheets, updatedAt, updatedBy }) => (
                <tr key={sharedGoalId}>
                  <th scope="row">
                    <a href={url("sharedGoal", { sharedGoalId })}>{goalName({ texts })}</a>
                  </th>
                  <td data-label="持ち主">{ownerName ?? "事務局"}</td>
                  <td data-label="載せているシート">{sheets}枚</td>
                  <td data-label="最後の更新" className="small">
                    {dateAndTime(updatedAt)} {updatedBy}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {continuable.length > 0 && (
        <form method="post" action={url("continueSharedGoals", { year: fiscalYear })} className="card stack shared-new">
          <h2>{fiscalYearLabel(fiscalYear - 1)}から続ける</h2>
          <div>
            {continuable.map(({ sharedGoalId, texts, ownerName }) => (
              <label className="choice" key={sharedGoalId}>
                <input type="checkbox" name="goal" value={sharedGoalId} />
                <span>
                  {goalName({ texts })} <span className="quiet small">（{ownerName ?? "事務局"}）</span>
                </span>
              </label>
            ))}
          </div>
          <button className="button" type="submit">
            選んだ共通目標を続ける
          </button>
        </form>
      )}
      {owners.length > 0 && (
        <form method="post" action={url("makeSharedGoal", { year: fiscalYear })} className="card stack shared-new">
          <h2>共通目標を作る</h2>
          <div className="field">
            <label htmlFor="title">目標の名前</label>
            {error && (
              <span className="field-error" id="title-error">
                {error}
              </span>
            )}
            <input
              className="input"
              id="title"
              name="title"
              defaultValue={title}
              aria-invalid={error ? true : undefined}
              aria-describedby={error ? "title-error" : undefined}
            />
          </div>
          <div className="field">
            <label htmlFor="owner">持ち主</label>
            <span className="field-hint" id="owner-hint">
              部を選ぶと、その部の課のシートにだけ載せられます。
            </span>
            <select className="input" id="owner" name="owner" aria-describedby="owner-hint">
              {owners.map(({ unitId, name }) => (
                <option key={name} value={unitId ?? "office"}>
                  {name}
                </option>
              ))}
            </select>
          </div>
          <button className="button button-primary" type="submit">
            作って計画を書く
          </button>
        </form>
      )}
    </Layout>
  );
}
