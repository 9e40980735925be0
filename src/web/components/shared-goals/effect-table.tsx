import type { SheetEffect } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import { url } from "../../routes.ts";
import { refusalText } from "../../sayings/cycle-sayings.ts";

/** Which sheets a shared goal's words change, or can't change yet and why. */
export function EffectTable({ effects, label }: { effects: SheetEffect[]; label: string }) {
  return (
    <table className="data-table cards" aria-label={label}>
      <thead>
        <tr>
          <th scope="col">シート</th>
          <th scope="col">変わる欄</th>
          <th scope="col">反映</th>
        </tr>
      </thead>
      <tbody>
        {effects.map(({ sheetId, goalId, path, labels, why, day }) => (
          <tr key={goalId}>
            <th scope="row">
              <a href={`${url("sheet", { sheetId })}#goal-${goalId}`}>{path.join(" ")}</a>
            </th>
            <td data-label="変わる欄">{labels.length > 0 ? labels.join("、") : <span className="quiet">なし</span>}</td>
            <td data-label="反映">
              {labels.length === 0 ? (
                <span className="quiet">—</span>
              ) : why ? (
                <span>
                  <span className="tag tag-warn">まだ反映しません</span>{" "}
                  <span className="small">{refusalText(why, day)}</span>
                </span>
              ) : (
                <span>
                  <span className="tag tag-good">反映します</span>
                </span>
              )}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
