import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type SupportEntryPageProps = {
  frame: Frame;
  cities: { code: string; name: string }[];
  values: Record<string, string>;
  errors: FieldError[];
  refusal: string | null;
};

/** Where the operator of the installation enters the code that a city's administrator gave. */
export function SupportEntryPage({ frame, cities, values, errors, refusal }: SupportEntryPageProps) {
  return (
    <Layout frame={frame} title="運用者の閲覧" narrow>
      <div className="sign-in">
        <section className="card stack sign-in-form">
          <h1>運用者の閲覧</h1>
          <p>
            自治体の管理者から受け取ったコードで、許可された時間だけ閲覧できます。開いた画面は自治体の履歴に残ります。
          </p>
          {refusal && (
            <Notice tone="bad" title="入れませんでした">
              <p>{refusal}</p>
            </Notice>
          )}
          <ErrorSummary errors={errors} />
          <form method="post" action={url("enterForSupport")} className="stack">
            <div className="field">
              <label htmlFor="city">自治体</label>
              <select className="input" id="city" name="city" defaultValue={values.city}>
                {cities.map(({ code, name }) => (
                  <option key={code} value={code}>
                    {name}（{code}）
                  </option>
                ))}
              </select>
            </div>
            <TextField
              name="name"
              label="氏名"
              hint="自治体の履歴に残ります"
              value={values.name}
              errors={errors}
              autoComplete="name"
              required
            />
            <TextField name="code" label="コード" errors={errors} autoComplete="off" required />
            <button className="button button-primary button-large" type="submit">
              閲覧を始める
            </button>
          </form>
          <p>
            <a href={url("signIn")}>ふつうのサインインに戻る</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
