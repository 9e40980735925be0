import { memo, useMemo } from "react";
import type { LeafColumn, Phase } from "../../../domain/forms/form-definition.ts";
import { columnKey, fieldsOf } from "../../../domain/forms/header-tree.ts";
import type { Texts } from "../../../domain/sheets/sheet-content.ts";
import { Cell, type DrawField } from "../../components/sheet/cell.tsx";
import { cellClass } from "../../components/sheet/cell-class.ts";
import type { Row } from "./editor-acts.ts";
import { EditorCell } from "./editor-cell.tsx";
import { holesIn } from "./readings.ts";
import { RowMenu } from "./row-menu.tsx";

type EditorRowProps = {
  goalId: string;
  /** Set for a row of a work item. */
  workItemId: string | null;
  texts: Texts;
  index: number;
  count: number;
  name: string;
  /** 「重点取組」: what a row of this table is called. */
  what: string;
  leaves: LeafColumn[];
  labels: string[];
  phase: Phase;
  sticky: number;
  canEdit: boolean;
};

/** One row of the table. Redrawn only when its own words change. */
export const EditorRow = memo(function EditorRow(props: EditorRowProps) {
  const { goalId, workItemId, texts, index, count, name, what, leaves, labels, phase, sticky, canEdit } = props;
  const owner = useMemo<Row>(
    () => (workItemId === null ? { of: "goal", goalId } : { of: "workItem", goalId, workItemId }),
    [goalId, workItemId],
  );
  const holes = useMemo(() => {
    const numbered = leaves.flatMap(fieldsOf).flatMap(({ type, concept }) => (type === "subItems" ? [concept] : []));
    return numbered.length > 1 ? holesIn(texts, numbered) : {};
  }, [texts, leaves]);
  return (
    <tr id={workItemId === null ? `goal-${goalId}` : `work-item-${workItemId}`}>
      {leaves.map((leaf, at) => {
        const isTitle = "concept" in leaf && leaf.concept === "title";
        const Box = isTitle ? "th" : "td";
        const draw: DrawField = (_owner, field, text) => (
          <EditorCell
            owner={owner}
            field={field}
            label={field.label || leaf.label}
            row={name}
            text={text}
            hole={holes[field.concept]}
          />
        );
        return (
          <Box
            key={columnKey(leaf)}
            {...(isTitle && { scope: "row" })}
            className={`cell-box ${cellClass(leaf, texts, phase, at, sticky)}`}
            data-label={labels[at]}
          >
            <Cell column={leaf} owner={owner} texts={texts} draw={draw} />
            {at === 0 && canEdit && <RowMenu row={owner} index={index} count={count} name={name} what={what} />}
          </Box>
        );
      })}
    </tr>
  );
});
