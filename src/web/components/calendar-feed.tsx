import { url } from "../routes.ts";
import { yearDateAndTime } from "../sayings/date-and-time.ts";
import { Notice } from "./notice.tsx";

/** An address that was made just now, shown this once. */
export function MadeFeed({ address }: { address: string }) {
  return (
    <Notice tone="good" title="カレンダーのアドレスを作りました。いま控えてください">
      <p>この画面を離れると、もう表示されません。</p>
      <input className="input" type="text" readOnly value={address} aria-label="カレンダーのアドレス" />
    </Notice>
  );
}

/** A person's own calendar address: making it, making it anew, ending it. `since`: when the present one was made. */
export function CalendarFeed({ since }: { since: string | null }) {
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">カレンダー</h2>
      <p>
        Outlookなどの予定表に、自分の提出や承認の期限を出せます。専用のアドレスを作り、予定表の「インターネットから追加」などで登録してください。
      </p>
      {since !== null && <p>{yearDateAndTime(since)}に作ったアドレスが使われています。</p>}
      <p className="quiet small">
        アドレスを知っている人は、あなたの期限を見られます。人に知られたときは作り直してください。前のアドレスはすぐに使えなくなります。
      </p>
      <form method="post" action={url("changeFeed")} className="act-buttons">
        <button className="button" type="submit" name="act" value="make">
          {since === null ? "アドレスを作る" : "アドレスを作り直す"}
        </button>
        {since !== null && (
          <button className="button" type="submit" name="act" value="revoke">
            アドレスを使えなくする
          </button>
        )}
      </form>
    </section>
  );
}
