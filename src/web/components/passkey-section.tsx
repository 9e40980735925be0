import type { KnownPasskey, SecondFactor } from "../../usecases/second-factor/read-second-factor.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";
import { TextField } from "./text-field.tsx";

type PasskeySectionProps = { factor: SecondFactor; device: string; errors: FieldError[] };

/** A person's passkeys: which there are, one more, one less. */
export function PasskeySection({ factor, device, errors }: PasskeySectionProps) {
  return (
    <section className="card stack" aria-labelledby="passkeys">
      <h2 id="passkeys">パスキー</h2>
      <p>
        パソコンの顔認証や指紋、PIN、またはセキュリティキーで本人を確かめる方法です。数字を入力する手間がなく、偽の画面にだまされません。
      </p>
      {factor.passkeys.length > 0 && (
        <ul className="session-list">
          {factor.passkeys.map((passkey) => (
            <PasskeyLine key={passkey.passkeyId} passkey={passkey} errors={errors} />
          ))}
        </ul>
      )}
      {factor.passkeysPossible ? (
        <form method="post" action={url("beginPasskey")} className="stack">
          <TextField
            name="name"
            id="passkey-name"
            label="パスキーの名前"
            hint="あとで見分けるための名前です"
            value={device}
            errors={errors}
          />
          <TextField
            name="present"
            id="passkey-present"
            label="いまのパスワード"
            type="password"
            errors={errors}
            autoComplete="current-password"
            required
          />
          <button className="button" type="submit">
            パスキーを追加する
          </button>
        </form>
      ) : (
        <p className="quiet">
          この市では、道しるべのアドレスがまだ設定されていないため、パスキーを使えません。使いたいときは事務局にご相談ください。
        </p>
      )}
    </section>
  );
}

function PasskeyLine({ passkey, errors }: { passkey: KnownPasskey; errors: FieldError[] }) {
  const { passkeyId, name, createdAt, lastUsedAt, elsewhere } = passkey;
  const id = `remove-${passkeyId}`;
  return (
    <li className="session">
      <div>
        <strong>{name}</strong>
        {elsewhere && <span className="tag">以前のアドレス用</span>}
        <span className="quiet small session-times">
          {dateAndTime(createdAt)} に登録、
          {lastUsedAt ? `最後に使ったのは ${dateAndTime(lastUsedAt)}` : "まだ使われていません"}
        </span>
      </div>
      <details open={errors.some(({ field }) => field === id)}>
        <summary>
          削除する<span className="visually-hidden">（{name}）</span>
        </summary>
        <form method="post" action={url("removePasskey", { passkeyId })} className="stack">
          <TextField
            name="present"
            id={id}
            label="いまのパスワード"
            type="password"
            errors={errors}
            autoComplete="current-password"
            required
          />
          <button className="button" type="submit">
            このパスキーを削除する
          </button>
        </form>
      </details>
    </li>
  );
}
