import { textDiff } from "../../domain/history/text-diff.ts";
import type { CellConflict } from "../in-page/cell-conflict.ts";
import { type CellField, choiceName } from "../posted/cell-fields.ts";
import { dateAndTime } from "../sayings/date-and-time.ts";
import { Difference } from "./difference.tsx";

/** Both texts of a cell that two people changed, and the decision what becomes of them. */
export function ConflictChoice({ cell, conflict }: { cell: CellField; conflict: CellConflict }) {
  const { by, at, current } = conflict;
  const who = by ? `${by}さん` : "ほかの人";
  return (
    <fieldset className="conflict">
      <legend>
        {who}が先に書き換えました{at && `（${dateAndTime(at)}）`}
      </legend>
      <div className="conflict-texts">
        <div>
          <p className="label small">{who}の文章（いま保存されているもの）</p>
          <p className="conflict-text text">{current || "（空欄）"}</p>
        </div>
        <div>
          <p className="label small">あなたの文章との違い</p>
          <p className="conflict-text">
            <Difference parts={textDiff(current, cell.text)} />
          </p>
        </div>
      </div>
      {choices.map(({ value, label }) => (
        <label className="choice" key={value}>
          <input type="radio" name={choiceName(cell.key)} value={value} defaultChecked={value === "mine"} />
          {label}
        </label>
      ))}
    </fieldset>
  );
}

const choices = [
  { value: "mine", label: "下の欄の文章（あなたの文章）にする。直してから保存できます" },
  { value: "theirs", label: "相手の文章のままにする" },
  { value: "both", label: "相手の文章の後に、あなたの文章をつなげる" },
] as const;
