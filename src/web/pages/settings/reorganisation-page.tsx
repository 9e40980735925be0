import type { ReorganisationKind } from "../../../domain/organisation/reorganisation.ts";
import { reorganisationNames } from "../../../domain/organisation/say-reorganisation.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { UnitInYear } from "../../../usecases/organisation/read-organisation.ts";
import { Breadcrumbs } from "../../components/breadcrumbs.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { ActFields } from "../../components/organisation/act-fields.tsx";
import { SettingsNav, settingsCrumb } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type ReorganisationPageProps = {
  frame: Frame;
  kind: ReorganisationKind;
  year: number;
  units: UnitInYear[];
  values: Record<string, string>;
  errors: FieldError[];
  /** Goals and sheets that would belong to nobody. */
  left: { sheetId: string; words: string }[];
};

/** One act on the organisation: which units, what they become, from when on. */
export function ReorganisationPage({ frame, kind, year, units, values, errors, left }: ReorganisationPageProps) {
  const label = fiscalYearLabel(year);
  const title = `${label}からの${reorganisationNames[kind]}`;
  return (
    <Layout frame={frame} title={title}>
      <Breadcrumbs
        trail={[
          settingsCrumb(frame),
          { label: `${label}の組織`, href: url("organisation", {}, { year }) },
          { label: reorganisationNames[kind] },
        ]}
      />
      <div className="page-head">
        <h1>{title}</h1>
      </div>
      <SettingsNav frame={frame} current="organisation" />
      <ErrorSummary errors={errors} />
      {left.length > 0 && (
        <Notice tone="bad" title={`引き継ぐ部・課のない目標やシートが残るため、登録できません（${left.length}件）`}>
          <ul>
            {left.slice(0, 20).map(({ sheetId, words }) => (
              <li key={`${sheetId} ${words}`}>
                <a href={url("sheet", { sheetId })}>{words}</a>
              </li>
            ))}
          </ul>
          {left.length > 20 && <p>ほか{left.length - 20}件</p>}
          <p>
            「仕事を引き継ぐ部・課」を選ぶか、シートの「翌年度へ引き継ぐ」で、続けない目標を「終える」にしてからお試しください。何も変更していません。
          </p>
        </Notice>
      )}
      <form method="get" action={url("previewReorganisation", { year, kind })} className="card stack act-form">
        <ActFields kind={kind} units={units} values={values} errors={errors} />
        <details className="mid-year" open={Boolean(values.day) || errors.some(({ field }) => field === "day")}>
          <summary>年度の途中に変わるとき</summary>
          <TextField
            name="day"
            label="変わる日"
            hint={`書かなければ${label}の4月1日です`}
            type="date"
            value={values.day}
            errors={errors}
          />
          <label className="choice">
            <input type="checkbox" name="moveSheets" value="yes" defaultChecked={values.moveSheets === "yes"} />
            <span>
              {label}のシートも新しい部・課に移す
              <span className="field-hint">選ばないと、{label}のシートは元の部・課のまま年度末まで使います。</span>
            </span>
          </label>
        </details>
        <div className="edit-buttons">
          <button className="button button-primary button-large" type="submit">
            何が変わるかを確かめる
          </button>
          <a className="button button-large" href={url("organisation", {}, { year })}>
            やめる
          </a>
        </div>
      </form>
    </Layout>
  );
}
