import type { DirectoryCheck } from "../../usecases/directory/ask-directory.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";
import { AuthorityField } from "./authority-field.tsx";
import { Notice } from "./notice.tsx";
import { TextField } from "./text-field.tsx";

/** The directory was asked for that login name. */
export type DirectoryChecked = { loginName: string; outcome: DirectoryCheck };

type DirectoryFormProps = {
  values: Record<string, string>;
  /** Whether a directory is set: its password may stay, it can be tried and removed. */
  isSet: boolean;
  checked: DirectoryChecked | null;
  errors: FieldError[];
};

/** The office's own directory, by which people sign in with the password of their PC. */
export function DirectoryForm({ values, isSet, checked, errors }: DirectoryFormProps) {
  return (
    <section className="card stack settings-form" aria-labelledby="directory">
      <h2 id="directory">庁内ディレクトリ（LDAP、Active Directory）</h2>
      <p>
        設定すると、庁内のパソコンと同じパスワードでサインインできます。通信は必ず暗号化します。入れるのは、利用者として登録された方だけです。
        ここのパスワードも使えるままなので、ディレクトリが止まった日のために、管理する方は必ず持っていてください。
      </p>
      <form method="post" action={url("saveDirectory")} className="stack">
        <TextField
          name="directoryAddress"
          label="サーバーのアドレス"
          hint="ldaps://サーバー名。ldap:// のときはStartTLSで暗号化します"
          value={values.directoryAddress}
          errors={errors}
          required
        />
        <AuthorityField value={values.authority} errors={errors} />
        <TextField
          name="bindName"
          label="検索用アカウントの識別名（DN）"
          hint="例：cn=michishirube,ou=services,dc=city,dc=example"
          value={values.bindName}
          errors={errors}
          autoComplete="off"
          required
        />
        <TextField
          name="bindPassword"
          label="検索用アカウントのパスワード"
          {...(isSet && { hint: "変えるときだけ入力してください" })}
          type="password"
          errors={errors}
          autoComplete="off"
          required={!isSet}
        />
        <TextField
          name="base"
          label="検索を始める場所（ベースDN）"
          hint="例：ou=people,dc=city,dc=example"
          value={values.base}
          errors={errors}
          required
        />
        <TextField
          name="filter"
          label="人を探す条件"
          hint="{login} にユーザー名が入ります。Active Directoryでは (sAMAccountName={login}) など"
          value={values.filter}
          errors={errors}
          required
        />
        <button className="button button-primary" type="submit">
          ディレクトリを保存する
        </button>
      </form>
      {isSet && (
        <>
          <form
            method="post"
            action={`${url("checkDirectory")}#directory-check`}
            className="stack"
            id="directory-check"
          >
            {checked && <Checked {...checked} />}
            <TextField name="loginName" label="つながるかを確かめるユーザー名" value={checked?.loginName} required />
            <button className="button" type="submit">
              確かめる
            </button>
          </form>
          <form method="post" action={url("removeDirectory")}>
            <button className="button" type="submit">
              ディレクトリの設定を削除する
            </button>
          </form>
        </>
      )}
    </section>
  );
}

const refusals = {
  unreachable: "サーバーにつながりません。アドレスとポート、ファイアウォールを確かめてください。",
  certificate:
    "サーバーの証明書を確かめられません。認証局の証明書と、アドレスのサーバー名が証明書と同じかを確かめてください。",
  "look-up-account": "検索用アカウントでつながれません。識別名とパスワードを確かめてください。",
  search: "検索できません。ベースDNと条件、検索用アカウントの権限を確かめてください。",
} as const;

function Checked({ loginName, outcome }: DirectoryChecked) {
  if (!outcome.ok) {
    return (
      <Notice tone="bad" title="ディレクトリを使えません">
        <p>{refusals[outcome.reason]}</p>
      </Notice>
    );
  }
  if (outcome.found === 1) return <Notice tone="good" title={`つながりました。「${loginName}」は1人見つかりました`} />;
  return (
    <Notice tone="warn" title="つながりましたが、この方は入れません">
      <p>
        {outcome.found === 0
          ? `「${loginName}」は見つかりません。ユーザー名とベースDN、条件を確かめてください。`
          : `「${loginName}」に当てはまる方が2人以上います。1人に決まる条件にしてください。`}
      </p>
    </Notice>
  );
}
