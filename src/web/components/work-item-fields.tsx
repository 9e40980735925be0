import type { Concept } from "../../domain/forms/concepts.ts";
import type { CellConflict } from "../in-page/cell-conflict.ts";
import type { CellField } from "../posted/cell-fields.ts";
import { CellFieldInput } from "./cell-field-input.tsx";

type WorkItemFieldsProps = {
  workItems: { workItemId: string; fields: CellField[] }[];
  conflictOf: (key: string) => CellConflict | undefined;
  /** What the sheet came back for, as far as it is meant for such a field. */
  askedAt: (concept: Concept) => string[];
  /** Whether work items may be added and taken out. */
  canEditRows: boolean;
};

/** The work items of a goal in its plain form, each with the possibility to take it out. */
export function WorkItemFields({ workItems, conflictOf, askedAt, canEditRows }: WorkItemFieldsProps) {
  return (
    <>
      {workItems.map(({ workItemId, fields }, index) => (
        <fieldset className="card stack" key={workItemId}>
          <legend>取組項目 {index + 1}</legend>
          {fields.map((cell) => (
            <CellFieldInput key={cell.key} cell={cell} conflict={conflictOf(cell.key)} asked={askedAt(cell.concept)} />
          ))}
          {canEditRows && (
            <label className="choice">
              <input type="checkbox" name="removeWorkItem" value={workItemId} />
              保存するときに、この取組項目を削除する（内容は履歴に残ります）
            </label>
          )}
        </fieldset>
      ))}
      {canEditRows && (
        <p>
          <button className="button" type="submit" name="act" value="addWorkItem">
            ＋ 保存して、取組項目を追加する
          </button>
        </p>
      )}
    </>
  );
}
