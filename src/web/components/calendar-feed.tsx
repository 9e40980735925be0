import { yearDateAndTime } from "../date-and-time.ts";
import { url } from "../routes.ts";
import { Notice } from "./notice.tsx";

/** `made`: an address that was made just now, shown this once. `since`: when the present one was made. */
type CalendarFeedProps = { since: string | null; made: string | null };

/** A person's own calendar address: making it, making it anew, ending it. */
export function CalendarFeed({ since, made }: CalendarFeedProps) {
  return (
    <section className="card stack" aria-labelledby="calendar">
      <h2 id="calendar">カレンダー</h2>
      <p>
        Outlookなどの予定表に、自分の提出や承認の期限を出せます。専用のアドレスを作り、予定表の「インターネットから追加」などで登録してください。
      </p>
      {made && (
        <Notice tone="good" title="アドレスを作りました。いま控えてください">
          <p>この画面を離れると、もう表示されません。</p>
          <input className="input" type="text" readOnly value={made} aria-label="カレンダーのアドレス" />
        </Notice>
      )}
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
