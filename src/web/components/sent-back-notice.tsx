import type { SentBack } from "../../domain/cycle/cycle-state.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { dayInWords } from "../sayings/date-and-time.ts";
import { Notice } from "./notice.tsx";

type SentBackNoticeProps = {
  sentBack: SentBack;
  form: FormDefinition;
  goals: Goal[];
  /** Address of the page with the goals' anchors; "" is this page. */
  sheetUrl: string;
};

/** Why a sheet came back, or what the mayor asked for, and what is meant for which goal and field. */
export function SentBackNotice({ sentBack, form, goals, sheetUrl }: SentBackNoticeProps) {
  const { by, on, as } = sentBack;
  return (
    <Notice tone="warn" title={`${dayInWords(on)} ${by}さんからの${as === "mayor" ? "指示" : "差戻し"}`}>
      <SentBackWords sentBack={sentBack} form={form} goals={goals} sheetUrl={sheetUrl} />
    </Notice>
  );
}

/** The mayor's instructions of the year: they stay with the sheet when the consultation is over. */
export function Instructions({
  instructions,
  ...rest
}: Omit<SentBackNoticeProps, "sentBack"> & { instructions: SentBack[] }) {
  if (instructions.length === 0) return null;
  return (
    <details className="notice instructions">
      <summary>協議での首長の指示（{instructions.length}件）</summary>
      {instructions.map((one) => (
        <section key={`${one.on} ${one.reason}`}>
          <h3 className="small">
            {dayInWords(one.on)} {one.by}さん
          </h3>
          <SentBackWords sentBack={one} {...rest} />
        </section>
      ))}
    </details>
  );
}

function SentBackWords({ sentBack: { reason, notes }, form, goals, sheetUrl }: SentBackNoticeProps) {
  return (
    <>
      <p className="written">{reason}</p>
      {notes.length > 0 && (
        <ul>
          {notes.map(({ goalId, concept, text }) => (
            <li key={`${goalId} ${concept} ${text}`}>
              <a href={`${sheetUrl}#goal-${goalId}`}>{nameOf(goals, goalId, form)}</a>
              {concept && `「${labelOf(form, concept)}」`}：{text}
            </li>
          ))}
        </ul>
      )}
    </>
  );
}

function nameOf(goals: Goal[], goalId: string, form: FormDefinition): string {
  const goal = goals.find(({ id }) => id === goalId);
  return [goal?.texts.number, goal?.texts.title].filter(Boolean).join(" ") || form.goalLabel;
}
