import { mailChoices } from "../../domain/notifications/mail-choice.ts";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { CalendarFeed, MadeFeed } from "../components/calendar-feed.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type NoticeChoicePageProps = {
  frame: Frame;
  email: string;
  choice: string;
  /** Whether the city sends mails. */
  sends: boolean;
  feed: { since: string | null; made: string | null };
  errors: FieldError[];
  flash: string | null;
};

/** Where and how a person is told by mail. */
export function NoticeChoicePage({ frame, email, choice, sends, feed, errors, flash }: NoticeChoicePageProps) {
  return (
    <Layout frame={frame} title="お知らせの受け取り方" narrow>
      <Breadcrumbs trail={[{ label: "自分のアカウント", href: url("account") }, { label: "お知らせの受け取り方" }]} />
      <div className="page-head">
        <h1>お知らせの受け取り方</h1>
      </div>
      {flash && <Notice tone="good" title={flash} />}
      {feed.made !== null && <MadeFeed address={feed.made} />}
      <ErrorSummary errors={errors} />
      <form method="post" action={url("saveNoticeChoice")} className="card stack">
        <h2>メール</h2>
        {!sends && <p>いまはメールが送られません。事務局がメールのサーバーを設定すると届きます。</p>}
        <TextField
          name="email"
          label="メールアドレス"
          hint="空にすると、画面のベルだけでお知らせします"
          value={email}
          errors={errors}
          autoComplete="email"
        />
        <fieldset className="field" id="choice">
          <legend className="label">メールでのお知らせ</legend>
          {Object.entries(mailChoices).map(([value, label]) => (
            <label className="choice" key={value}>
              <input type="radio" name="choice" value={value} defaultChecked={choice === value} />
              <span>{label}</span>
            </label>
          ))}
        </fieldset>
        <button className="button button-primary" type="submit">
          受け取り方を保存する
        </button>
      </form>
      <CalendarFeed since={feed.since} />
    </Layout>
  );
}
