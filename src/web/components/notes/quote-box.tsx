import { phaseNames } from "../../../domain/cycle/present-phase.ts";
import { notesName, type QuotePart, quoteAct, targetName } from "../../in-page/quoting.ts";
import { url } from "../../routes.ts";
import { dayInWords } from "../../sayings/date-and-time.ts";

type QuoteBoxProps = { sheetId: string; goalId: string; part: QuotePart };

/** In a goal's form: its notes of the time that a review speaks of, to be put into one of the review's texts. */
export function QuoteBox({ sheetId, goalId, part: { phase, notes, targets, usual } }: QuoteBoxProps) {
  const period = phase === "midYear" ? "4月～9月" : "4月～3月";
  const id = targetName(phase);
  return (
    <fieldset className="card stack quote-box">
      <legend>記録から引用（{phaseNames[phase]}）</legend>
      {notes.length === 0 ? (
        <p className="quiet">
          {period}の記録はまだありません。
          <a href={url("notes", { sheetId }, { goal: goalId })}>記録を書く</a>
        </p>
      ) : (
        <>
          <p className="quiet small">
            {period}
            の記録です。印をつけたものが、選んだ欄の文章の後ろに1行ずつ入ります。上で書いた文章も一緒に保存します。
          </p>
          <div>
            {notes.map(({ noteId, on, body, marker }) => (
              <label className="choice" key={noteId}>
                <input type="checkbox" name={notesName(phase)} value={noteId} />
                <span className="quote-words">
                  <strong>{dayInWords(on)}</strong> {marker} {body}
                </span>
              </label>
            ))}
          </div>
          <div className="field">
            <label htmlFor={id}>入れる欄</label>
            <select className="input" id={id} name={id} defaultValue={usual}>
              {targets.map(({ key, label }) => (
                <option key={key} value={key}>
                  {label}
                </option>
              ))}
            </select>
          </div>
          <p>
            <button className="button" type="submit" name="act" value={`${quoteAct}${phase}`}>
              保存して、選んだ記録を入れる
            </button>
          </p>
        </>
      )}
    </fieldset>
  );
}
