import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import type { Concern } from "../../domain/history/concerns.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";
import type { GoalNames } from "./history-entry.tsx";

type HistoryFilterProps = { sheet: SheetInPage; goalNames: GoalNames; concern: Concern; today: string };

/** Narrows the history down to a goal or a field, and opens the sheet as it stood at the end of a day. */
export function HistoryFilter({ sheet, goalNames, concern, today }: HistoryFilterProps) {
  const { sheetId, form } = sheet;
  const concepts = [...new Set(formFields(form).map(({ field }) => field.concept))];
  return (
    <div className="history-filter">
      <form method="get" action={url("sheetHistory", { sheetId })} className="card history-choice">
        <div className="field">
          <label htmlFor="goal">{form.goalLabel}</label>
          <select className="input" id="goal" name="goal" defaultValue={concern.goalId ?? ""}>
            <option value="">すべて</option>
            {Object.entries(goalNames).map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
        </div>
        <div className="field">
          <label htmlFor="field">欄</label>
          <select className="input" id="field" name="field" defaultValue={concern.concept ?? ""}>
            <option value="">すべて</option>
            {concepts.map((concept) => (
              <option key={concept} value={concept}>
                {labelOf(form, concept)}
              </option>
            ))}
          </select>
        </div>
        <button className="button" type="submit">
          しぼり込む
        </button>
      </form>
      <form method="get" action={url("sheet", { sheetId })} className="card history-choice">
        <div className="field">
          <label htmlFor="on">この日の終わりのシートを見る</label>
          <input className="input" type="date" id="on" name="on" max={today} required />
        </div>
        <button className="button" type="submit">
          見る
        </button>
      </form>
    </div>
  );
}
