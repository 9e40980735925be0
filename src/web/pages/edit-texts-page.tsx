import { Fragment } from "react";
import type { SentBack } from "../../domain/cycle/cycle-state.ts";
import { phaseNames } from "../../domain/cycle/present-phase.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { ServedGoals } from "../../usecases/cascade/read-served-goals.ts";
import type { SharedRowInSheet } from "../../usecases/shared-goals/read-shared-rows.ts";
import { ServedGoalField } from "../components/cascade/served-goal-field.tsx";
import { GoalReport } from "../components/cascade/unit-reports.tsx";
import { CellFieldInput } from "../components/cell-field-input.tsx";
import { EnterSaves } from "../components/enter-saves.tsx";
import { GoalOrder } from "../components/goal-order.tsx";
import { Layout } from "../components/layout.tsx";
import { QuoteBox } from "../components/notes/quote-box.tsx";
import { Notice } from "../components/notice.tsx";
import { SentBackNotice } from "../components/sent-back-notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { WorkItemFields } from "../components/work-item-fields.tsx";
import type { Frame } from "../frame.ts";
import { type GoalReports, gatherAct } from "../in-page/cascade-in-page.ts";
import type { CellConflict } from "../in-page/cell-conflict.ts";
import type { QuotePart } from "../in-page/quoting.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import type { CellField, CellFieldGroup } from "../posted/cell-fields.ts";
import { url } from "../routes.ts";

type EditTextsPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  title: string;
  action: string;
  /** `open`: may be written now; the others are read. */
  groups: (CellFieldGroup & { open: boolean })[];
  canEditRows: boolean;
  /** Why nothing can be written now. */
  locked: string | null;
  sentBack: SentBack | null;
  /** Only on forms with work items. */
  workItems: { workItemId: string; fields: CellField[] }[] | null;
  /** The goal in hand and its place among the others; null for the sheet's heading. */
  goal: { goalId: string; index: number; count: number } | null;
  conflicts: CellConflict[];
  /** The notes that can be quoted, for each review that may be written now. */
  quotes: QuotePart[];
  /** Quoting was asked for, but no note was chosen. */
  nothingToQuote: boolean;
  /** Notes were just put into a field. */
  quoted: boolean;
  /** The shared goal that the goal in hand shows, and its fields, which are read here. */
  shared: (SharedRowInSheet & { fields: CellField[] }) | null;
  /** What the units below report for the goal in hand. */
  reports: GoalReports | null;
  /** What the goal in hand serves and could serve. */
  served: ServedGoals | null;
};

/** A plain form for one goal, or for the sheet's heading: everything can be written without JavaScript. */
export function EditTextsPage(props: EditTextsPageProps) {
  const { frame, sheet, title, action, groups, canEditRows, locked, sentBack, workItems, goal, conflicts } = props;
  const { quotes, nothingToQuote, quoted, reports, served, shared } = props;
  const { sheetId, form } = sheet;
  const conflictOf = (key: string) => conflicts.find((one) => one.key === key);
  const asked = (goal && sentBack?.notes) || [];
  const askedAt = (concept: Concept) => asked.filter((one) => one.concept === concept).map(({ text }) => text);
  const back = `${url("sheet", { sheetId })}${goal ? `#goal-${goal.goalId}` : ""}`;
  // A conflict is settled first: what is quoted would stand behind either text.
  const quoteBoxes = (which: (part: QuotePart) => boolean) =>
    goal && conflicts.length === 0
      ? quotes
          .filter(which)
          .map((part) => <QuoteBox key={part.phase} sheetId={sheetId} goalId={goal.goalId} part={part} />)
      : null;
  return (
    <Layout frame={frame} title={title}>
      <SheetHead sheet={sheet} canEdit page={title} />
      {quoted && <Notice tone="good" title="記録を文章に入れました。読みやすく整えて保存してください" />}
      {nothingToQuote && (
        <Notice tone="bad" title="まだ保存していません。引用する記録が選ばれていません">
          <p>書いた文章は下の欄に残っています。「記録から引用」で記録に印をつけてから、もう一度押してください。</p>
        </Notice>
      )}
      {locked && (
        <Notice title="いまは書き込めません">
          <p>{locked}</p>
        </Notice>
      )}
      {sentBack && (
        <SentBackNotice
          sentBack={sentBack}
          form={form}
          goals={sheet.content.goals}
          sheetUrl={url("sheet", { sheetId })}
        />
      )}
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
        {locked === null && <EnterSaves name="act" value="save" />}
        {shared && <SharedFields shared={shared} />}
        {groups.map(({ phase, fields, open }) =>
          open ? (
            <Fragment key={phase}>
              <fieldset className="card stack">
                <legend>{phaseNames[phase]}</legend>
                {fields.map((cell) => (
                  <Fragment key={cell.key}>
                    <CellFieldInput cell={cell} conflict={conflictOf(cell.key)} asked={askedAt(cell.concept)} />
                    {reports && conflicts.length === 0 && <GatherButton cell={cell} reports={reports} />}
                  </Fragment>
                ))}
              </fieldset>
              {quoteBoxes((part) => part.phase === phase)}
            </Fragment>
          ) : (
            <WrittenFields key={phase} name={phaseNames[phase]} fields={fields} />
          ),
        )}
        {workItems && locked === null && (
          <WorkItemFields workItems={workItems} conflictOf={conflictOf} askedAt={askedAt} canEditRows={canEditRows} />
        )}
        {quoteBoxes((part) => !groups.some(({ phase, open }) => open && phase === part.phase))}
        {goal && served && served.upper.length > 0 && locked === null && conflicts.length === 0 && (
          <fieldset className="card stack">
            <legend>上位の目標とのつながり</legend>
            <ServedGoalField
              goalId={goal.goalId}
              chosen={served.serves[goal.goalId]?.goalId ?? null}
              upper={served.upper}
              suggested={served.suggested[goal.goalId] ?? null}
            />
          </fieldset>
        )}
        <div className="edit-buttons">
          {locked === null && (
            <button className="button button-primary button-large" type="submit" name="act" value="save">
              保存する
            </button>
          )}
          <a className="button button-large" href={back}>
            {locked === null ? "保存せずに戻る" : "シートへ戻る"}
          </a>
        </div>
      </form>
      {reports && <GoalReport goal={reports} />}
      {goal && canEditRows && conflicts.length === 0 && (
        <GoalOrder sheetId={sheetId} goalLabel={form.goalLabel} canRemove={shared === null} {...goal} />
      )}
    </Layout>
  );
}

/** The plan of a shared goal: read here, written on its own page. */
function SharedFields({
  shared: { sharedGoalId, owner, fields },
}: {
  shared: NonNullable<EditTextsPageProps["shared"]>;
}) {
  return (
    <section className="card stack-tight" aria-labelledby="shared-fields">
      <h2 id="shared-fields">共通目標（{owner}が編集）</h2>
      <p className="quiet small">
        計画は{owner}がまとめて書きます。この課の報告は下の欄に書きます。{" "}
        <a href={url("sharedGoal", { sharedGoalId })}>共通目標を見る</a>
      </p>
      <dl className="written-fields">
        {fields
          .filter(({ text }) => text !== "")
          .map(({ key, label, text }) => (
            <div key={key}>
              <dt>{label}</dt>
              <dd className="written">{text}</dd>
            </div>
          ))}
      </dl>
    </section>
  );
}

/** Saves the form and puts the reports of the units below after what stands in the field. */
function GatherButton({ cell: { key, field, label, concept }, reports }: { cell: CellField; reports: GoalReports }) {
  const written = reports.rows.filter(({ texts }) => texts[concept]).length;
  if (written === 0 || field.type !== "text") return null;
  return (
    <p className="gather">
      <button className="button button-small" type="submit" name="act" value={`${gatherAct}${key}`}>
        保存して、課の「{label}」{written}件を下に入れる
      </button>
    </p>
  );
}

/** Fields that are read now: their words, without those that are empty. */
function WrittenFields({ name, fields }: { name: string; fields: CellField[] }) {
  const written = fields.filter(({ text }) => text !== "");
  if (written.length === 0) return null;
  return (
    <details className="card">
      <summary>{name}（いまは書き込めません）</summary>
      <dl className="written-fields">
        {written.map(({ key, label, text }) => (
          <div key={key}>
            <dt>{label}</dt>
            <dd className="written">{text}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}

function labelOfKey(groups: CellFieldGroup[], workItems: EditTextsPageProps["workItems"], key: string): string {
  const all = [...groups.flatMap(({ fields }) => fields), ...(workItems ?? []).flatMap(({ fields }) => fields)];
  return all.find((cell) => cell.key === key)?.label ?? key;
}
