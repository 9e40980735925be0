import { supportHours } from "../../../usecases/support/grant-support.ts";
import type { SupportGrant, SupportState } from "../../../usecases/support/list-support.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SettingsNav } from "../../components/settings-nav.tsx";
import { ErrorSummary, TextField } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";
import { yearDateAndTime } from "../../sayings/date-and-time.ts";

type SupportPageProps = {
  frame: Frame;
  grants: SupportGrant[];
  /** Where the operator enters the code. */
  address: string;
  /** Just made; shown this once. */
  code: string | null;
  values: Record<string, string>;
  errors: FieldError[];
  flash: string | null;
};

const states = {
  open: "コード未使用",
  used: "閲覧できます",
  over: "終了",
  revoked: "取消し済み",
} as const satisfies Record<SupportState, string>;

/** Who of the installation's operators may look at the city, until when, and what they looked at. */
export function SupportPage({ frame, grants, address, code, values, errors, flash }: SupportPageProps) {
  return (
    <Layout frame={frame} title="運用者の閲覧">
      <div className="page-head">
        <h1>運用者の閲覧</h1>
      </div>
      <SettingsNav frame={frame} current="support" />
      {flash && <Notice tone="good" title={flash} />}
      {code && (
        <Notice tone="good" title="閲覧を許可しました">
          <p>
            次のコードを運用者に伝えてください。<strong>この画面を離れると、もう表示できません。</strong>
          </p>
          <p className="support-code">{code}</p>
          <p>入力する画面：{address}</p>
        </Notice>
      )}
      <ErrorSummary errors={errors} />
      <form method="post" action={url("grantSupport")} className="card stack settings-form support-form">
        <h2>閲覧を許可する</h2>
        <p>
          道しるべを動かしている運用者は、ふだん、この自治体の中身を見られません。調べてもらうことがあるときだけ、時間を限って許可します。
          運用者は読むだけで、書くこと、出力すること、履歴とコメントを見ることはできません。開いた画面はすべて履歴に残ります。
        </p>
        <TextField
          name="reason"
          label="理由"
          hint="例：シートが開けない原因を調べてもらうため"
          value={values.reason}
          errors={errors}
          required
        />
        <div className="field">
          <label htmlFor="hours">時間</label>
          <select className="input" id="hours" name="hours" defaultValue={values.hours ?? "1"}>
            {supportHours.map((hours) => (
              <option key={hours} value={hours}>
                {hours}時間
              </option>
            ))}
          </select>
        </div>
        <button className="button button-primary" type="submit">
          許可してコードを作る
        </button>
      </form>
      <h2>これまでの許可</h2>
      {grants.length === 0 ? (
        <p className="quiet">許可したことはありません。</p>
      ) : (
        <ul className="post-list card">
          {grants.map((grant) => (
            <Grant key={grant.grantId} grant={grant} />
          ))}
        </ul>
      )}
    </Layout>
  );
}

function Grant({ grant }: { grant: SupportGrant }) {
  const { grantId, state, reason, grantedBy, grantedAt, expiresAt, operator, asked } = grant;
  return (
    <li className="post">
      <h3 className="post-name">
        {reason} <span className={state === "used" ? "tag tag-warn" : "tag"}>{states[state]}</span>
      </h3>
      <p className="small">
        {yearDateAndTime(grantedAt)}に{grantedBy}さんが許可、{yearDateAndTime(expiresAt)}まで
        {operator && `　閲覧した方：${operator}`}
      </p>
      {(state === "open" || state === "used") && (
        <form method="post" action={url("revokeSupport", { grantId })} className="inline-form">
          <button className="button button-small" type="submit" aria-label={`「${reason}」の許可を取り消す`}>
            許可を取り消す
          </button>
        </form>
      )}
      {asked.length > 0 && (
        <details className="support-asked">
          <summary>開いた画面（{asked.length}件）</summary>
          <ul className="small">
            {asked.map(({ seq, at, note }) => (
              <li key={seq}>
                {yearDateAndTime(at)}　{note}
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  );
}
