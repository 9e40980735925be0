import type { ApproverLevel } from "../../domain/cycle/cycle-definition.ts";
import type { SheetActName } from "../../domain/cycle/cycle-state.ts";
import type { Phase } from "../../domain/forms/form-definition.ts";
import { GoalNotes } from "../components/cycle/goal-notes.tsx";
import { Layout } from "../components/layout.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { ErrorSummary, TextField } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import type { FieldError } from "../posted/field-error.ts";
import { url } from "../routes.ts";

type ActPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  act: SheetActName;
  /** The level for which the person acts; null: the office. */
  as: ApproverLevel | null;
  /** Of the fields that the sheet's stage asks for. */
  phases: readonly Phase[];
  label: string;
  requestKey: string;
  asks: { reason: "optional" | "required"; until: boolean; notes: boolean };
  /** What was typed before a refusal. */
  values: Record<string, string>;
  errors: FieldError[];
};

const explanations: Partial<Record<SheetActName, string>> = {
  sendBack: "担当課がもう一度書けるようになります。理由は担当課に表示され、履歴に残ります。",
  amend:
    "確定した内容を書き直せるようになります。直したあと、提出・承認・確定をもう一度行います。理由は履歴に残ります。",
  extend: "この日まで書いて提出できるようになります。",
  reopen: "確定を取り消し、この日まで書けるようにします。理由は履歴に残ります。",
  approve: "所属長が不在のときや、協議の席で首長が同意したときに、事務局が代わって承認します。理由は履歴に残ります。",
};

const instructing =
  "担当部局がもう一度書けるようになります。指示は、協議が終わったあともシートに表示され、履歴に残ります。";

/** An act that needs words: why, until when, and for sending back, what is meant where. */
export function ActPage({ frame, sheet, act, as, phases, label, requestKey, asks, values, errors }: ActPageProps) {
  const { sheetId, revision } = sheet;
  const reasonError = errors.find(({ field }) => field === "reason");
  return (
    <Layout frame={frame} title={label} narrow>
      <SheetHead sheet={sheet} canEdit page={label} />
      <ErrorSummary errors={errors} />
      <form method="post" action={url("actOnSheet", { sheetId, act })} className="card stack">
        <p>{as === "mayor" && act === "sendBack" ? instructing : explanations[act]}</p>
        <div className="field">
          <label htmlFor="reason">
            {as === "mayor" && act === "sendBack" ? "指示" : "理由"}
            {asks.reason === "required" && <span className="required-mark">必須</span>}
          </label>
          {reasonError && (
            <span className="field-error" id="reason-error">
              {reasonError.message}
            </span>
          )}
          <textarea
            className="input"
            id="reason"
            name="reason"
            rows={4}
            defaultValue={values.reason}
            aria-invalid={reasonError ? true : undefined}
            aria-describedby={reasonError ? "reason-error" : undefined}
          />
        </div>
        {asks.until && (
          <TextField name="until" label="いつまで" type="date" value={values.until} required errors={errors} />
        )}
        {asks.notes && <GoalNotes sheet={sheet} phases={phases} values={values} />}
        <div className="act-buttons">
          <input type="hidden" name="key" value={requestKey} />
          <input type="hidden" name="seen" value={revision} />
          <button className="button button-primary" type="submit">
            {label}
          </button>
          <a className="button" href={url("sheet", { sheetId })}>
            やめて戻る
          </a>
        </div>
      </form>
    </Layout>
  );
}
