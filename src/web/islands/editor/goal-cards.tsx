import { useState } from "react";
import { phaseNames } from "../../../domain/cycle/present-phase.ts";
import { type Field, phases, type TableBlock } from "../../../domain/forms/form-definition.ts";
import { isFieldCell, tableOf } from "../../../domain/forms/form-fields.ts";
import { fieldsOf, leafColumns } from "../../../domain/forms/header-tree.ts";
import type { Goal, Texts } from "../../../domain/sheets/sheet-content.ts";
import { addRow, type Row } from "./editor-acts.ts";
import { EditorCell } from "./editor-cell.tsx";
import { putDown, useSession } from "./editor-session.ts";
import { EditorBoxes } from "./editor-sheet.tsx";
import { useStore } from "./editor-store.ts";
import { goalName, writableCells } from "./form-cells.ts";
import { RowMenu } from "./row-menu.tsx";

type LabelledField = { field: Field; label: string };

/** One goal at a time, its fields one under the other by phase: for narrow screens and for reading aloud. */
export function GoalCards() {
  const session = useSession();
  const { form, canEditRows } = session.props;
  const goals = useStore(session.store, ({ content }) => content.goals);
  const [chosen, choose] = useState<string | null>(null);
  // The card follows the cell in hand ("goal/<id>…|<concept>"), so that "next missing" and undo lead to it.
  const inHand = useStore(session.hand, ({ key }) => key?.match(/^goal\/([^/|]+)/)?.[1] ?? null);
  const shown = goals.some(({ id }) => id === inHand) ? inHand : chosen;
  if (shown !== chosen) choose(shown);
  const at = Math.max(
    0,
    goals.findIndex(({ id }) => id === shown),
  );
  const goal = goals[at];
  const table = tableOf(form);
  const go = (index: number) => {
    putDown(session);
    const id = goals[index]?.id ?? null;
    const first = writableCells(session.props, session.store.get().content).find(
      ({ owner }) => owner.of !== "sheet" && owner.goalId === id,
    );
    session.hand.update(() => ({ key: first?.key ?? null, mode: null, caret: null }));
    choose(id);
  };
  const boxes = form.blocks.flatMap((block, index) =>
    block.block === "fields" && block.of === "sheet" ? [{ block, index }] : [],
  );
  return (
    <div className="cards">
      {boxes.length > 0 && (
        <details className="card-sheet">
          <summary>シートの欄</summary>
          {boxes.map((box) => (
            <EditorBoxes key={box.index} {...box} />
          ))}
        </details>
      )}
      {goals.length > 1 && (
        <nav className="card-nav" aria-label={form.goalLabel}>
          <button type="button" className="button" data-outside disabled={at === 0} onClick={() => go(at - 1)}>
            ‹ 前
          </button>
          <select
            aria-label={`${form.goalLabel}を選ぶ`}
            className="input"
            value={goal?.id ?? ""}
            onChange={(event) => go(goals.findIndex(({ id }) => id === event.currentTarget.value))}
          >
            {goals.map((one, index) => (
              <option key={one.id} value={one.id}>
                {`${index + 1}／${goals.length}　${heading(one, index, form.goalLabel)}`}
              </option>
            ))}
          </select>
          <button type="button" className="button" disabled={at >= goals.length - 1} onClick={() => go(at + 1)}>
            次 ›
          </button>
        </nav>
      )}
      {goal && (
        <GoalCard
          key={goal.id}
          owner={{ of: "goal", goalId: goal.id }}
          name={goalName(goal, at, form.goalLabel)}
          heading={heading(goal, at, form.goalLabel)}
          texts={goal.texts}
          fields={table.block === "goals" ? tableFields(table) : boxFields(form.blocks)}
          menu={table.block === "goals" ? { index: at, count: goals.length, what: form.goalLabel } : null}
        />
      )}
      {table.block === "workItems" &&
        goal?.workItems.map((item, index) => (
          <GoalCard
            key={item.id}
            owner={{ of: "workItem", goalId: goal.id, workItemId: item.id }}
            name={`取組項目${index + 1}`}
            heading={`取組項目${index + 1}`}
            texts={item.texts}
            fields={tableFields(table)}
            menu={{ index, count: goal.workItems.length, what: "取組項目" }}
          />
        ))}
      {canEditRows && (
        <button
          type="button"
          className="button add-row"
          data-outside
          onClick={() =>
            addRow(session, (table.block === "workItems" && goal ? goal.workItems.length : goals.length) - 1)
          }
        >
          ＋ {table.block === "workItems" && goal ? "取組項目" : form.goalLabel}を加える
        </button>
      )}
    </div>
  );
}

/** 「業務改善取組① 窓口の案内の改善」 */
function heading(goal: Goal, index: number, goalLabel: string): string {
  const name = goalName(goal, index, goalLabel);
  const title = goal.texts.title?.trim();
  return goal.texts.number?.trim() && title ? `${name}　${title}` : name;
}

function tableFields(table: TableBlock): LabelledField[] {
  return leafColumns(table.columns).flatMap((leaf) =>
    fieldsOf(leaf).map((field) => ({ field, label: field.label || leaf.label })),
  );
}

function boxFields(blocks: ReturnType<typeof useSession>["props"]["form"]["blocks"]): LabelledField[] {
  return blocks.flatMap((block) =>
    block.block === "fields" && block.of === "goal"
      ? block.rows.flat().flatMap((box) => (isFieldCell(box) ? [{ field: box, label: box.label }] : []))
      : [],
  );
}

type GoalCardProps = {
  owner: Row;
  name: string;
  heading: string;
  texts: Texts;
  fields: LabelledField[];
  menu: { index: number; count: number; what: string } | null;
};

function GoalCard({ owner, name, heading: title, texts, fields, menu }: GoalCardProps) {
  const { phase: present, canEditRows } = useSession().props;
  return (
    <section className="goal-card" aria-label={name}>
      <header>
        <h2>{title}</h2>
        {menu && canEditRows && <RowMenu row={owner} name={name} {...menu} />}
      </header>
      {phases.map((phase) => {
        const own = fields.filter(({ field }) => field.phase === phase);
        return (
          own.length > 0 && (
            <section key={phase} className={phase === present ? "card-phase now" : "card-phase"}>
              <h3>{phaseNames[phase]}</h3>
              {own.map(({ field, label }) => (
                <div key={field.concept} className="card-field">
                  <div className="card-label">
                    {label}
                    {field.required && <span className="required-mark">必須</span>}
                    {(field.guidance ?? field.hint) && (
                      <span className="field-hint">{field.guidance ?? field.hint}</span>
                    )}
                  </div>
                  <EditorCell owner={owner} field={field} label={label} row={name} text={texts[field.concept] ?? ""} />
                </div>
              ))}
            </section>
          )
        );
      })}
    </section>
  );
}
