import { sideOf } from "../../../domain/imports/changes-of.ts";
import type { PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import type { ImportView } from "../../../usecases/imports/read-import.ts";

/** What confirming would do, in one sentence, and what nobody has looked at yet. */
export function ImportSummaryLine({ view }: { view: ImportView }) {
  const sheets = view.planned.flatMap((file) => file.sheets);
  const created = sheets.filter(({ act }) => act === "create");
  const updated = sheets.filter((one) => one.act === "update");
  const changes = updated.reduce((sum, one) => sum + changesIn(one), 0);
  const slots = view.planned.reduce((sum, { preview }) => sum + preview.timetable.length, 0);
  const rules = view.planned.reduce((sum, { preview }) => sum + preview.rules.length, 0);
  const goals = created.reduce((sum, { sheet }) => sum + sheet.goals.length, 0);
  const doubtful = sheets.flatMap(({ sheet }) => sheet.goals).reduce((sum, goal) => sum + goal.doubtful.length, 0);
  const refused = view.files.filter(({ state }) => state === "refused").length;
  const parts = [
    created.length > 0 && `新しいシート ${created.length}枚（目標 ${goals}件）`,
    updated.length > 0 && `いまあるシートの更新 ${updated.length}枚（変わるところ ${changes}か所）`,
    slots > 0 && `協議の日程 ${slots}件`,
    rules > 0 && `目標の書き方の決まり ${rules}件`,
  ].filter(Boolean);
  return (
    <div className="import-summary" id="import-summary">
      {parts.length > 0 ? (
        <p>
          確定すると、<strong>{parts.join("、")}</strong>
          を一度にまとめて書き込みます。一つでも書き込めないときは、何も書き込みません。
        </p>
      ) : (
        <p>書き込むものはありません。</p>
      )}
      {doubtful > 0 && (
        <p className="small">
          読み取った位置では決められず、内容から欄を決めたところが {doubtful}
          か所あります。下の「確かめる」で見てください。確かめずに確定することもできます。
        </p>
      )}
      {refused > 0 && (
        <p className="small">
          取り込めないファイルが {refused}件あります。{view.planned.length > 0 && "ほかのファイルだけを確定できます。"}
        </p>
      )}
    </div>
  );
}

/** How many cells and rows the file's words would change. */
export function changesIn(sheet: PlannedSheet): number {
  if (sheet.act !== "update") return 0;
  const { difference, choices } = sheet;
  return [...difference.cells, ...difference.rows].filter((one) => sideOf(one, choices) === "file").length;
}
