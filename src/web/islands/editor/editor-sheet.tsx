import type { FieldsBlock } from "../../../domain/forms/form-definition.ts";
import { fillHeading } from "../../../domain/forms/heading-text.ts";
import type { CellOwner } from "../../../domain/sheets/sheet-content.ts";
import { FieldBoxes } from "../../components/sheet/field-boxes.tsx";
import { addRow } from "./editor-acts.ts";
import { EditorCell } from "./editor-cell.tsx";
import { useSession } from "./editor-session.ts";
import { useStore } from "./editor-store.ts";
import { EditorTable } from "./editor-table.tsx";

/** The city's form as it stands on the paper, every cell to be written in. */
export function EditorSheet() {
  const session = useSession();
  const { form, fiscalYear, unitPath, canEditRows } = session.props;
  const empty = useStore(session.store, ({ content }) => content.goals.length === 0);
  return (
    <>
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
        if (block.block === "fields") return <EditorBoxes key={key} block={block} index={index} />;
        if (block.block === "workItems" && empty) {
          return (
            canEditRows && (
              <button type="button" key={key} className="button" data-outside onClick={() => addRow(session, -1)}>
                {form.goalLabel}を書き始める
              </button>
            )
          );
        }
        return <EditorTable key={key} block={block} />;
      })}
    </>
  );
}

/** `index` is the place of the block in the form; the widths of its boxes are styled by it. */
export function EditorBoxes({ block, index }: { block: FieldsBlock; index: number }) {
  const session = useSession();
  const texts = useStore(session.store, ({ content }) =>
    block.of === "goal" ? content.goals[0]?.texts : content.texts,
  );
  const goalId = useStore(session.store, ({ content }) => content.goals[0]?.id);
  if (!texts || (block.of === "goal" && !goalId)) return null;
  const owner: CellOwner = block.of === "goal" && goalId ? { of: "goal", goalId } : { of: "sheet" };
  return (
    <FieldBoxes
      block={block}
      index={index}
      owner={owner}
      texts={texts}
      phase={session.props.phase}
      draw={(of, field, text) => <EditorCell owner={of} field={field} label={field.label} row="" text={text} />}
    />
  );
}
