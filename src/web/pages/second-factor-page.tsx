import type { SecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { PasskeySection } from "../components/passkey-section.tsx";
import { QrCode } from "../components/qr-code.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type SecondFactorPageProps = {
  frame: Frame;
  factor: SecondFactor;
  /** While it is set up: what the app reads. */
  fresh: { secret: string; address: string } | null;
  /** Shown once, right after it was set up. */
  recoveryCodes: string[] | null;
  /** The city asks for it and the person has none yet: nothing else is open to them. */
  owed: boolean;
  /** A name to propose for a passkey of this device. */
  device: string;
  errors: FieldError[];
};

/** A person's own second step: authenticator app, passkeys, recovery codes. */
export function SecondFactorPage(props: SecondFactorPageProps) {
  const { frame, factor, fresh, recoveryCodes, owed, device, errors } = props;
  return (
    <Layout frame={frame} title="二段階認証" narrow>
      {!owed && <Breadcrumbs trail={[{ label: "自分のアカウント", href: url("account") }, { label: "二段階認証" }]} />}
      <div className="page-head">
        <h1>二段階認証</h1>
      </div>
      {owed && (
        <Notice tone="warn" title="二段階認証の設定が必要です">
          <p>
            あなたの役割では、パスワードのほかに認証アプリの確認コードかパスキーが必要です。どちらかの設定を終えると、ほかの画面へ進めます。
          </p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {recoveryCodes ? (
        <RecoveryCodes codes={recoveryCodes} />
      ) : (
        <>
          {factor.on && (
            <Notice tone="good" title="二段階認証が設定されています">
              <p>
                サインインのとき、パスワードのあとに確かめます。使っていない回復用コードは{factor.codesLeft}個です。
              </p>
            </Notice>
          )}
          {fresh && <Confirm fresh={fresh} errors={errors} />}
          {factor.app === "on" ? <TurnOff errors={errors} /> : <Begin again={fresh !== null} errors={errors} />}
          <PasskeySection factor={factor} device={device} errors={errors} />
        </>
      )}
    </Layout>
  );
}

function PresentPassword({ errors }: { errors: FieldError[] }) {
  return (
    <TextField
      name="present"
      label="いまのパスワード"
      type="password"
      errors={errors}
      autoComplete="current-password"
      required
    />
  );
}

function Begin({ again, errors }: { again: boolean; errors: FieldError[] }) {
  return (
    <form method="post" action={url("changeSecondFactor")} className="card stack">
      <h2>{again ? "初めからやり直す" : "認証アプリを設定する"}</h2>
      {!again && (
        <p>
          スマートフォンの認証アプリ（Google Authenticator、Microsoft Authenticator
          など）を用意してください。アプリは通信なしで動きます。
        </p>
      )}
      <PresentPassword errors={errors} />
      <button className={again ? "button" : "button button-primary"} type="submit" name="act" value="begin">
        {again ? "新しい設定コードを表示する" : "設定を始める"}
      </button>
    </form>
  );
}

function Confirm({ fresh, errors }: { fresh: { secret: string; address: string }; errors: FieldError[] }) {
  return (
    <form method="post" action={url("changeSecondFactor")} className="card stack">
      <h2>1. 認証アプリで読み取る</h2>
      <QrCode words={fresh.address} label="認証アプリで読み取る二次元コード。同じ内容を下に文字でも示します" />
      <p>読み取れないときは、次の文字を認証アプリに入力してください（時間ベース、6桁）。</p>
      <p className="secret-words">
        <code>{fresh.secret.replace(/(.{4})(?=.)/g, "$1 ")}</code>
      </p>
      <h2>2. 出てきた数字を入力する</h2>
      <TextField
        name="code"
        label="確認コード"
        hint="6桁の数字"
        errors={errors}
        autoComplete="one-time-code"
        required
      />
      <button className="button button-primary" type="submit" name="act" value="confirm">
        設定を終える
      </button>
    </form>
  );
}

function RecoveryCodes({ codes }: { codes: string[] }) {
  return (
    <section className="card stack">
      <h2>二段階認証を設定しました</h2>
      <p>
        スマートフォンやセキュリティキーをなくしたときは、次の<strong>回復用コード</strong>
        でサインインできます。1つにつき1回だけ使えます。
        <strong>表示されるのは今だけです。</strong>紙に控えるか印刷して、人に見られない場所にしまってください。
        前に控えたコードは、もう使えません。
      </p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <p>
        <a className="button button-primary" href={url("home")}>
          控えました。ホームへ進む
        </a>
      </p>
    </section>
  );
}

function TurnOff({ errors }: { errors: FieldError[] }) {
  return (
    <form method="post" action={url("changeSecondFactor")} className="card stack">
      <h2>認証アプリ</h2>
      <p>設定されています。</p>
      <p className="quiet small">
        スマートフォンを替えるときや回復用コードを作り直すときは、いったん解除してから設定し直してください。
      </p>
      <PresentPassword errors={errors} />
      <button className="button" type="submit" name="act" value="remove">
        認証アプリを解除する
      </button>
    </form>
  );
}
