import { type Role, roleNames } from "../../domain/permissions/actor.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { FieldError } from "../field-error.ts";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type AccountPageProps = {
  frame: Frame;
  name: string;
  post: string;
  role: Role;
  hasPassword: boolean;
  errors: FieldError[];
  flash: string | null;
};

/** A person's own page: who one is here, and a new password. */
export function AccountPage({ frame, name, post, role, hasPassword, errors, flash }: AccountPageProps) {
  return (
    <Layout frame={frame} title="自分のアカウント" narrow>
      <div className="page-head">
        <div>
          <h1>自分のアカウント</h1>
          <p className="quiet">
            {name}　{post}　役割：{roleNames[role]}
          </p>
        </div>
      </div>
      {flash && (
        <Notice tone="good" title={flash}>
          <p>ほかの端末やブラウザーで開いていた画面は、サインアウトされました。</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {hasPassword ? (
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
        <Notice title="このアカウントにはパスワードがありません">
          <p>パスワードで入れるようにしたいときは、事務局にご相談ください。</p>
        </Notice>
      )}
    </Layout>
  );
}
