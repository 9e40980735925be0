import { Fragment } from "react";
import type { FormDefinition, Phase } from "../../../domain/forms/form-definition.ts";
import { fillHeading } from "../../../domain/forms/heading-text.ts";
import type { CellOwner, Goal, SheetContent } from "../../../domain/sheets/sheet-content.ts";
import type { DrawField } from "./cell.tsx";
import { FieldBoxes } from "./field-boxes.tsx";
import { GoalTable } from "./goal-table.tsx";
import { stickyColumns } from "./sheet-style.ts";
import { WorkItemTable } from "./work-item-table.tsx";

type FormSheetProps = {
  form: FormDefinition;
  content: SheetContent;
  fiscalYear: number;
  unitPath: string[];
  /** What is being filled in now; null shows every column alike. */
  phase: Phase | null;
  draw: DrawField;
  actions?: Parameters<typeof GoalTable>[0]["actions"];
};

/** A pane that scrolls must be reachable by keyboard: a table without links has nothing else to hold the focus. */
const scrollable = { tabIndex: 0 } as const;

/** A city's own sheet, block by block in the order of the paper. */
export function FormSheet({ form, content, fiscalYear, unitPath, phase, draw, actions }: FormSheetProps) {
  const goals: (Goal | null)[] = form.sheetPer === "goal" && content.goals.length > 0 ? content.goals : [null];
  // On a form with one goal a sheet, further goals (there should be none) follow as whole forms: nothing stays unseen.
  return goals.map((goal) => (
    <Fragment key={goal?.id ?? "sheet"}>
      {form.blocks.map((block, index) => {
        const key = `${block.block}-${index}`;
        if (block.block === "heading") {
          return (
            <div className="sheet-heading" key={key}>
              {block.lines.map(({ text, style }) => (
                <p key={text} className={`heading-${style}`}>
                  {fillHeading(text, { fiscalYear, unit: unitPath, municipality: form.municipality })}
                </p>
              ))}
            </div>
          );
        }
        if (block.block === "fields") {
          if (block.of === "goal" && !goal) return null;
          const owner: CellOwner = block.of === "goal" && goal ? { of: "goal", goalId: goal.id } : { of: "sheet" };
          const texts = block.of === "goal" && goal ? goal.texts : content.texts;
          return (
            <FieldBoxes key={key} block={block} index={index} owner={owner} texts={texts} phase={phase} draw={draw} />
          );
        }
        if (block.block === "workItems") {
          if (!goal) return null;
          return (
            <section className="table-pane" key={key} aria-label={form.name} {...scrollable}>
              <WorkItemTable block={block} goal={goal} phase={phase} caption={form.name} draw={draw} />
            </section>
          );
        }
        return (
          <section className="table-pane" key={key} aria-label={form.name} {...scrollable}>
            <GoalTable
              block={block}
              goals={content.goals}
              phase={phase}
              sticky={stickyColumns(form)}
              caption={form.name}
              draw={draw}
              actions={actions}
              empty={`${form.goalLabel}はまだありません。`}
            />
          </section>
        );
      })}
    </Fragment>
  ));
}
