import type { ReactNode } from "react";
import type { GroupState, RecordGroup } from "../../../domain/retention/retention.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";
import { TextField } from "../text-field.tsx";

type RetentionFormsProps = { group: RecordGroup; state: GroupState; ownProposal: boolean; errors: FieldError[] };

/** What can be done with the records now: one step at a time, the way out beside it. */
export function RetentionForms({ group, state, ownProposal, errors }: RetentionFormsProps) {
  const ofGroup = { kind: group.kind, year: group.fiscalYear };
  const form = (act: string, content: ReactNode) => (
    <form method="post" action={url("decideRetention", ofGroup)} className="stack">
      <input type="hidden" name="act" value={act} />
      {content}
    </form>
  );
  const button = (act: string, label: string, kind = "button") =>
    form(
      act,
      <button className={kind} type="submit" id={act}>
        {label}
      </button>,
    );
  return (
    <div className="stack retention-forms">
      {state === "due" && (
        <section className="card stack">
          <h2>廃棄の手続き</h2>
          <p>提案すると、ほかの方が下の一覧を確かめて承認します。承認のあとに実行して、はじめて廃棄されます。</p>
          {button("propose", "廃棄を提案する", "button button-primary")}
        </section>
      )}
      {state === "proposed" && (
        <section className="card stack">
          <h2>承認待ち</h2>
          {ownProposal ? (
            <p>ご自身が提案したため、承認はほかの事務局か管理者の方が行います。</p>
          ) : (
            button("approve", "廃棄を承認する", "button button-primary")
          )}
          {button("withdraw", "提案を取り下げる")}
        </section>
      )}
      {state === "approved" && (
        <section className="card stack">
          <h2>廃棄の実行</h2>
          <p>
            {group.items}
            件の内容と、その履歴の内容が消えます。シート番号と部・課の名前、だれが決めたかは、廃棄の記録に残ります。
            バックアップの中のものは消えません。
          </p>
          {form(
            "carryOut",
            <>
              <label className="choice">
                <input type="checkbox" name="sure" value="yes" id="sure" required />
                <span>元に戻せないことを確かめました</span>
              </label>
              <button className="button button-danger" type="submit" id="carryOut">
                廃棄を実行する
              </button>
            </>,
          )}
          {button("withdraw", "提案を取り下げる")}
        </section>
      )}
      {state === "held" ? (
        <section className="card stack">
          <h2>廃棄の停止中</h2>
          <p>停止を解除するまで、期間が満了しても廃棄できません。</p>
          {button("release", "停止を解除する")}
        </section>
      ) : (
        <details className="card settings-form" open={errors.some(({ field }) => field === "hold-reason")}>
          <summary>廃棄を停止する</summary>
          {form(
            "hold",
            <>
              <TextField
                name="reason"
                id="hold-reason"
                label="理由"
                hint="訴訟、情報公開請求、監査など"
                errors={errors}
                required
              />
              <button className="button" type="submit" id="hold">
                廃棄を停止する
              </button>
            </>,
          )}
        </details>
      )}
      {(state === "kept" || state === "due") && (
        <details className="card settings-form" open={errors.some(({ field }) => field === "extend-reason")}>
          <summary>保存期間を延長する</summary>
          {form(
            "extend",
            <>
              <TextField name="years" id="extend-years" label="延長する年数" type="number" value="1" required />
              <TextField name="reason" id="extend-reason" label="理由" errors={errors} required />
              <button className="button" type="submit" id="extend">
                延長する
              </button>
            </>,
          )}
        </details>
      )}
    </div>
  );
}
