import { formFields, tableOf } from "../../../domain/forms/form-fields.ts";
import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import { undoLast } from "./editor-acts.ts";
import { overlay } from "./editor-model.ts";
import { type EditorSession, tell } from "./editor-session.ts";
import { stampNow } from "./editor-store.ts";
import { type FormCell, formCells, isOpenCell, tableRows } from "./form-cells.ts";
import { placePasted } from "./place-pasted.ts";
import { act } from "./writing.ts";

/** Lays a table from the clipboard over the cells from `key` on. Rows the sheet doesn't have are added after asking. */
export function pasteTable(session: EditorSession, key: string, table: string[][]) {
  const { rowsLeft } = placePasted(session.store.get().content, rowsFrom(session, key), key, table);
  if (rowsLeft === 0 || !key.startsWith("goal/") || !session.props.canEditRows) return paste(session, key, table, []);
  const here = table.slice(0, table.length - rowsLeft);
  const what = tableOf(session.props.form).block === "goals" ? session.props.form.goalLabel : "取組項目";
  tell(session, {
    text: `貼り付ける表は${table.length}行で、この下には${here.length}行しかありません。`,
    acts: [
      {
        label: `${what}を${rowsLeft}件加えて貼り付ける`,
        run: () => paste(session, key, table, newRows(session, rowsLeft)),
      },
      { label: `${here.length}行だけ貼り付ける`, run: () => paste(session, key, here, []) },
    ],
  });
}

function paste(session: EditorSession, key: string, table: string[][], rows: SheetChange[]) {
  let changed = 0;
  let closed = 0;
  let outside = 0;
  session.store.update((model) => {
    const stamp = stampNow();
    const pending = rows.map((change) => ({ id: stamp.newId(), change, at: stamp.at, sent: false }));
    const content = overlay(model.content, pending);
    const plan = placePasted(content, rowsFrom(session, key, content), key, table);
    const open = plan.changes.filter((change) => isOpen(session, change));
    changed = open.length;
    closed = plan.changes.length - open.length;
    outside = plan.cellsOutside;
    return act(model, [...rows, ...open], stamp);
  });
  session.flush.run();
  const beside = outside > 0 ? `表の右にはみ出した${outside}欄は貼り付けていません。` : "";
  const rest = closed > 0 ? `${beside}いまは書き込めない${closed}欄はそのままです。` : beside;
  tell(session, {
    text: `${changed}つの欄に貼り付けました。${rest}`,
    acts: [{ label: "元に戻す", run: () => undoLast(session) }],
  });
}

/** Whether the change is of a field that may be written now. */
function isOpen({ props }: EditorSession, change: SheetChange): boolean {
  if (change.do !== "setText") return true;
  const found = formFields(props.form).find(({ field }) => field.concept === change.concept);
  return found !== undefined && isOpenCell(props, change.owner, found.field);
}

/** The rows a paste runs over: those of the table, or of the boxes when it begins in a box. */
function rowsFrom({ store, props }: EditorSession, key: string, content = store.get().content): FormCell[][] {
  const rows = tableRows(props.form, tableOf(props.form), content);
  if (rows.flat().some((cell) => cell.key === key)) return rows;
  return formCells(props.form, content).flatMap((cell) => (cell.key === key ? [[cell]] : []));
}

function newRows({ store, props }: EditorSession, count: number): SheetChange[] {
  const goals = store.get().content.goals;
  const goal = goals[0];
  return Array.from({ length: count }, (_, at): SheetChange => {
    const added = { id: crypto.randomUUID(), texts: {} };
    return tableOf(props.form).block === "workItems" && goal
      ? { do: "addWorkItem", goalId: goal.id, workItem: added, index: goal.workItems.length + at }
      : { do: "addGoal", goal: { ...added, workItems: [] }, index: goals.length + at };
  });
}
