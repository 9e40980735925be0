import type { PersonRow, UnitChoice } from "../../usecases/people/list-people.ts";
import type { OpenSession } from "../../usecases/sessions/list-sessions.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { PersonFields } from "../components/person-fields.tsx";
import { SessionList } from "../components/session-list.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { FieldError } from "../field-error.ts";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type PersonPageProps = {
  frame: Frame;
  person: PersonRow;
  units: UnitChoice[];
  /** Whether the person gives a code after the password. */
  secondFactor: boolean;
  sessions: OpenSession[];
  errors: FieldError[];
  flash: string | null;
};

/** One account: what it may do, a new password, closing it, where it is signed in. */
export function PersonPage({ frame, person, units, secondFactor, sessions, errors, flash }: PersonPageProps) {
  const { personId, name, post, role, unitId, loginName, closed } = person;
  return (
    <Layout frame={frame} title={name} narrow>
      <Breadcrumbs
        trail={[{ label: "設定", href: url("settings") }, { label: "利用者", href: url("people") }, { label: name }]}
      />
      <div className="page-head">
        <div>
          <h1>{name}</h1>
          <p className="quiet small">ユーザー名 {loginName}</p>
        </div>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <form method="post" action={url("savePerson", { personId })} className="card stack">
        <PersonFields values={{ name, post, role, unitId: unitId ?? "" }} units={units} errors={errors} />
        <TextField
          name="password"
          label="新しいパスワード"
          hint="変えるときだけ、12文字以上。変えるとその人は一度サインアウトされます"
          type="password"
          errors={errors}
          autoComplete="new-password"
        />
        <label className="choice">
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
      {secondFactor && (
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
    </Layout>
  );
}
