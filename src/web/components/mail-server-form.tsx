import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";
import { AuthorityField } from "./authority-field.tsx";
import { TextField } from "./text-field.tsx";

type MailServerFormProps = { values: Record<string, string>; isSet: boolean; errors: FieldError[] };

const securities = [
  { value: "starttls", label: "STARTTLS（ふつうはポート587）" },
  { value: "tls", label: "はじめから暗号化（ふつうはポート465）" },
  { value: "none", label: "暗号化しない（ふつうはポート25。ユーザー名は使えません）" },
];

/** The office's SMTP server. */
export function MailServerForm({ values, isSet, errors }: MailServerFormProps) {
  return (
    <section className="card stack settings-form" aria-labelledby="mail-server">
      <h2 id="mail-server">メールを送るサーバー（SMTP）</h2>
      <form method="post" action={url("saveMail")} className="stack">
        <div className="mail-place">
          <TextField
            name="host"
            label="サーバー"
            hint="例：mail.city.example.lg.jp"
            value={values.host}
            errors={errors}
            required
          />
          <TextField name="port" label="ポート" hint="例：587" value={values.port} errors={errors} required />
        </div>
        <fieldset className="field" id="security">
          <legend className="label">暗号化</legend>
          {securities.map(({ value, label }) => (
            <label className="choice" key={value}>
              <input
                type="radio"
                name="security"
                value={value}
                defaultChecked={(values.security ?? "starttls") === value}
              />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <AuthorityField value={values.authority} errors={errors} />
        <TextField
          name="userName"
          label="ユーザー名"
          hint="サーバーが求めるときだけ"
          value={values.userName}
          errors={errors}
          autoComplete="off"
        />
        <TextField
          name="password"
          label="パスワード"
          hint={isSet ? "変えるときだけ入力してください" : "ユーザー名があるときだけ"}
          type="password"
          errors={errors}
          autoComplete="new-password"
        />
        <TextField
          name="sender"
          label="差出人のアドレス"
          hint="例：michishirube@city.example.lg.jp"
          value={values.sender}
          errors={errors}
          required
        />
        <TextField
          name="senderName"
          label="差出人の名前"
          hint="例：企画政策課"
          value={values.senderName}
          errors={errors}
        />
        <button className="button button-primary" type="submit">
          サーバーを保存する
        </button>
      </form>
      {isSet && (
        <form method="post" action={url("removeMail")}>
          <button className="button" type="submit">
            サーバーの設定を削除する
          </button>
        </form>
      )}
    </section>
  );
}
