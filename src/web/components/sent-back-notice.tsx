import type { SentBack } from "../../domain/cycle/cycle-state.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { labelOf } from "../../domain/forms/form-fields.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { dayInWords } from "../date-and-time.ts";
import { Notice } from "./notice.tsx";

type SentBackNoticeProps = {
  sentBack: SentBack;
  form: FormDefinition;
  goals: Goal[];
  /** Address of the page with the goals' anchors; "" is this page. */
  sheetUrl: string;
};

/** Why a sheet came back, and what is meant for which goal and field. */
export function SentBackNotice({ sentBack, form, goals, sheetUrl }: SentBackNoticeProps) {
  const { reason, by, on, notes } = sentBack;
  return (
    <Notice tone="warn" title={`${dayInWords(on)} ${by}さんからの差戻し`}>
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
    </Notice>
  );
}

function nameOf(goals: Goal[], goalId: string, form: FormDefinition): string {
  const goal = goals.find(({ id }) => id === goalId);
  return [goal?.texts.number, goal?.texts.title].filter(Boolean).join(" ") || form.goalLabel;
}
