import { shortName } from "../../../domain/organisation/short-name.ts";
import type { Other } from "./watch-sheet.ts";

/** So many marks; the rest is a number. */
const mostMarks = 4;

/** Who else has the sheet open now, as round marks with the whole names for those who ask. */
export function OthersHere({ others }: { others: Other[] }) {
  const shown = others.slice(0, mostMarks);
  return (
    <p className="others-here">
      {others.length > 0 && <span className="visually-hidden">いまこのシートを開いている人：</span>}
      {shown.map(({ name, writing }, index) => (
        // Two people may bear one name.
        <span
          key={`${name}-${index.toString()}`}
          className={writing ? "other-mark writing" : "other-mark"}
          title={`${name}さんが${writing ? "編集中" : "閲覧中"}`}
        >
          <span aria-hidden="true">{shortName(name)}</span>
          <span className="visually-hidden">
            {name}（{writing ? "編集中" : "閲覧中"}）
          </span>
          {writing && (
            <span className="other-pen" aria-hidden="true">
              ✎
            </span>
          )}
        </span>
      ))}
      {others.length > mostMarks && <span className="small">ほか{others.length - mostMarks}人</span>}
    </p>
  );
}
