import type { MailQueue, TroubledMail } from "../../usecases/mail/mail-queue.ts";
import { url } from "../routes.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";
import { mailRefusalText } from "../sayings/mail-sayings.ts";
import { Notice } from "./notice.tsx";

/** How the sending goes: what waits, what did not arrive and why. */
export function MailQueueView({ queue, now }: { queue: MailQueue; now: string }) {
  const { waiting, gathering, sentToday, failed, withoutAddress, away, troubled } = queue;
  return (
    <section className="card stack settings-form" aria-labelledby="queue">
      <h2 id="queue">送信の状況</h2>
      {away && (
        <Notice tone="warn" title="いまメールを送れません">
          <p>
            {mailRefusalText(away.reason)}
            {away.until > now ? `次は${dateAndTime(away.until)}に試します。` : "まもなくもう一度試します。"}
            送れなかったメールは残っていて、つながりしだい送られます。
          </p>
          {away.answer && <ServerAnswer answer={away.answer} />}
        </Notice>
      )}
      <dl className="mail-counts">
        <Count label="送信待ち" count={waiting} unit="通" />
        <Count label="次の朝のまとめ" count={gathering} unit="通" />
        <Count label="24時間以内に送信" count={sentToday} unit="通" />
        <Count label="届かなかったもの" count={failed} unit="通" />
        <Count label="アドレスのない利用者" count={withoutAddress} unit="人" />
      </dl>
      {troubled.length > 0 && <TroubledTable troubled={troubled} now={now} />}
    </section>
  );
}

function Count({ label, count, unit }: { label: string; count: number; unit: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <strong>{count}</strong>
        {unit}
      </dd>
    </div>
  );
}

function TroubledTable({ troubled, now }: { troubled: TroubledMail[]; now: string }) {
  return (
    <>
      <h3>届いていないメール（{troubled.length}通）</h3>
      <table className="data-table cards">
        <caption className="visually-hidden">届いていないメール</caption>
        <thead>
          <tr>
            <th scope="col">あて先</th>
            <th scope="col">理由</th>
            <th scope="col">次の送信</th>
            <th scope="col">操作</th>
          </tr>
        </thead>
        <tbody>
          {troubled.map((mail) => (
            <tr key={mail.mailId}>
              <th scope="row">
                {mail.to}
                <span className="quiet small mail-address">{mail.email ?? "（アドレスなし）"}</span>
              </th>
              <td data-label="理由">
                <div>
                  {mailRefusalText(mail.reason ?? "")}
                  {mail.answer && <ServerAnswer answer={mail.answer} />}
                </div>
              </td>
              <td data-label="次の送信">{nextTry(mail, now)}</td>
              <td data-label="操作">
                <form method="post" action={url("retryMails")}>
                  <button className="button" type="submit" name="mail" value={mail.mailId}>
                    いま送る<span className="visually-hidden">：{mail.to}</span>
                  </button>
                </form>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <form method="post" action={url("retryMails")}>
        <button className="button" type="submit" name="mail" value="all">
          すべて送り直す
        </button>
      </form>
    </>
  );
}

function nextTry({ nextTry: at, attempts }: TroubledMail, now: string): string {
  if (at === null) return "送りません";
  return at > now ? `${dateAndTime(at)}（${attempts + 1}回目）` : "まもなく";
}

/** In the words of the server, which are rarely Japanese. */
export function ServerAnswer({ answer }: { answer: string }) {
  return (
    <p className="small server-answer">
      サーバーの応答：<code lang="en">{answer}</code>
    </p>
  );
}
