import type { Concept } from "../../../domain/forms/concepts.ts";
import type { LeafColumn, Phase, TableBlock } from "../../../domain/forms/form-definition.ts";
import { columnKey, isComposite, leafColumns } from "../../../domain/forms/header-tree.ts";
import type { Goal, WorkItem } from "../../../domain/sheets/sheet-content.ts";
import { Cell, type DrawField } from "./cell.tsx";
import { cellClass, labelPath } from "./cell-class.ts";
import { HeaderTree } from "./header-tree.tsx";
import { SubItemCell } from "./sub-item-cell.tsx";
import { workItemRows } from "./work-item-rows.ts";

type WorkItemTableProps = {
  block: TableBlock;
  goal: Goal;
  phase: Phase | null;
  caption: string;
  draw: DrawField;
};

/** A form's table with the work items of one goal, numbered parts as rows that line up across the columns. */
export function WorkItemTable({ block, goal, phase, caption, draw }: WorkItemTableProps) {
  const leaves = leafColumns(block.columns);
  const labels = labelPath(block.columns);
  const rows = { leaves, labels, phase, goalId: goal.id, draw };
  return (
    <table className="sheet-table work-items">
      <caption className="visually-hidden">{caption}</caption>
      <HeaderTree columns={block.columns} phase={phase} sticky={0} />
      {goal.workItems.map((workItem) => (
        <WorkItemBody key={workItem.id} {...rows} workItem={workItem} />
      ))}
      {goal.workItems.length === 0 && (
        <tbody>
          <tr>
            <td className="cell-none" colSpan={leaves.length}>
              取組項目はまだありません。
            </td>
          </tr>
        </tbody>
      )}
    </table>
  );
}

type WorkItemBodyProps = {
  leaves: LeafColumn[];
  labels: string[];
  phase: Phase | null;
  goalId: string;
  workItem: WorkItem;
  draw: DrawField;
};

function WorkItemBody({ leaves, labels, phase, goalId, workItem, draw }: WorkItemBodyProps) {
  const numbered = leaves.flatMap((leaf) => (!isComposite(leaf) && leaf.type === "subItems" ? [leaf.concept] : []));
  const layout = workItemRows(workItem.texts, numbered);
  const owner = { of: "workItem", goalId, workItemId: workItem.id } as const;
  const plain = (leaf: LeafColumn, index: number, rowSpan?: number) => (
    <td
      key={columnKey(leaf)}
      className={cellClass(leaf, workItem.texts, phase, index, 0)}
      data-label={labels[index]}
      rowSpan={rowSpan}
    >
      <Cell column={leaf} owner={owner} texts={workItem.texts} draw={draw} />
    </td>
  );
  if (!layout) {
    return (
      <tbody>
        <tr>{leaves.map((leaf, index) => plain(leaf, index))}</tr>
      </tbody>
    );
  }
  const isNumbered = (leaf: LeafColumn) => !isComposite(leaf) && numbered.includes(leaf.concept);
  return (
    <tbody className="numbered">
      <tr className="work-item-head">
        {leaves.map((leaf, index) => {
          if (!isNumbered(leaf)) return plain(leaf, index, layout.rows.length + 1);
          const concept = (leaf as { concept: Concept }).concept;
          const text = concept === "method" ? layout.title : (layout.common[concept] ?? "");
          return (
            <td key={concept} className={cellClass(leaf, workItem.texts, phase, index, 0)} data-label={labels[index]}>
              {text && <span className={concept === "method" ? "text work-item-title" : "text"}>{text}</span>}
            </td>
          );
        })}
      </tr>
      {layout.rows.map(({ marker, flags, cells }) => (
        <tr key={marker} className="sub-item">
          {leaves.map((leaf, index) => {
            if (!isNumbered(leaf)) return null;
            const concept = (leaf as { concept: Concept }).concept;
            const cell = cells[concept];
            return cell === null || cell === undefined ? null : (
              <SubItemCell
                key={concept}
                cell={cell}
                marker={marker}
                label={labels[index] ?? ""}
                added={concept !== "method" ? false : flags.includes("report-without-target")}
                className={cellClass(leaf, workItem.texts, phase, index, 0)}
              />
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}
