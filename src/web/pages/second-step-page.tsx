import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type SecondStepPageProps = { frame: Frame; back: string | null; refusal: string | null };

/** After the right password: the code of the authenticator app, or a recovery code. */
export function SecondStepPage({ frame, back, refusal }: SecondStepPageProps) {
  return (
    <Layout frame={frame} title="確認コードの入力" narrow>
      <div className="sign-in">
        <section className="card stack sign-in-form">
          <h1>確認コードの入力</h1>
          {refusal && (
            <Notice tone="bad" title="サインインできませんでした">
              <p>{refusal}</p>
            </Notice>
          )}
          <form method="post" action={url("finishSecondStep")} className="stack">
            {back && <input type="hidden" name="back" value={back} />}
            <TextField
              name="code"
              label="確認コード"
              hint="認証アプリに出ている6桁の数字。スマートフォンが手元にないときは、回復用コードを入力してください"
              autoComplete="one-time-code"
              required
            />
            <button className="button button-primary button-large" type="submit">
              サインインする
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
