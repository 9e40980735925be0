import { tableOf } from "../../../domain/forms/form-fields.ts";
import type { SheetChange } from "../../../domain/sheets/sheet-change.ts";
import type { CellOwner, Goal, WorkItem } from "../../../domain/sheets/sheet-content.ts";
import { cellKey } from "./cell-address.ts";
import type { Step } from "./editor-model.ts";
import { type EditorSession, keepStop, take, tell } from "./editor-session.ts";
import { stampNow } from "./editor-store.ts";
import { goalName, tableRows } from "./form-cells.ts";
import { act, redo, undo } from "./writing.ts";

export function undoLast(session: EditorSession) {
  retrace(session, undo, "元に戻しました", "元に戻す操作はもうありません。");
}

export function redoLast(session: EditorSession) {
  retrace(session, redo, "やり直しました", "やり直す操作はもうありません。");
}

function retrace(session: EditorSession, way: typeof undo, done: string, nothing: string) {
  let step: Step | null = null;
  let skipped = 0;
  session.store.update((model) => {
    const taken = way(model, stampNow());
    ({ step, skipped } = taken);
    return taken.model;
  });
  if (skipped > 0) {
    tell(session, { text: `${skipped}つの欄は、ほかの人がその後に書き換えたため、そのままにしました。` });
  } else {
    tell(session, { text: step ? `${done}。` : nothing });
  }
  if (step) show(session, step);
  session.flush.run();
}

/** Goes to the cell that an undone step changed, so that the author sees what happened. */
function show(session: EditorSession, step: Step) {
  const event = step.events[0];
  if (event?.did === "setText") take(session, cellKey(event.owner, event.concept), "ready");
}

function run(session: EditorSession, changes: SheetChange[]) {
  session.store.update((model) => act(model, changes, stampNow()));
  session.flush.run();
}

const undoable = (session: EditorSession, text: string) =>
  tell(session, { text, acts: [{ label: "元に戻す", run: () => undoLast(session) }] });

/** Adds an empty row after `index` (-1: at the top) and takes its first cell in hand. */
export function addRow(session: EditorSession, index: number) {
  if (!session.props.canEditRows) return;
  const { form } = session.props;
  const goal = session.store.get().content.goals[0];
  const table = tableOf(form);
  if (table.block === "workItems" && goal) {
    const workItem: WorkItem = { id: crypto.randomUUID(), texts: {} };
    run(session, [{ do: "addWorkItem", goalId: goal.id, workItem, index: index + 1 }]);
  } else {
    const added: Goal = { id: crypto.randomUUID(), texts: {}, workItems: [] };
    run(session, [{ do: "addGoal", goal: added, index: index + 1 }]);
  }
  undoable(session, `${table.block === "workItems" ? "取組項目" : form.goalLabel}を加えました。`);
  const first = tableRows(form, table, session.store.get().content)[index + 1]?.[0];
  if (first) take(session, first.key, "ready");
}

export type Row = Exclude<CellOwner, { of: "sheet" }>;

/** Removes a row and takes the one that follows it, or the last, in hand. */
export function removeRow(session: EditorSession, row: Row, name: string) {
  if (!session.props.canEditRows) return;
  const { form } = session.props;
  const rows = () => tableRows(form, tableOf(form), session.store.get().content);
  const key = cellKey(row, rows()[0]?.[0]?.concept ?? "title");
  const at = rows().findIndex((cells) => cells[0]?.key === key);
  run(session, [
    row.of === "goal"
      ? { do: "removeGoal", goalId: row.goalId }
      : { do: "removeWorkItem", goalId: row.goalId, workItemId: row.workItemId },
  ]);
  undoable(session, `${name}を削除しました。`);
  const next = (rows()[at] ?? rows().at(-1))?.[0];
  if (next) take(session, next.key, "ready");
  else keepStop(session);
}

/** Alt+Up and Alt+Down; the cell stays in hand. */
export function moveRow(session: EditorSession, row: Row, step: 1 | -1) {
  if (!session.props.canEditRows) return;
  const { content } = session.store.get();
  const at = content.goals.findIndex(({ id }) => id === row.goalId);
  const goal = content.goals[at];
  if (!goal) return;
  const index = row.of === "goal" ? at + step : goal.workItems.findIndex(({ id }) => id === row.workItemId) + step;
  const length = row.of === "goal" ? content.goals.length : goal.workItems.length;
  if (index < 0 || index >= length) return;
  run(session, [
    row.of === "goal"
      ? { do: "moveGoal", goalId: row.goalId, index }
      : { do: "moveWorkItem", goalId: row.goalId, workItemId: row.workItemId, index },
  ]);
  const name = row.of === "goal" ? goalName(goal, at, session.props.form.goalLabel) : "取組項目";
  undoable(session, `${name}を${index + 1}番目に移しました。`);
}
