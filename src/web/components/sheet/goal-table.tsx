import type { ReactNode } from "react";
import type { Phase, TableBlock } from "../../../domain/forms/form-definition.ts";
import { columnKey, leafColumns } from "../../../domain/forms/header-tree.ts";
import type { Goal } from "../../../domain/sheets/sheet-content.ts";
import { Cell, type DrawField } from "./cell.tsx";
import { cellClass, labelPath } from "./cell-class.ts";
import { HeaderTree } from "./header-tree.tsx";

type GoalTableProps = {
  block: TableBlock;
  goals: Goal[];
  phase: Phase | null;
  sticky: number;
  /** The table's name for assistive technology. */
  caption: string;
  draw: DrawField;
  /** A last column with what can be done with a goal. */
  actions?: { label: string; of: (goal: Goal, index: number) => ReactNode };
  empty?: ReactNode;
};

/** A form's table with one row per goal; on narrow screens the same rows are shown as cards by the style sheet. */
export function GoalTable({ block, goals, phase, sticky, caption, draw, actions, empty }: GoalTableProps) {
  const leaves = leafColumns(block.columns);
  const labels = labelPath(block.columns);
  return (
    <table className={actions ? "sheet-table with-extra" : "sheet-table"}>
      <caption className="visually-hidden">{caption}</caption>
      <HeaderTree columns={block.columns} phase={phase} sticky={sticky} {...(actions && { extra: actions.label })} />
      <tbody>
        {goals.map((goal, goalIndex) => (
          <tr key={goal.id} id={`goal-${goal.id}`}>
            {leaves.map((leaf, index) => {
              const isTitle = "concept" in leaf && leaf.concept === "title";
              const Box = isTitle ? "th" : "td";
              return (
                <Box
                  key={columnKey(leaf)}
                  {...(isTitle && { scope: "row" })}
                  className={cellClass(leaf, goal.texts, phase, index, sticky)}
                  data-label={labels[index]}
                >
                  <Cell column={leaf} owner={{ of: "goal", goalId: goal.id }} texts={goal.texts} draw={draw} />
                </Box>
              );
            })}
            {actions && <td className="cell-extra">{actions.of(goal, goalIndex)}</td>}
          </tr>
        ))}
        {goals.length === 0 && (
          <tr>
            <td className="cell-none" colSpan={leaves.length + (actions ? 1 : 0)}>
              {empty}
            </td>
          </tr>
        )}
      </tbody>
    </table>
  );
}
