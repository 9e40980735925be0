import { Layout } from "../components/layout.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type SetUpPageProps = {
  frame: Frame;
  token: string;
  forms: { key: string; name: string; municipality: string | null }[];
  values: Record<string, string>;
  errors: FieldError[];
};

/** The first page of a new installation: the city, its form, its year, its first account. */
export function SetUpPage({ frame, token, forms, values, errors }: SetUpPageProps) {
  const shared = (name: string) => ({ name, value: values[name], errors });
  return (
    <Layout frame={frame} title="最初の設定" narrow>
      <div className="stack">
        <h1>最初の設定</h1>
        <p>
          自治体と様式、最初の年度、事務局の方のアカウントを登録します。終わると、いまお使いのシートを取り込めます。
        </p>
        <ErrorSummary errors={errors} />
        <form method="post" action={url("setUpCity")} encType="multipart/form-data" className="stack">
          <input type="hidden" name="token" value={token} />
          <fieldset className="card stack">
            <legend>自治体</legend>
            <TextField {...shared("name")} label="自治体の名前" hint="例：○○市" required />
            <TextField {...shared("code")} label="団体コード" hint="総務省の全国地方公共団体コード6桁" required />
            <TextField
              {...shared("fiscalYear")}
              label="最初の年度"
              hint="西暦で。令和8年度なら2026"
              type="number"
              required
            />
          </fieldset>
          <fieldset className="card stack">
            <legend>目標管理シートの様式</legend>
            <div className="field">
              <label htmlFor="form">もとにする様式</label>
              <span className="field-hint">
                いまお使いのシートに近いものを選んでください。ファイルを取り込むときは、様式は自動で見分けます。
              </span>
              <select className="input" id="form" name="form" defaultValue={values.form ?? "standard"}>
                {forms.map(({ key, name, municipality }) => (
                  <option key={key} value={key}>
                    {municipality ? `${municipality}の様式` : "標準様式（おすすめ）"}　{name}
                  </option>
                ))}
              </select>
            </div>
            <div className="field">
              <label htmlFor="definition">自分の自治体の様式定義（JSON）がある場合</label>
              <span className="field-hint">選ぶと、上の様式のかわりに使います。</span>
              <FormErrors errors={errors} />
              <input className="input" id="definition" name="definition" type="file" accept=".json,application/json" />
            </div>
          </fieldset>
          <fieldset className="card stack">
            <legend>事務局の最初のアカウント</legend>
            <TextField {...shared("personName")} label="氏名" autoComplete="name" required />
            <TextField {...shared("post")} label="所属と職名" hint="例：企画政策課 主査" />
            <TextField
              {...shared("loginName")}
              label="ユーザー名"
              hint="サインインに使う名前。例：sato"
              autoComplete="username"
              required
            />
            <TextField
              name="password"
              errors={errors}
              label="パスワード"
              hint="12文字以上。長い言い回しがおすすめです"
              type="password"
              autoComplete="new-password"
              required
            />
          </fieldset>
          <button className="button button-primary button-large" type="submit">
            登録して始める
          </button>
        </form>
      </div>
    </Layout>
  );
}

function FormErrors({ errors }: { errors: FieldError[] }) {
  return errors
    .filter(({ field }) => field === "definition")
    .map(({ message }) => (
      <span className="field-error" key={message}>
        {message}
      </span>
    ));
}
