import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";
import { TextField } from "./text-field.tsx";

type ProviderFormProps = {
  values: Record<string, string>;
  /** Whether a provider is set: its secret may stay, and it can be removed. */
  isSet: boolean;
  errors: FieldError[];
};

const claims = [
  { value: "preferred_username", label: "ユーザー名（preferred_username）" },
  { value: "email", label: "確認済みのメールアドレス（email）" },
];

/** The office's own identity provider. */
export function ProviderForm({ values, isSet, errors }: ProviderFormProps) {
  return (
    <section className="card stack settings-form" aria-labelledby="provider">
      <h2 id="provider">庁内の認証基盤（OpenID Connect）</h2>
      <p>
        設定すると、サインインの画面に「認証基盤でサインインする」が出ます。認証基盤で入った方に、ここの二段階認証は求めません。
        応答の送り先（リダイレクトURI）には、道しるべのアドレスのあとに /sign-in/provider/callback
        を付けて登録してください。
      </p>
      <form method="post" action={url("saveProvider")} className="stack">
        <TextField
          name="issuer"
          label="発行者（issuer）"
          hint="例：https://login.city.example.lg.jp/realms/city"
          value={values.issuer}
          errors={errors}
          required
        />
        <TextField name="clientId" label="クライアントID" value={values.clientId} errors={errors} required />
        <TextField
          name="clientSecret"
          label="クライアントシークレット"
          {...(isSet && { hint: "変えるときだけ入力してください" })}
          type="password"
          errors={errors}
          autoComplete="off"
          required={!isSet}
        />
        <fieldset className="field">
          <legend className="label">道しるべのユーザー名と照らし合わせるもの</legend>
          {claims.map(({ value, label }, index) => (
            <label className="choice" key={value}>
              <input
                type="radio"
                name="claim"
                value={value}
                defaultChecked={values.claim ? values.claim === value : index === 0}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <button className="button button-primary" type="submit">
          認証基盤を保存する
        </button>
      </form>
      {isSet && (
        <form method="post" action={url("removeProvider")}>
          <button className="button" type="submit">
            認証基盤の設定を削除する
          </button>
        </form>
      )}
    </section>
  );
}
