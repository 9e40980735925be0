import { useMemo } from "react";
import type { TableBlock } from "../../../domain/forms/form-definition.ts";
import { leafColumns } from "../../../domain/forms/header-tree.ts";
import { labelPath } from "../../components/sheet/cell-class.ts";
import { HeaderTree } from "../../components/sheet/header-tree.tsx";
import { stickyColumns } from "../../components/sheet/sheet-style.ts";
import { addRow } from "./editor-acts.ts";
import { EditorRow } from "./editor-row.tsx";
import { useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";
import { goalName } from "./form-cells.ts";

/** The form's table: a row for each goal, or for each work item of the sheet's goal. */
export function EditorTable({ block }: { block: TableBlock }) {
  const session = useSession();
  const { form, phase, canEditRows } = session.props;
  const goals = useStore(session.store, (model) => model.content.goals);
  const table = useMemo(
    () => ({ leaves: leafColumns(block.columns), labels: labelPath(block.columns), sticky: stickyColumns(form) }),
    [block, form],
  );
  const what = block.block === "goals" ? form.goalLabel : "取組項目";
  const goal = goals[0];
  const rows =
    block.block === "goals"
      ? goals.map((one, index) => ({
          key: one.id,
          goalId: one.id,
          workItemId: null,
          texts: one.texts,
          name: goalName(one, index, form.goalLabel),
        }))
      : (goal?.workItems ?? []).map((item, index) => ({
          key: item.id,
          goalId: goal?.id ?? "",
          workItemId: item.id,
          texts: item.texts,
          name: `取組項目${index + 1}`,
        }));
  return (
    <>
      <div className="table-pane">
        <table className={block.block === "goals" ? "sheet-table" : "sheet-table work-items"}>
          <caption className="visually-hidden">{form.name}</caption>
          <HeaderTree columns={block.columns} phase={phase} sticky={table.sticky} />
          <tbody>
            {rows.map(({ key, ...row }, index) => (
              <EditorRow
                key={key}
                {...row}
                {...table}
                index={index}
                count={rows.length}
                what={what}
                phase={phase}
                canEdit={canEditRows}
              />
            ))}
          </tbody>
        </table>
      </div>
      {canEditRows && (
        <button type="button" className="button add-row" data-outside onClick={() => addRow(session, rows.length - 1)}>
          ＋ {what}を加える
        </button>
      )}
    </>
  );
}
