import { roleNames } from "../../domain/permissions/actor.ts";
import type { DemoPerson } from "../../usecases/sessions/demo-people.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type SignInPageProps = {
  frame: Frame;
  /** Where the person wanted to go. */
  back: string | null;
  municipalities: { code: string; name: string }[];
  /** Those whose people can come in through their own identity provider. */
  withProvider: { code: string; name: string }[];
  code: string | null;
  loginName?: string;
  refusal: string | null;
  /** On a demo installation: who one may enter as. */
  demo: DemoPerson[] | null;
};

export function SignInPage(props: SignInPageProps) {
  const { frame, back, municipalities, withProvider, code, loginName, refusal, demo } = props;
  const only = municipalities.length === 1 ? municipalities[0] : undefined;
  return (
    <Layout frame={frame} title="サインイン" narrow={demo === null}>
      <div className={demo ? "sign-in sign-in-demo" : "sign-in"}>
        {demo && <DemoPeople people={demo} back={back} city={only?.name ?? ""} code={only?.code ?? code ?? ""} />}
        <section className="card stack sign-in-form">
          <h1>{demo ? "アカウントで入る" : "サインイン"}</h1>
          {only && !demo && <p className="quiet">{only.name}</p>}
          {refusal && (
            <Notice tone="bad" title="サインインできませんでした">
              <p>{refusal}</p>
            </Notice>
          )}
          {withProvider.map((one) => (
            <p key={one.code}>
              <a className="button button-large" href={url("beginAtProvider", {}, { code: one.code, back })}>
                {only ? "" : `${one.name}の`}認証基盤でサインインする
              </a>
            </p>
          ))}
          <form method="post" action={url("signInWithPassword")} className="stack">
            {back && <input type="hidden" name="back" value={back} />}
            {only ? (
              <input type="hidden" name="code" value={only.code} />
            ) : (
              <div className="field">
                <label htmlFor="code">自治体</label>
                <select className="input" id="code" name="code" defaultValue={code ?? undefined}>
                  {municipalities.map((municipality) => (
                    <option key={municipality.code} value={municipality.code}>
                      {municipality.name}（{municipality.code}）
                    </option>
                  ))}
                </select>
              </div>
            )}
            <TextField name="loginName" label="ユーザー名" value={loginName} autoComplete="username" required />
            <TextField name="password" label="パスワード" type="password" autoComplete="current-password" required />
            <button className="button button-primary button-large" type="submit">
              サインインする
            </button>
          </form>
        </section>
      </div>
    </Layout>
  );
}

type DemoPeopleProps = { people: DemoPerson[]; back: string | null; city: string; code: string };

function DemoPeople({ people, back, city, code }: DemoPeopleProps) {
  const heads = people.filter(({ headsSection }) => headsSection);
  return (
    <section className="stack">
      <div>
        <h2 className="sign-in-title">だれとして見てみますか</h2>
        <p className="quiet">
          {city}は実在しない市です。選ぶとその人の画面がすぐに開きます。書き換えても、だれにも迷惑はかかりません。
        </p>
      </div>
      <DemoCards people={people.filter(({ headsSection }) => !headsSection)} back={back} code={code} />
      {heads.length > 0 && (
        <details className="demo-more">
          <summary>課長として入る（{heads.length}人）</summary>
          <DemoCards people={heads} back={back} code={code} />
        </details>
      )}
    </section>
  );
}

function DemoCards({ people, back, code }: Omit<DemoPeopleProps, "city">) {
  return (
    <ul className="demo-people">
      {people.map((person) => (
        <li key={person.personId}>
          <form method="post" action={url("enterDemo")}>
            {back && <input type="hidden" name="back" value={back} />}
            <input type="hidden" name="code" value={code} />
            <button className="demo-person" type="submit" name="personId" value={person.personId}>
              <span className="demo-person-name">{person.name}</span>
              <span className="tag">{roleNames[person.role]}</span>
              <span className="demo-person-post">
                {person.unit ? `${person.unit}　` : ""}
                {person.post}
              </span>
            </button>
          </form>
        </li>
      ))}
    </ul>
  );
}
