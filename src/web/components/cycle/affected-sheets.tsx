import type { AffectedSheet } from "../../../usecases/cycle/move-sheets.ts";
import { url } from "../../routes.ts";

const shown = 30;

/** Sheets in the way of a new cycle: what is to be finished first, or what would become of them. */
export function AffectedSheets({ sheets, movable }: { sheets: AffectedSheet[]; movable: boolean }) {
  return (
    <section className="notice notice-warn" id="affected" aria-labelledby="affected-title">
      <h2 id="affected-title">
        {movable
          ? `この流れに替えると、${sheets.length}枚のシートの進み方が変わります`
          : `手続きの途中のシートが${sheets.length}枚あるため、その時期をなくせません`}
      </h2>
      <p>
        {movable
          ? "書かれた文章はそのまま残ります。変わったことは、それぞれの履歴に残ります。"
          : "先に確定するか、提出を取り下げてもらってください。その時期を残せば、ほかの変更は保存できます。"}
      </p>
      <ul>
        {sheets.slice(0, shown).map(({ sheetId, sheetNumber, path, note }) => (
          <li key={sheetId}>
            <a href={url("sheet", { sheetId })}>
              {path.join(" ")}（{sheetNumber}）
            </a>
            ：{note}
          </li>
        ))}
        {sheets.length > shown && <li>ほか{sheets.length - shown}枚</li>}
      </ul>
      {movable && (
        <label className="choice">
          <input type="checkbox" name="move" value="yes" />
          このとおりにして、流れを替える
        </label>
      )}
    </section>
  );
}
