import type { ReactNode } from "react";
import { labelOf } from "../../../domain/forms/form-fields.ts";
import { textDiff } from "../../../domain/history/text-diff.ts";
import { sideOf } from "../../../domain/imports/changes-of.ts";
import type { CellDifference, RowDifference, Side } from "../../../domain/imports/sheet-difference.ts";
import type { CellOwner, Goal, Texts } from "../../../domain/sheets/sheet-content.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import { Difference } from "../difference.tsx";

type Update = Extract<PlannedSheet, { act: "update" }>;
type DifferenceFormProps = { plan: PlannedFile; shown: Update; action: string };

/** A returned sheet against the sheet as it stands: what was changed where, and whose words are taken. */
export function DifferenceForm({ plan, shown, action }: DifferenceFormProps) {
  const { difference, choices, target, undecided } = shown;
  const { form, goals } = target.sheet;
  const cells = difference.cells.toSorted((a, b) => urgency(a) - urgency(b));
  const all = [...cells, ...difference.rows];
  return (
    <section aria-labelledby="differences" className="differences">
      <h2 id="differences">システムとの違い（{all.length}）</h2>
      {difference.absent.length > 0 && (
        <p className="small">
          {difference.absent.map((concept) => `「${labelOf(form, concept)}」`).join("")}
          の欄がファイルに見当たりません。いまの内容を残します。
        </p>
      )}
      {difference.reordered && <p className="small">目標の並び順の違いは取り込みません。いまの順のままにします。</p>}
      {all.length === 0 ? (
        <p>違いはありません。このシートは何も変わりません。</p>
      ) : (
        <form method="post" action={action}>
          <input type="hidden" name="act" value="choose" />
          <input type="hidden" name="sheet" value={shown.index} />
          <input type="hidden" name="at" value="differences" />
          <p className="small">
            {target.base
              ? "ファイルだけで変わった欄はファイルの文に、システムだけで変わった欄はいまの文にします。両方で変わった欄は選んでください。"
              : "出力したときの版が分からないため、ファイルといまのシートを比べました。違う欄は、どちらにするかを選んでください。"}
            {undecided > 0 && <strong>　あと{undecided}か所を選んでください。</strong>}
          </p>
          <div className="difference-acts">
            <button className="button" type="submit">
              選んだとおりにする
            </button>
            <button className="button" type="submit" name="all" value="file">
              すべてファイルの文にする
            </button>
            <button className="button" type="submit" name="all" value="system">
              すべていまの文のままにする
            </button>
          </div>
          {cells.map((cell) => (
            <CellRow
              key={cell.key}
              cell={cell}
              where={`${whereOf(cell.owner, goals)}${labelOf(form, cell.concept)}`}
              side={sideOf(cell, choices)}
            />
          ))}
          {difference.rows.map((row) => (
            <RowRow key={row.key} row={row} goalLabel={plan.form.goalLabel} side={sideOf(row, choices)} />
          ))}
        </form>
      )}
    </section>
  );
}

/** What must be chosen comes first, what merely stays comes last. */
function urgency({ proposal }: CellDifference): number {
  return proposal === null ? 0 : proposal === "file" ? 1 : 2;
}

function whereOf(owner: CellOwner, goals: Goal[]): string {
  if (owner.of === "sheet") return "";
  const goal = goals.find(({ id }) => id === owner.goalId);
  const item = owner.of === "workItem" ? goal?.workItems.find(({ id }) => id === owner.workItemId) : null;
  const itemName = item ? `${(item.texts.method ?? "").split("\n")[0]?.slice(0, 30)} › ` : "";
  return `${nameOf(goal?.texts ?? {})} › ${itemName}`;
}

function nameOf(texts: Texts): string {
  return [texts.number, texts.title].filter(Boolean).join(" ") || "無題";
}

type CellRowProps = { cell: CellDifference; where: string; side: Side | null };

function CellRow({ cell, where, side }: CellRowProps) {
  const { key, base, file, system, proposal } = cell;
  const what =
    proposal === "file"
      ? "ファイルで変更"
      : proposal === "system"
        ? "システムで変更"
        : base === null
          ? "違い"
          : "両方で変更";
  const was = base ?? system;
  return (
    <fieldset className={`difference${side === null ? " undecided" : ""}`}>
      <legend>
        {where} <span className={`tag${proposal === null ? " tag-warn" : ""}`}>{what}</span>
      </legend>
      <input type="hidden" name={`listed:${key}`} value="" />
      {base !== null && proposal === null && (
        <p className="difference-base">
          <span className="label small">出力したとき</span>
          <span className="text">{base || "（空欄）"}</span>
        </p>
      )}
      <div className="difference-sides">
        <Choice name={key} value="file" label="ファイルの文" chosen={side}>
          {file === "" ? "（空欄）" : <Difference parts={textDiff(proposal === "system" ? "" : was, file)} />}
        </Choice>
        <Choice name={key} value="system" label="いまの文" chosen={side}>
          {system === "" ? "（空欄）" : <Difference parts={textDiff(base === null ? system : was, system)} />}
        </Choice>
      </div>
    </fieldset>
  );
}

const rowWords = {
  added: { what: "ファイルで追加", file: "追加する", system: "追加しない" },
  removed: { what: "ファイルにない", file: "削除する", system: "残す" },
  gone: { what: "システムで削除済み", file: "ファイルのとおりに戻す", system: "削除したままにする" },
} as const;

function RowRow({ row, goalLabel, side }: { row: RowDifference; goalLabel: string; side: Side | null }) {
  const words = rowWords[row.kind];
  const texts = row.row.of === "goal" ? row.row.goal.texts : row.row.workItem.texts;
  const name = row.row.of === "goal" ? nameOf(texts) : (texts.method ?? texts.title ?? "無題");
  return (
    <fieldset className={`difference${side === null ? " undecided" : ""}`}>
      <legend>
        {row.row.of === "goal" ? goalLabel : "取組項目"}「{name.slice(0, 60)}」{" "}
        <span className={`tag${row.proposal === null ? " tag-warn" : ""}`}>{words.what}</span>
      </legend>
      <input type="hidden" name={`listed:${row.key}`} value="" />
      <div className="difference-sides">
        <Choice name={row.key} value="file" label={words.file} chosen={side} />
        <Choice name={row.key} value="system" label={words.system} chosen={side} />
      </div>
    </fieldset>
  );
}

type ChoiceProps = { name: string; value: Side; label: string; chosen: Side | null; children?: ReactNode };

function Choice({ name, value, label, chosen, children }: ChoiceProps) {
  return (
    <label className="difference-side">
      <span className="difference-choice">
        <input type="radio" name={`choice:${name}`} value={value} defaultChecked={chosen === value} />
        {label}
      </span>
      {children && <span className="difference-text">{children}</span>}
    </label>
  );
}
