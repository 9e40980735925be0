import type { Role } from "../../domain/permissions/actor.ts";
import type { PersonRow, UnitChoice } from "../../usecases/people/list-people.ts";
import type { OpenSession } from "../../usecases/sessions/list-sessions.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { AddPost } from "../components/people/add-post.tsx";
import { EmailField } from "../components/people/email-field.tsx";
import { PostList } from "../components/people/post-list.tsx";
import { SessionList } from "../components/session-list.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type PersonPageProps = {
  frame: Frame;
  person: PersonRow;
  units: UnitChoice[];
  roles: Role[];
  /** Whether the person gives a code after the password. */
  secondFactor: boolean;
  sessions: OpenSession[];
  /** What was typed into the form of a new post and refused. */
  values: Record<string, string>;
  errors: FieldError[];
  flash: string | null;
  today: string;
};

/** One account: its posts over time, a new password, closing it, where it is signed in. */
export function PersonPage(props: PersonPageProps) {
  const { frame, person, units, roles, secondFactor, sessions, values, errors, flash, today } = props;
  const { personId, name, loginName, mayChange } = person;
  return (
    <Layout frame={frame} title={name} narrow>
      <Breadcrumbs trail={[{ label: "利用者", href: url("people") }, { label: name }]} />
      <div className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet small">ユーザー名 {loginName}</p>
        </div>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      {!mayChange && (
        <Notice tone="plain" title="このアカウントは管理者が管理しています">
          <p>変更が必要なときは、管理者の役割の方にご依頼ください。</p>
        </Notice>
      )}
      <section className="card stack" aria-labelledby="posts">
        <h2 id="posts">所属・職</h2>
        <PostList person={person} today={today} />
        {mayChange && <AddPost personId={personId} units={units} roles={roles} values={values} errors={errors} />}
      </section>
      {mayChange && <AccountForm person={person} errors={errors} />}
      {mayChange && secondFactor && (
        <form method="post" action={url("resetSecondFactor", { personId })} className="card stack">
          <h2>二段階認証</h2>
          <p>
            設定されています。スマートフォンと回復用コードをなくしたときだけ、
            <strong>本人であることを確かめてから</strong>
            解除してください。その方はサインアウトされ、次からはパスワードだけで入ります。
          </p>
          <button className="button" type="submit">
            二段階認証を解除する
          </button>
        </form>
      )}
      {mayChange && (
        <section className="card stack" aria-labelledby="sessions">
          <h2 id="sessions">サインイン中の画面</h2>
          {sessions.length === 0 && <p className="quiet">サインインしている画面はありません。</p>}
          <SessionList
            sessions={sessions}
            present={null}
            action={url("endPersonSessions", { personId })}
            endAll="すべて終了する"
          />
        </section>
      )}
    </Layout>
  );
}

function AccountForm({ person, errors }: { person: PersonRow; errors: FieldError[] }) {
  const { personId, name, email, closed } = person;
  return (
    <form method="post" action={url("savePerson", { personId })} className="card stack">
      <h2>アカウント</h2>
      <TextField name="name" label="氏名" value={name} errors={errors} required />
      <EmailField value={email ?? ""} errors={errors} />
      <TextField
        name="password"
        label="新しいパスワード"
        hint="変えるときだけ、12文字以上。変えるとその人は一度サインアウトされます"
        type="password"
        errors={errors}
        autoComplete="new-password"
      />
      <label className="choice" id="closed">
        <input type="checkbox" name="closed" value="yes" defaultChecked={closed} />
        <span>
          利用を停止する
          <span className="quiet small">　すぐにサインアウトされ、入れなくなります。書いた内容は残ります</span>
        </span>
      </label>
      <button className="button button-primary" type="submit">
        保存する
      </button>
    </form>
  );
}
