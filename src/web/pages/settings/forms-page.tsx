import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { fiscalYearLabel } from "../../../domain/periods/fiscal-year.ts";
import type { FormLine } from "../../../usecases/forms/list-forms.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type FormsPageProps = {
  frame: Frame;
  own: FormLine[];
  offered: FormDefinition[];
  errors: FieldError[];
  flash: string | null;
};

/** The city's forms with their versions; a new definition comes in here. */
export function FormsPage({ frame, own, offered, errors, flash }: FormsPageProps) {
  return (
    <Layout frame={frame} title="様式">
      <div className="page-head">
        <h1>様式</h1>
      </div>
      <SettingsNav frame={frame} current="forms" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <details className="card settings-form" open={errors.length > 0}>
        <summary>様式の定義を読み込む</summary>
        <form method="post" action={url("addForm")} encType="multipart/form-data" className="stack">
          <div className="field">
            <label htmlFor="definition">様式定義のファイル（JSON）</label>
            <span className="field-hint" id="definition-hint">
              同じキーの様式があるときは、新しい版になります。すでにあるシートは、書いたときの版のままです。
              近い様式の定義を保存して、直して使えます。
            </span>
            <input
              className="input"
              id="definition"
              name="definition"
              type="file"
              accept=".json,application/json"
              required
              aria-invalid={errors.length > 0 ? true : undefined}
              aria-describedby="definition-hint"
            />
          </div>
          <button className="button button-primary" type="submit">
            読み込む
          </button>
        </form>
      </details>
      <table className="data-table cards">
        <caption className="visually-hidden">この自治体の様式</caption>
        <thead>
          <tr>
            <th scope="col">様式</th>
            <th scope="col">版</th>
            <th scope="col">使っているところ</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {own.map(({ form, sheets, years }) => (
            <tr key={`${form.key} ${form.version}`}>
              <FormName form={form} />
              <td data-label="版" className="nowrap">
                第{form.version}版
              </td>
              <td data-label="使用">
                <UsedIn sheets={sheets} years={years} />
              </td>
              <td>
                <FormLinks form={form} />
              </td>
            </tr>
          ))}
          {offered.map((form) => (
            <tr key={`${form.key} ${form.version}`}>
              <FormName form={form} />
              <td data-label="版" className="nowrap">
                第{form.version}版
              </td>
              <td data-label="使用">
                <form method="post" action={url("takeOverForm")}>
                  <input type="hidden" name="key" value={form.key} />
                  <button className="button button-small" type="submit" aria-label={`${form.name}を使えるようにする`}>
                    使えるようにする
                  </button>
                </form>
              </td>
              <td>
                <FormLinks form={form} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Layout>
  );
}

function FormName({ form: { name, municipality, key } }: { form: FormDefinition }) {
  return (
    <th scope="row">
      {name}
      <span className="quiet small form-key">
        {municipality && `${municipality}　`}
        {key}
      </span>
    </th>
  );
}

function UsedIn({ sheets, years }: { sheets: number; years: number[] }) {
  if (sheets === 0 && years.length === 0) return <span className="quiet">まだ使っていません</span>;
  return (
    <span>
      {years.length > 0 && <span>{years.map(fiscalYearLabel).join("、")}の様式　</span>}
      <span className="nowrap">シート{sheets}枚</span>
    </span>
  );
}

function FormLinks({ form: { key, version, name } }: { form: FormDefinition }) {
  const file = url("formDefinition", { formKey: key, version, file: "definition.json" });
  const which = `${name} 第${version}版`;
  return (
    <span className="sheet-links">
      <a href={url("form", { formKey: key, version })} aria-label={`${which}の見本を見る`}>
        見本を見る
      </a>
      <a href={file} aria-label={`${which}の定義を保存する`}>
        定義を保存する
      </a>
    </span>
  );
}
