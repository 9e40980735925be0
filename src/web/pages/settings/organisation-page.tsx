import { reorganisationKinds } from "../../../domain/organisation/reorganisation.ts";
import { reorganisationNames } from "../../../domain/organisation/say-reorganisation.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { OrganisationOfYear, UnitInYear } from "../../../usecases/organisation/read-organisation.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { UndecidedPeople } from "../../components/organisation/undecided-people.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";
import { dayAndWeekday } from "../../sayings/date-and-time.ts";
import { withoutHeadSaid } from "../../sayings/reorganisation-sayings.ts";

type OrganisationPageProps = {
  frame: Frame;
  organisation: OrganisationOfYear;
  flash: string | null;
  error: string | null;
};

/** The units of a fiscal year, what was done to them, and the forms to do more. */
export function OrganisationPage({ frame, organisation, flash, error }: OrganisationPageProps) {
  const { fiscalYear: year, years, units, acts } = organisation;
  const label = fiscalYearLabel(year);
  return (
    <Layout frame={frame} title={`${label}の組織`}>
      <div className="page-head">
        <h1>{label}の組織</h1>
        <a className="button" href={url("roster")}>
          名簿で組織と人を登録する
        </a>
      </div>
      <SettingsNav frame={frame} current="organisation" />
      {flash && <Notice tone="good" title={flash} />}
      {error && <Notice tone="bad" title={error} />}
      <UndecidedPeople people={organisation.undecided} />
      <form method="get" action={url("organisation")} className="card settings-line">
        <div className="field">
          <label htmlFor="year">年度</label>
          <select className="input" id="year" name="year" defaultValue={year}>
            {years.map((one) => (
              <option key={one} value={one}>
                {fiscalYearLabel(one)}
              </option>
            ))}
          </select>
        </div>
        <button className="button" type="submit">
          この年度の組織を見る
        </button>
      </form>
      <section className="card settings-form" aria-labelledby="acts-new">
        <h2 id="acts-new">{label}からの変更を登録する</h2>
        <p className="quiet small">
          前の年度までのシートは、書いたときの部・課の名前のまま残ります。登録の前に、何が変わるかをお見せします。
        </p>
        <ul className="button-row">
          {reorganisationKinds.map((kind) => (
            <li key={kind}>
              <a className="button" href={url("reorganisation", { year, kind })}>
                {reorganisationNames[kind]}
              </a>
            </li>
          ))}
        </ul>
      </section>
      {units.some(({ heads, level }) => heads.length === 0 && level !== "team") && (
        <p className="quiet">{withoutHeadSaid}「利用者」か名簿で所属長を登録してください。</p>
      )}
      {units.length === 0 ? (
        <Notice title={`${label}の部・課は、まだありません`}>
          <p>「年度と部・課」で年度を開いて、部・課を追加してください。</p>
        </Notice>
      ) : (
        <UnitTree label={label} year={year} units={units} />
      )}
      {acts.length > 0 && <Acts acts={acts} year={year} />}
    </Layout>
  );
}

function UnitTree({ label, year, units }: { label: string; year: number; units: UnitInYear[] }) {
  return (
    <table className="data-table cards">
      <caption className="visually-hidden">{label}の部・課</caption>
      <thead>
        <tr>
          <th scope="col">部・課</th>
          <th scope="col">所属長</th>
          <th scope="col">この年度の変更</th>
        </tr>
      </thead>
      <tbody>
        {units.map((unit) => (
          <tr key={unit.unitId}>
            <th scope="row" className={`unit-depth-${Math.min(unit.depth, 2)}`}>
              {unit.name}
            </th>
            <td data-label="所属長">
              {unit.heads.join("、")}
              {unit.heads.length === 0 && unit.level !== "team" && <span className="tag tag-warn">いません</span>}
            </td>
            <td data-label={changeOf(unit, year) === "" ? undefined : "変更"}>{changeOf(unit, year)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function changeOf({ from, becomes, firstYear }: UnitInYear, year: number): string {
  const said = [
    from.length > 0 && `もとの${from.map((name) => `「${name}」`).join("と")}から`,
    from.length === 0 && firstYear === year && "この年度から",
    becomes !== null &&
      (becomes.length > 0 ? `この年度まで。次は${becomes.map((name) => `「${name}」`).join("と")}` : "この年度まで"),
  ];
  return said.filter(Boolean).join("。");
}

function Acts({ acts, year }: { acts: OrganisationOfYear["acts"]; year: number }) {
  return (
    <section aria-labelledby="acts-done">
      <h2 id="acts-done">これまでの変更</h2>
      <table className="data-table cards">
        <thead>
          <tr>
            <th scope="col">変更</th>
            <th scope="col">登録</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {acts.map(({ actId, said, doneAt, by }, index) => (
            <tr key={actId}>
              <th scope="row">{said}</th>
              <td data-label="登録">
                {dayAndWeekday(doneAt)} {by}
              </td>
              <td>
                {index === 0 && (
                  <form method="post" action={url("undoReorganisation", { actId }, { year })} className="inline-form">
                    <button className="button button-quiet" type="submit" aria-label={`取り消す：${said}`}>
                      取り消す
                    </button>
                  </form>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
