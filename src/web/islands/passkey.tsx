import { useEffect, useRef, useState } from "react";
import { mountIsland } from "./mount-island.ts";

type PasskeyProps = { label: string } & (
  | { act: "make"; question: PublicKeyCredentialCreationOptionsJSON }
  | { act: "use"; question: PublicKeyCredentialRequestOptionsJSON }
);

const unable =
  "このブラウザーではパスキーを使えません。EdgeやChromeを新しくするか、認証アプリや回復用コードをお使いください。";
const undone = "パスキーを確かめられませんでした。取り消したか、時間がたったか、この端末に登録がありません。";

/** Asks the browser for a passkey and sends its answer with the form around it. */
function Passkey(props: PasskeyProps) {
  const [answer, setAnswer] = useState<string | null>(null);
  const [trouble, setTrouble] = useState<string | null>(null);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (answer !== null) field.current?.form?.requestSubmit();
  }, [answer]);
  const ask = async () => {
    setTrouble(null);
    if (!isAble()) return setTrouble(unable);
    try {
      setAnswer(await ofBrowser(props));
    } catch (error) {
      const known = error instanceof DOMException && error.name === "InvalidStateError";
      setTrouble(known ? "この端末のパスキーは、すでに登録されています。" : undone);
    }
  };
  return (
    <>
      <button
        className="button button-primary button-large"
        type="button"
        onClick={() => void ask()}
        disabled={answer !== null}
      >
        {props.label}
      </button>
      <input type="hidden" name="passkey" value={answer ?? ""} ref={field} />
      <p className="field-error" role="status">
        {trouble}
      </p>
    </>
  );
}

function isAble(): boolean {
  return (
    typeof PublicKeyCredential === "function" && typeof PublicKeyCredential.parseCreationOptionsFromJSON === "function"
  );
}

async function ofBrowser(props: PasskeyProps): Promise<string> {
  const credential =
    props.act === "make"
      ? await navigator.credentials.create({
          publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(props.question),
        })
      : await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(props.question) });
  if (!(credential instanceof PublicKeyCredential)) throw new Error("no passkey");
  return JSON.stringify(credential.toJSON());
}

mountIsland("passkey", Passkey);
