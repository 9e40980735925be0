import type { PublicKeyCredentialCreationOptionsJSON } from "@simplewebauthn/server";
import type { IslandAssets } from "../assets.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { Island } from "../components/island.tsx";
import { Layout } from "../components/layout.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type NewPasskeyPageProps = {
  frame: Frame;
  name: string;
  options: PublicKeyCredentialCreationOptionsJSON;
  island: IslandAssets | null;
};

/** The password was right: now the browser makes the passkey. */
export function NewPasskeyPage({ frame, name, options, island }: NewPasskeyPageProps) {
  return (
    <Layout frame={frame} title="パスキーの登録" narrow>
      <Breadcrumbs trail={[{ label: "二段階認証", href: url("secondFactor") }, { label: "パスキーの登録" }]} />
      <div className="page-head">
        <h1>パスキー「{name}」の登録</h1>
      </div>
      <form method="post" action={url("addPasskey")} className="card stack">
        <p>下のボタンを押すと、ブラウザーが顔認証や指紋、PIN、またはセキュリティキーを求めます。</p>
        <Island
          name="passkey"
          assets={island}
          props={{ act: "make", question: options, label: "この端末でパスキーを登録する" }}
        >
          <p>
            パスキーの登録には、JavaScriptの動くブラウザーが必要です。使えないときは、前の画面に戻って認証アプリを設定してください。
          </p>
        </Island>
        <p>
          <a href={url("secondFactor")}>登録をやめて戻る</a>
        </p>
      </form>
    </Layout>
  );
}
