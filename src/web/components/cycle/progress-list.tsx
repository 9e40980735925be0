import type { ProgressEntry } from "../../../usecases/cycle/read-progress.ts";
import { statusWords, waitingWords } from "../../in-page/cycle-in-page.ts";
import { url } from "../../routes.ts";
import { dayInWords } from "../../sayings/date-and-time.ts";

/** `isMarked`: where sheets are chosen, which of them begin with a mark; null where nobody chooses. */
type ProgressListProps = { listed: ProgressEntry[]; isMarked: ((sheetId: string) => boolean) | null };

/** The sheets behind a number of the picture. */
export function ProgressList({ listed, isMarked }: ProgressListProps) {
  return (
    <table className="data-table cards">
      <caption className="visually-hidden">シートの一覧</caption>
      <thead>
        <tr>
          <th scope="col">部・課</th>
          <th scope="col">時期</th>
          <th scope="col">状態</th>
          <th scope="col">期限</th>
          <th scope="col" className="number">
            遅れ
          </th>
        </tr>
      </thead>
      <tbody>
        {listed.map(({ sheet, waits, opens, due, late }) => (
          <tr key={sheet.sheetId}>
            <th scope="row">
              {isMarked && (
                <input
                  type="checkbox"
                  className="sheet-mark"
                  name="sheet"
                  value={sheet.sheetId}
                  defaultChecked={isMarked(sheet.sheetId)}
                  aria-label={`${sheet.path.join(" ")}を選ぶ`}
                />
              )}
              <a href={url("sheet", { sheetId: sheet.sheetId })}>{sheet.path.join(" ")}</a>
            </th>
            <td data-label="時期">{sheet.cycle.stages.find(({ stage }) => stage === sheet.state.stage)?.label}</td>
            <td data-label="状態">
              {opens ? `${dayInWords(opens)}から` : (waitingWords(waits) ?? statusWords(sheet))}
            </td>
            <td data-label="期限">{due && dayInWords(due)}</td>
            <td className={late > 0 ? "number cycle-late" : "number"} data-label="遅れ">
              {late > 0 && `${late}日`}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
