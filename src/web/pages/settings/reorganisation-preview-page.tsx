import type { ReorganisationKind } from "../../../domain/organisation/reorganisation.ts";
import { reorganisationNames } from "../../../domain/organisation/say-reorganisation.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import { heirsOf, type Reorganised } from "../../../usecases/organisation/load-reorganisation.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { MovingPeople } from "../../components/organisation/moving-people.tsx";
import { settingsCrumb } from "../../components/settings-nav.tsx";

import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type ReorganisationPreviewPageProps = {
  frame: Frame;
  kind: ReorganisationKind;
  year: number;
  reorganised: Reorganised;
  /** What was typed, to send it again. */
  values: Record<string, string>;
  actId: string;
  /** Why it was not carried out. */
  said: string | null;
};

/** What follows from a reorganisation, before anything is written. */
export function ReorganisationPreviewPage(props: ReorganisationPreviewPageProps) {
  const { frame, kind, year, reorganised, values, actId, said } = props;
  const { before, plan, staying, moved, goals, seen } = reorganised;
  const { fromYear } = plan.effect;
  const all = [...before.units.filter(({ unitId }) => !plan.made.some((one) => one.unitId === unitId)), ...plan.made];
  const nameOf = (id: string) => `「${all.find(({ unitId }) => unitId === id)?.name ?? ""}」`;
  const title = `${reorganisationNames[kind]}で変わること`;
  const ends = new Set(plan.closed.map(({ unitId }) => unitId));
  const from = [...new Set(plan.successions.map(({ fromUnit }) => fromUnit))];
  const kept = Object.entries(values).filter(([name]) => !name.startsWith("sheet."));
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs
        trail={[
          settingsCrumb(frame),
          { label: `${fiscalYearLabel(year)}の組織`, href: url("organisation", {}, { year }) },
          { label: title },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      {said && <Notice tone="bad" title={said} />}
      <form method="post" action={url("acceptReorganisation", { year, kind })} className="stack act-page">
        <section className="card" aria-labelledby="units">
          <h2 id="units">部・課</h2>
          <ul className="lines">
            {from.map((id) => {
              const heirs = heirsOf(plan, id).filter((heir) => heir !== id);
              const becomes = heirs.length > 0 ? `${heirs.map(nameOf).join("と")}` : "引き継ぎなし";
              return (
                <li key={id}>
                  {nameOf(id)}
                  {ends.has(id)
                    ? `（${fiscalYearLabel(fromYear - 1)}まで） → ${becomes}`
                    : `から${becomes}が分かれます`}
                </li>
              );
            })}
            {plan.changed.map(({ unitId, name }) => (
              <li key={unitId}>
                {nameOf(unitId)} → 「{name}」
                {before.units.find((unit) => unit.unitId === unitId)?.name === name && "（置く場所が変わります）"}
              </li>
            ))}
          </ul>
        </section>
        <MovingPeople
          posts={reorganised.posts}
          postMoves={reorganised.postMoves}
          day={reorganised.day}
          nameOf={nameOf}
        />
        <section className="card" aria-labelledby="sheets">
          <h2 id="sheets">シート</h2>
          {staying.length > 0 && <p>{countsByYear(staying)}は、書いたときの部・課のまま、一字も変わらずに残ります。</p>}
          {moved.length > 0 && <p>次の{moved.length}枚は、引き継ぐ部・課に移ります。移したことは履歴に残ります。</p>}
          {staying.length + moved.length === 0 && <p>変わるシートはありません。</p>}
          {moved.map(({ sheetId, sheetNumber, fiscalYear, unitId, choices }) =>
            choices.length > 1 ? (
              <div className="field" key={sheetId}>
                <label htmlFor={`sheet.${sheetId}`}>
                  {fiscalYearLabel(fiscalYear)}　{nameOf(unitId)}　{sheetNumber}
                </label>
                <select
                  className="input"
                  id={`sheet.${sheetId}`}
                  name={`sheet.${sheetId}`}
                  defaultValue={values[`sheet.${sheetId}`] ?? "0"}
                >
                  {choices.map((id, index) => (
                    <option key={id} value={index}>
                      {nameOf(id)}
                      {id === unitId ? "に残す" : "に移す"}
                    </option>
                  ))}
                </select>
              </div>
            ) : (
              <p key={sheetId} className="small">
                {fiscalYearLabel(fiscalYear)}　{sheetNumber}　{nameOf(unitId)} → {choices.map(nameOf).join("")}
              </p>
            ),
          )}
        </section>
        <section className="card" aria-labelledby="goals">
          <h2 id="goals">{fiscalYearLabel(fromYear)}に引き継ぐ目標</h2>
          {goals.length === 0 && <p>引き継ぎを待つ目標はありません。</p>}
          {[...Map.groupBy(goals, ({ unitId }) => unitId)].map(([unitId, some]) => {
            const heirs = heirsOf(plan, unitId);
            return (
              <details key={unitId}>
                <summary>
                  {nameOf(unitId)}の{some.length}件 → {heirs.map(nameOf).join("か")}
                </summary>
                {heirs.length > 1 && (
                  <p className="small">どちらに引き継ぐかは、「翌年度へ引き継ぐ」のときに選べます。</p>
                )}
                <ul>
                  {some.map(({ goalId, title }) => (
                    <li key={goalId}>{title}</li>
                  ))}
                </ul>
              </details>
            );
          })}
        </section>
        <input type="hidden" name="actId" value={actId} />
        <input type="hidden" name="seen" value={seen} />
        {kept.map(([name, value]) => (
          <input type="hidden" key={name} name={name} value={value} />
        ))}
        <div className="edit-buttons">
          <button className="button button-primary button-large" type="submit">
            この内容で変更する
          </button>
          <a
            className="button button-large"
            href={`${url("reorganisation", { year, kind })}?${new URLSearchParams(kept)}`}
          >
            書き直す
          </a>
        </div>
      </form>
    </Layout>
  );
}

/** 「令和7年度の1枚、令和8年度の2枚」 */
function countsByYear(sheets: Reorganised["staying"]): string {
  const years = [...Map.groupBy(sheets, ({ fiscalYear }) => fiscalYear)];
  return years.map(([year, some]) => `${fiscalYearLabel(year)}の${some.length}枚`).join("、");
}
