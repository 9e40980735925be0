import type { ReactNode } from "react";
import type { LeftSheet } from "../../../usecases/cycle/act-on-sheets.ts";
import type { ProgressFilter } from "../../../usecases/cycle/read-progress.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";
import { refusalText } from "../../sayings/cycle-sayings.ts";
import { Notice } from "../notice.tsx";
import { TextField } from "../text-field.tsx";
import { FieldErrors } from "./field-errors.tsx";

/** What the office is about to do with the sheets that are chosen. `chosen` null: those the list was narrowed to. */
export type ManySheetsProps = {
  key: string;
  chosen: string[] | null;
  values: Record<string, string>;
  errors: FieldError[];
};

type FormProps = { year: number; filter: ProgressFilter; many: ManySheetsProps; children: ReactNode };

/** Extension or reopening for all the sheets that are marked in the list (`children`): one day, one reason. */
export function ManySheetsForm({ year, filter, many: { key, values, errors }, children }: FormProps) {
  return (
    <form method="post" action={url("actOnSheets", { year }, { ...filter })} className="stack">
      <FieldErrors field="listed" errors={errors} />
      {children}
      <fieldset className="card stack many-sheets">
        <legend>印を付けたシートにまとめて行う</legend>
        <div className="many-fields">
          <div className="field">
            <label htmlFor="act">手続き</label>
            <select className="input" id="act" name="act" defaultValue={values.act}>
              <option value="extend">期限を延長する</option>
              <option value="reopen">確定を取り消す</option>
            </select>
          </div>
          <TextField name="until" label="いつまで" type="date" value={values.until} required errors={errors} />
        </div>
        <div className="field">
          <label htmlFor="reason">理由</label>
          <span className="field-hint" id="reason-hint">
            それぞれの履歴に残ります。確定を取り消すときは必ず書いてください。
          </span>
          <FieldErrors field="reason" errors={errors} />
          <textarea
            className="input"
            id="reason"
            name="reason"
            rows={2}
            defaultValue={values.reason}
            aria-describedby="reason-hint"
          />
        </div>
        <input type="hidden" name="key" value={key} />
        <button className="button" type="submit">
          まとめて行う
        </button>
      </fieldset>
    </form>
  );
}

const said = { extend: "期限を延長しました", reopen: "確定を取り消しました" } as const;

/** What came of it, with the sheets that were left as they are and why. */
export function ManySheetsResult({ act, done, left }: { act: "extend" | "reopen"; done: number; left: LeftSheet[] }) {
  return (
    <Notice tone={left.length === 0 ? "good" : "warn"} title={`${done}枚のシートの${said[act]}`}>
      {left.length > 0 && (
        <>
          <p>次の{left.length}枚は、そのままです。</p>
          <ul>
            {left.map(({ sheetId, path, reason }) => (
              <li key={sheetId}>
                <a href={url("sheet", { sheetId })}>{path.join(" ")}</a>：{refusalText(reason, null)}
              </li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}
