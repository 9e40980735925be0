import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { FormChoice as Choice } from "../../../usecases/forms/form-choices.ts";
import type { YearLine } from "../../../usecases/periods/list-years.ts";
import { FormChoice, formValue } from "../../components/form-choice.tsx";
import { Layout } from "../../components/layout.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type SettingsPageProps = {
  frame: Frame;
  years: YearLine[];
  forms: Choice[];
  values: Record<string, string>;
  errors: FieldError[];
};

/** The years: each leads to its form and its units; a new one is opened here. */
export function SettingsPage({ frame, years, forms, values, errors }: SettingsPageProps) {
  const [latest] = years;
  const form = years.find((year) => year.form !== null)?.form;
  return (
    <Layout frame={frame} title="設定">
      <div className="page-head">
        <h1>設定</h1>
      </div>
      <SettingsNav frame={frame} current="years" />
      <ErrorSummary errors={errors} />
      <details className="card settings-form" open={errors.length > 0 || years.length === 0}>
        <summary>新しい年度を開く</summary>
        <form method="post" action={url("openYear")} className="stack">
          <TextField
            name="fiscalYear"
            label="年度"
            hint="西暦で。令和9年度なら2027"
            type="number"
            value={values.fiscalYear ?? (latest ? String(latest.fiscalYear + 1) : undefined)}
            errors={errors}
            required
          />
          <FormChoice
            forms={forms}
            value={values.form ?? (form ? formValue(form) : undefined)}
            errors={errors}
            label="この年度の新しいシートの様式"
          />
          <button className="button button-primary" type="submit">
            年度を開く
          </button>
        </form>
      </details>
      <table className="data-table cards">
        <caption className="visually-hidden">年度</caption>
        <thead>
          <tr>
            <th scope="col">年度</th>
            <th scope="col">新しいシートの様式</th>
            <th scope="col" className="number">
              シート
            </th>
            <th scope="col">部・課とシート</th>
          </tr>
        </thead>
        <tbody>
          {years.map(({ fiscalYear, form, sheets }) => (
            <tr key={fiscalYear}>
              <th scope="row">{fiscalYearLabel(fiscalYear)}</th>
              <td data-label="様式">
                {form ? (
                  `${form.name}　第${form.version}版`
                ) : (
                  <span className="tag tag-warn">まだ決まっていません</span>
                )}
              </td>
              <td className="number" data-label="シート">
                {sheets}枚
              </td>
              <td>
                <a href={url("yearSettings", { year: fiscalYear })}>{fiscalYearLabel(fiscalYear)}を設定する</a>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Layout>
  );
}
