import type { PublicKeyCredentialRequestOptionsJSON } from "@simplewebauthn/server";
import type { IslandAssets } from "../assets.ts";
import { Island } from "../components/island.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type SecondStepPageProps = {
  frame: Frame;
  back: string | null;
  /** For who has passkeys: what the browser is asked. */
  passkey: { question: PublicKeyCredentialRequestOptionsJSON; island: IslandAssets | null } | null;
  refusal: string | null;
};

/** After the right password: a passkey, the code of the authenticator app, or a recovery code. */
export function SecondStepPage({ frame, back, passkey, refusal }: SecondStepPageProps) {
  return (
    <Layout frame={frame} title="二段階認証" narrow>
      <div className="sign-in">
        <section className="card stack sign-in-form">
          <h1>{passkey ? "二段階認証" : "確認コードの入力"}</h1>
          {refusal && (
            <Notice tone="bad" title="サインインできませんでした">
              <p>{refusal}</p>
            </Notice>
          )}
          {passkey && (
            <form method="post" action={url("finishSecondStep")} className="stack">
              {back && <input type="hidden" name="back" value={back} />}
              <Island
                name="passkey"
                assets={passkey.island}
                props={{ act: "use", question: passkey.question, label: "パスキーでサインインする" }}
              >
                <p>
                  パスキーは、JavaScriptの動くブラウザーで使えます。ここでは、下の欄に確認コードか回復用コードを入力してください。
                </p>
              </Island>
            </form>
          )}
          <form method="post" action={url("finishSecondStep")} className="stack">
            {back && <input type="hidden" name="back" value={back} />}
            <TextField
              name="code"
              label="確認コード"
              hint="認証アプリに出ている6桁の数字。手元にないときは、回復用コードを入力してください"
              autoComplete="one-time-code"
              required
            />
            <button className={passkey ? "button button-large" : "button button-primary button-large"} type="submit">
              {passkey ? "コードでサインインする" : "サインインする"}
            </button>
          </form>
          <p>
            <a href={url("signIn", {}, { back })}>ユーザー名の入力に戻る</a>
          </p>
        </section>
      </div>
    </Layout>
  );
}
