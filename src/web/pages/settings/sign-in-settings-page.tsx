import { type Role, roleNames, roles } from "../../../domain/permissions/actor.ts";
import { type DirectoryChecked, DirectoryForm } from "../../components/directory-form.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { ProviderForm } from "../../components/provider-form.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type SignInSettingsPageProps = {
  frame: Frame;
  required: Role[];
  /** `value` is proposed from the address of the request until it is set. */
  siteAddress: { value: string; isSet: boolean };
  provider: { values: Record<string, string>; isSet: boolean };
  directory: { values: Record<string, string>; isSet: boolean; checked: DirectoryChecked | null };
  errors: FieldError[];
  flash: string | null;
};

/** How people of the city prove who they are. */
export function SignInSettingsPage({
  frame,
  required,
  siteAddress,
  provider,
  directory,
  errors,
  flash,
}: SignInSettingsPageProps) {
  return (
    <Layout frame={frame} title="サインインの設定">
      <div className="page-head">
        <h1>サインインの設定</h1>
      </div>
      <SettingsNav frame={frame} current="sign-in" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <section className="card stack settings-form" aria-labelledby="site-address">
        <h2 id="site-address">道しるべのアドレス</h2>
        <p>
          職員のブラウザーから開くアドレスです。パスキー、認証基盤、メールの中のリンクに使います。
          {siteAddress.isSet
            ? "変えると、それまでに登録されたパスキーは使えなくなります。"
            : "まだ保存されていません。下のアドレスでよければ、そのまま保存してください。"}
        </p>
        <form method="post" action={url("saveSiteAddress")} className="stack">
          <TextField name="siteAddress" label="アドレス" value={siteAddress.value} errors={errors} required />
          <button className="button" type="submit">
            アドレスを保存する
          </button>
        </form>
      </section>
      <form method="post" action={url("requireSecondFactor")} className="card stack settings-form">
        <h2>二段階認証</h2>
        <p>
          選んだ役割の方は、パスワードのほかに認証アプリの確認コードかパスキーが必要になります。まだ設定していない方には、次に画面を開いたときに設定の画面が出ます。
        </p>
        <fieldset className="field">
          <legend className="label">必須にする役割</legend>
          {roles
            .filter((role) => role !== "operator")
            .map((role) => (
              <label className="choice" key={role}>
                <input type="checkbox" name="roles" value={role} defaultChecked={required.includes(role)} />
                <span>{roleNames[role]}</span>
              </label>
            ))}
        </fieldset>
        <button className="button button-primary" type="submit">
          必須の役割を保存する
        </button>
      </form>
      <ProviderForm {...provider} errors={errors} />
      <DirectoryForm {...directory} errors={errors} />
    </Layout>
  );
}
