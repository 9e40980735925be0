import { roleNames } from "../../domain/permissions/actor.ts";
import type { PeopleList, PersonRow } from "../../usecases/people/list-people.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { EmailField } from "../components/people/email-field.tsx";
import { PostFields } from "../components/people/post-fields.tsx";
import { postName } from "../components/people/post-list.tsx";
import { SettingsNav } from "../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";
import { fullDay } from "../sayings/date-and-time.ts";

type PeoplePageProps = PeopleList & {
  frame: Frame;
  /** The city's people can sign in without a password kept here. */
  passwordOptional: boolean;
  values: Record<string, string>;
  errors: FieldError[];
  flash: string | null;
};

export function PeoplePage({ frame, people, units, roles, passwordOptional, values, errors, flash }: PeoplePageProps) {
  return (
    <Layout frame={frame} title="利用者">
      <div className="page-head">
        <h1>利用者</h1>
      </div>
      <SettingsNav frame={frame} current="people" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={errors} />
      <details className="card add-person" open={errors.length > 0}>
        <summary>利用者を追加する</summary>
        <form method="post" action={url("addPerson")} className="stack">
          <TextField name="name" label="氏名" value={values.name} errors={errors} required />
          <EmailField value={values.email} errors={errors} />
          <PostFields values={values} units={units} roles={roles} errors={errors} />
          <TextField
            name="loginName"
            label="ユーザー名"
            hint="サインインに使う名前。職員番号でもかまいません"
            value={values.loginName}
            errors={errors}
            autoComplete="off"
            required
          />
          <TextField
            name="password"
            label="最初のパスワード"
            hint={passwordOptional ? "12文字以上。庁内のIDだけで入る方は空のままにします" : "12文字以上"}
            type="password"
            errors={errors}
            autoComplete="new-password"
            required={!passwordOptional}
          />
          <button className="button button-primary" type="submit">
            追加する
          </button>
        </form>
      </details>
      <table className="data-table cards">
        <thead>
          <tr>
            <th scope="col">氏名</th>
            <th scope="col">所属・職名</th>
            <th scope="col">役割</th>
            <th scope="col">ユーザー名</th>
            <th scope="col">状態</th>
          </tr>
        </thead>
        <tbody>
          {people.map((person) => (
            <PersonLine key={person.personId} person={person} />
          ))}
        </tbody>
      </table>
    </Layout>
  );
}

function PersonLine({ person }: { person: PersonRow }) {
  const { personId, name, posts, loginName, closed } = person;
  const held = posts.filter(({ when }) => when === "now");
  const later = posts.filter(({ when }) => when === "later");
  return (
    <tr>
      <th scope="row">
        <a href={url("person", { personId })}>{name}</a>
      </th>
      <td data-label="所属">
        {held.map((post) => (
          <span key={post.postId} className="person-post-line">
            {postName(post)}
            {!post.main && <span className="tag post-tag">兼務</span>}
          </span>
        ))}
        {held.length === 0 && <span className="tag tag-warn">いまの所属・職がありません</span>}
        {later.map((post) => (
          <span key={post.postId} className="person-post-line quiet small">
            {fullDay(post.from)}から {postName(post)}
          </span>
        ))}
      </td>
      <td data-label="役割">{[...new Set(held.map(({ role }) => roleNames[role]))].join("・")}</td>
      <td data-label="ユーザー名">{loginName}</td>
      <td data-label="状態">{closed ? <span className="tag tag-warn">停止中</span> : "利用中"}</td>
    </tr>
  );
}
