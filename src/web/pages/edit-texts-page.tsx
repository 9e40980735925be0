import { phaseNames } from "../../domain/cycle/present-phase.ts";
import type { CellConflict } from "../cell-conflict.ts";
import type { CellField, CellFieldGroup } from "../cell-fields.ts";
import { CellFieldInput } from "../components/cell-field-input.tsx";
import { GoalOrder } from "../components/goal-order.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { WorkItemFields } from "../components/work-item-fields.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";
import type { SheetInPage } from "../sheet-in-page.ts";

type EditTextsPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  title: string;
  action: string;
  groups: CellFieldGroup[];
  /** Only on forms with work items. */
  workItems: { workItemId: string; fields: CellField[] }[] | null;
  /** The goal in hand and its place among the others; null for the sheet's heading. */
  goal: { goalId: string; index: number; count: number } | null;
  conflicts: CellConflict[];
};

/** A plain form for one goal, or for the sheet's heading: everything can be written without JavaScript. */
export function EditTextsPage(props: EditTextsPageProps) {
  const { frame, sheet, title, action, groups, workItems, goal, conflicts } = props;
  const { sheetId, form } = sheet;
  const conflictOf = (key: string) => conflicts.find((one) => one.key === key);
  const back = `${url("sheet", { sheetId })}${goal ? `#goal-${goal.goalId}` : ""}`;
  return (
    <Layout frame={frame} title={title}>
      <SheetHead sheet={sheet} canEdit page={title} />
      {conflicts.length > 0 && (
        <Notice tone="bad" title="まだ保存していません。同じところをほかの人が先に書き換えていました">
          <p>
            あなたが書いた文章はすべて下の欄に残っています。{conflicts.length}
            か所について、どちらを残すか選んで保存してください。
          </p>
          <ul>
            {conflicts.map(({ key }) => (
              <li key={key}>
                <a href={`#field-${key}`}>{labelOfKey(groups, workItems, key)}</a>
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form method="post" action={action} className="edit-form">
        {groups.map(({ phase, fields }) => (
          <fieldset className="card stack" key={phase}>
            <legend>{phaseNames[phase]}</legend>
            {fields.map((cell) => (
              <CellFieldInput key={cell.key} cell={cell} conflict={conflictOf(cell.key)} />
            ))}
          </fieldset>
        ))}
        {workItems && <WorkItemFields workItems={workItems} conflictOf={conflictOf} />}
        <div className="edit-buttons">
          <button className="button button-primary button-large" type="submit" name="act" value="save">
            保存する
          </button>
          <a className="button button-large" href={back}>
            保存せずに戻る
          </a>
        </div>
      </form>
      {goal && conflicts.length === 0 && <GoalOrder sheetId={sheetId} goalLabel={form.goalLabel} {...goal} />}
    </Layout>
  );
}

function labelOfKey(groups: CellFieldGroup[], workItems: EditTextsPageProps["workItems"], key: string): string {
  const all = [...groups.flatMap(({ fields }) => fields), ...(workItems ?? []).flatMap(({ fields }) => fields)];
  return all.find((cell) => cell.key === key)?.label ?? key;
}
