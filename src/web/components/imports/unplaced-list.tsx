import type { UnplacedText } from "../../../documents/imported-document.ts";
import { labelOf } from "../../../domain/forms/form-fields.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import { writeRowPath } from "../../in-page/cell-path.ts";
import { conceptsOf } from "./doubt-list.tsx";

/** `action` null: only to be looked at. */
type UnplacedListProps = { plan: PlannedFile; sheet: number; action: string | null };

/** Words that stand in no cell: a person may give them one; the others are kept with the import. */
export function UnplacedList({ plan, sheet, action }: UnplacedListProps) {
  const lines = plan.preview.unplaced.flatMap((line, index) => (line.taken ? [] : [{ ...line, index }]));
  const shown = plan.sheets[sheet];
  if (lines.length === 0) return null;
  if (action === null) {
    return (
      <section aria-labelledby="unplaced" className="unplaced">
        <h2 id="unplaced">欄に入れなかった文（{lines.length}）</h2>
        <ul className="unplaced-lines">
          {lines.map((line) => (
            <li key={line.index}>
              <Line {...line} />
            </li>
          ))}
        </ul>
      </section>
    );
  }
  return (
    <section aria-labelledby="unplaced" className="unplaced">
      <h2 id="unplaced">欄に入れなかった文（{lines.length}）</h2>
      <p className="small quiet">
        シートの欄ではない文や、どの欄か決められなかった文です。必要なら行と欄を選んで入れてください。入れなかった文も、取り込みの記録に残ります。
      </p>
      <form method="post" action={action}>
        <input type="hidden" name="act" value="place" />
        <input type="hidden" name="at" value="unplaced" />
        <ul className="unplaced-lines">
          {lines.map((one, position) => (
            <li key={one.index} data-unplaced={one.index}>
              <label className="choice">
                <input type="radio" name="line" value={one.index} defaultChecked={position === 0} />
                <Line {...one} />
              </label>
            </li>
          ))}
        </ul>
        {shown && (
          <div className="import-choice">
            <label htmlFor="place-row">行</label>
            <select className="input" id="place-row" name="row">
              <RowOptions plan={plan} shown={shown} />
            </select>
            <label htmlFor="place-concept">欄</label>
            <select className="input" id="place-concept" name="concept">
              {(["goal", "workItem", "sheet"] as const).map((of) => {
                const concepts = conceptsOf(plan, of);
                return concepts.length === 0 ? null : (
                  <optgroup key={of} label={ownerNames[of]}>
                    {concepts.map((concept) => (
                      <option key={concept} value={concept}>
                        {labelOf(plan.form, concept)}
                      </option>
                    ))}
                  </optgroup>
                );
              })}
            </select>
            <button className="button" type="submit">
              選んだ文をこの欄に入れる
            </button>
          </div>
        )}
      </form>
    </section>
  );
}

function Line({ line, grid, text, reason }: UnplacedText) {
  return (
    <span>
      <span className="quiet small">
        {grid && `${grid} `}
        {line}行目
      </span>
      {"　"}
      <span className="text">{text}</span>
      {reason && <span className="quiet small unplaced-reason">{reason}</span>}
    </span>
  );
}

const ownerNames = { goal: "目標の欄", workItem: "取組項目の欄", sheet: "シートの見出しの欄" } as const;

function RowOptions({ plan, shown }: { plan: PlannedFile; shown: PlannedSheet }) {
  const { sheet, index } = shown;
  const newGoal = { sheet: index, goal: sheet.goals.length, workItem: null };
  return (
    <>
      {sheet.goals.map(({ texts, workItems }, goal) => {
        const name = [texts.number, texts.title].filter(Boolean).join(" ") || `${goal + 1}番目の${plan.form.goalLabel}`;
        const path = { sheet: index, goal, workItem: null };
        return [
          <option key={writeRowPath(path)} value={writeRowPath(path)}>
            {name.slice(0, 40)}
          </option>,
          ...workItems.map((item, workItem) => (
            <option key={writeRowPath({ ...path, workItem })} value={writeRowPath({ ...path, workItem })}>
              　{workItem + 1}. {(item.texts.method ?? "").split("\n")[0]?.slice(0, 30)}
            </option>
          )),
        ];
      })}
      <option value={writeRowPath(newGoal)}>（新しい{plan.form.goalLabel}の行）</option>
      <option value={writeRowPath({ sheet: index, goal: null, workItem: null })}>（シートの見出し）</option>
    </>
  );
}
