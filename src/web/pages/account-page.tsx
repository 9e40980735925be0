import { type Role, roleNames } from "../../domain/permissions/actor.ts";
import type { OpenSession } from "../../usecases/sessions/list-sessions.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SessionList } from "../components/session-list.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type AccountPageProps = {
  frame: Frame;
  name: string;
  post: string;
  roles: Role[];
  /** `own`: one kept here; `any`: that or the directory's. */
  passwords: { own: boolean; any: boolean };
  /** Whether the second step is on. */
  secondFactor: boolean;
  sessions: OpenSession[];
  /** The session this page is shown in. */
  present: string;
  errors: FieldError[];
  flash: { title: string; line?: string } | null;
};

/** A person's own page: who one is here, a new password, where one is signed in. */
export function AccountPage(props: AccountPageProps) {
  const { frame, name, post, roles, passwords, secondFactor, sessions, present, errors, flash } = props;
  return (
    <Layout frame={frame} title="自分のアカウント" narrow>
      <div className="page-head">
        <div>
          <h1>自分のアカウント</h1>
          <p className="quiet">
            {name}
            {post && `　${post}`}　役割：{roles.map((role) => roleNames[role]).join("・")}
          </p>
        </div>
      </div>
      {flash && (
        <Notice tone="good" title={flash.title}>
          {flash.line && <p>{flash.line}</p>}
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {passwords.own ? (
        <form method="post" action={url("changePassword")} className="card stack">
          <h2>パスワードを変更する</h2>
          <TextField
            name="present"
            label="いまのパスワード"
            type="password"
            errors={errors}
            autoComplete="current-password"
            required
          />
          <TextField
            name="next"
            label="新しいパスワード"
            hint="12文字以上。長い言い回しがおすすめです"
            type="password"
            errors={errors}
            autoComplete="new-password"
            required
          />
          <TextField
            name="again"
            label="新しいパスワード（確認のためもう一度）"
            type="password"
            errors={errors}
            autoComplete="new-password"
            required
          />
          <button className="button button-primary" type="submit">
            パスワードを変更する
          </button>
        </form>
      ) : (
        <Notice title="道しるべのパスワードがありません">
          <p>
            庁内のIDで入っている方は、パスワードも庁内の手続きで変えます。ここでパスワードを持ちたいときは、事務局にご相談ください。
          </p>
        </Notice>
      )}
      {passwords.any && (
        <section className="card stack">
          <h2>二段階認証</h2>
          <p>
            {secondFactor
              ? "設定されています。パスワードのあとに、認証アプリの確認コードかパスキーで確かめます。"
              : "設定すると、パスワードを人に知られても、それだけでは入れなくなります。"}
          </p>
          <p>
            <a className="button" href={url("secondFactor")}>
              {secondFactor ? "二段階認証を確かめる" : "二段階認証を設定する"}
            </a>
          </p>
        </section>
      )}
      <section className="card stack">
        <h2>お知らせ</h2>
        <p>差戻しや期限のお知らせをメールで受け取るかどうかと、送り先を決められます。</p>
        <p>
          <a className="button" href={url("noticeChoice")}>
            お知らせの受け取り方を決める
          </a>
        </p>
      </section>
      <section className="card stack" aria-labelledby="sessions">
        <h2 id="sessions">サインイン中の画面</h2>
        <p className="quiet small">心当たりのない端末があるときは終了し、パスワードを変えてください。</p>
        <SessionList
          sessions={sessions}
          present={present}
          action={url("endOwnSessions")}
          endAll="この画面のほかをすべて終了する"
        />
      </section>
    </Layout>
  );
}
