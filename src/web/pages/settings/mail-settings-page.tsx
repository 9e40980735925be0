import type { MailQueue } from "../../../usecases/mail/mail-queue.ts";
import { Layout } from "../../components/layout.tsx";
import { MailQueueView, ServerAnswer } from "../../components/mail-queue-view.tsx";
import { MailServerForm } from "../../components/mail-server-form.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type MailSettingsPageProps = {
  frame: Frame;
  server: { values: Record<string, string>; isSet: boolean };
  notices: { days: string; hour: string };
  testTo: string;
  /** What came of a test mail that was sent just now. */
  tested: { ok: boolean; title: string; answer: string | null } | null;
  queue: MailQueue;
  now: string;
  errors: FieldError[];
  flash: string | null;
};

/** How the city's people are told by mail, and how the sending goes. */
export function MailSettingsPage(props: MailSettingsPageProps) {
  const { frame, server, notices, testTo, tested, queue, now, errors, flash } = props;
  return (
    <Layout frame={frame} title="メールの設定">
      <div className="page-head">
        <h1>メールの設定</h1>
      </div>
      <SettingsNav frame={frame} current="mail" />
      {flash && <Notice tone="good" title={flash} />}
      {tested && (
        <Notice tone={tested.ok ? "good" : "bad"} title={tested.title}>
          {tested.answer && <ServerAnswer answer={tested.answer} />}
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      {server.isSet ? (
        <MailQueueView queue={queue} now={now} />
      ) : (
        <Notice title="メールはまだ送られません">
          <p>
            下のサーバーを保存すると、差戻しや期限のお知らせがメールでも届きます。保存するまでは、画面のベルだけでお知らせします。
          </p>
        </Notice>
      )}
      <MailServerForm {...server} errors={errors} />
      {server.isSet && (
        <form method="post" action={url("testMail")} className="card stack settings-form field-column">
          <h2>送信を確かめる</h2>
          <p>上で保存したサーバーから、確認のメールを1通すぐに送ります。</p>
          <TextField name="to" label="送り先のアドレス" value={testTo} errors={errors} required />
          <button className="button" type="submit">
            確認のメールを送る
          </button>
        </form>
      )}
      <form method="post" action={url("saveNotices")} className="card stack settings-form field-column">
        <h2>期限のお知らせ</h2>
        <p>提出と承認の期限を、担当の方と所属長にお知らせします。期限を過ぎた日の翌朝にも一度お知らせします。</p>
        <TextField
          name="days"
          label="何日前に知らせるか"
          hint="例：7, 1（空にすると、前もってのお知らせはしません）"
          value={notices.days}
          errors={errors}
        />
        <TextField
          name="hour"
          label="知らせる時刻（時）"
          hint="期限のお知らせと、1日1回のまとめのメールは、この時刻からです"
          value={notices.hour}
          errors={errors}
          required
        />
        <button className="button" type="submit">
          お知らせの日を保存する
        </button>
      </form>
    </Layout>
  );
}
