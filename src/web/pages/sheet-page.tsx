import type { SentBackNote } from "../../domain/cycle/cycle-state.ts";
import type { Finding } from "../../domain/forms/check-content.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { Field, Part, Phase } from "../../domain/forms/form-definition.ts";
import type { SheetEvent } from "../../domain/sheets/sheet-change.ts";
import type { CellOwner, Goal } from "../../domain/sheets/sheet-content.ts";
import { UnitReports } from "../components/cascade/unit-reports.tsx";
import { CommentSection } from "../components/comment-section.tsx";
import { AmendmentDifferences } from "../components/cycle/amendment-differences.tsx";
import { CyclePanel } from "../components/cycle-panel.tsx";
import { GoalActions } from "../components/goal-actions.tsx";
import { GoalLines } from "../components/goal-lines.tsx";
import { Island } from "../components/island.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { Instructions, SentBackNotice } from "../components/sent-back-notice.tsx";
import { cellKey } from "../components/sheet/cell-key.ts";
import { FormSheet } from "../components/sheet/form-sheet.tsx";
import { hasFewColumns, sheetStyle } from "../components/sheet/sheet-style.ts";
import { Words } from "../components/sheet/words.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { ZoomSwitch } from "../components/zoom-switch.tsx";
import type { Frame } from "../frame.ts";
import type { GoalMark, GoalReports } from "../in-page/cascade-in-page.ts";
import type { ThreadInPage } from "../in-page/comments-in-page.ts";
import type { CycleInPage } from "../in-page/cycle-in-page.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";
import { dateAndTime, yearDateAndTime } from "../sayings/date-and-time.ts";

type SheetPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  phase: Phase;
  /** As the city calls it. */
  phaseName: string;
  /** The year has ended and been reported on: no column is more in hand than the others. */
  over: boolean;
  /** What is not yet right, up to the present phase. */
  findings: Finding[];
  /** The phases whose fields the person may write now; none: they only read. */
  writable: Phase[];
  locked: string | null;
  /** Where the sheet stands in its year; null where the city runs no cycle. */
  cycle: CycleInPage | null;
  /** What an open amendment has changed so far. */
  amended: SheetEvent[];
  /** The year nears its end, and the person may decide what goes on into the next. */
  canCarryOver: boolean;
  /** How many notes each goal has, by its id; null for who doesn't read them. */
  noteCounts: Record<string, number> | null;
  canReadHistory: boolean;
  /** What the person may do with what is said below the sheet. */
  comments: "hidden" | "read" | "write";
  /** Ids of the goals that have an earlier or a later year. */
  inLines: string[];
  /** What people say about the sheet as it is now. */
  threads: ThreadInPage[];
  /** What stands under a goal's title: where it belongs. By the goal's id. */
  goalMarks: Record<string, GoalMark[]>;
  /** What the units below report for the goals of this sheet. */
  reports: GoalReports[];
  /** How many of its goals don't say yet what their shared goal says. */
  behind: number;
  /** Whether the person may say which goals of the units above these serve. */
  canLink: boolean;
  /** A department's list, and the person may deploy it to the sections. */
  canDeploy: boolean;
  /** Said once after an act: 「削除しました」. */
  flash: string | null;
};

export function SheetPage(props: SheetPageProps) {
  const { frame, sheet, phase, phaseName, over, findings, writable, locked, cycle, amended, inLines, threads, flash } =
    props;
  const { goalMarks, reports, behind, canLink, canDeploy, canCarryOver, noteCounts, canReadHistory, comments } = props;
  const { sheetId, form, content, fiscalYear, unitPath, asOf } = sheet;
  const editable = writable.length > 0 && asOf === null;
  const rows = editable && writable.includes("planning");
  const notes = cycle?.sentBack?.notes ?? [];
  // A note about a field of work items stands at the first of them.
  const isFirst = (owner: CellOwner): owner is Exclude<CellOwner, { of: "sheet" }> =>
    owner.of === "goal" ||
    (owner.of === "workItem" &&
      content.goals.some(({ workItems: [first] }) => first !== undefined && first.id === owner.workItemId));
  const missing = findings.filter(({ kind }) => kind === "missing" || kind === "missingReason");
  const others = findings.filter((finding) => !missing.includes(finding));
  const marks = new Map(missing.map(({ owner, concept }, index) => [cellKey(owner, concept), index + 1]));
  const draw = (owner: CellOwner, field: Field | Part, text: string) => {
    const said = isFirst(owner) ? notesAt(notes, owner, field.concept) : [];
    const words = text === "" ? drawEmpty(owner, field) : <Words text={text} />;
    const places = owner.of === "goal" && field.concept === "title" ? (goalMarks[owner.goalId] ?? []) : [];
    if (said.length === 0 && places.length === 0) return words;
    return (
      <>
        {words}
        {places.map(({ href, text: place }) => (
          <a className="goal-mark" href={href} key={href}>
            {place}
          </a>
        ))}
        {said.map((note) => (
          <span className="cell-note" key={note.text}>
            {cycle?.sentBack?.as === "mayor" ? "指示" : "差戻し"}：{note.text}
          </span>
        ))}
      </>
    );
  };
  const drawEmpty = (owner: CellOwner, field: Field | Part) => {
    const number = marks.get(cellKey(owner, field.concept));
    return number === undefined ? null : (
      <span className="missing" id={`missing-${number}`}>
        {field.concept === "ratingReason" && !field.required ? "理由を書いてください" : "未記入"}
      </span>
    );
  };
  const oneGoal = form.sheetPer === "goal" ? content.goals[0] : undefined;
  return (
    <Layout frame={frame} title={`${unitPath.join(" ")} ${form.name}`} style={sheetStyle(form)}>
      <SheetHead
        sheet={sheet}
        canEdit={editable}
        canCarryOver={canCarryOver}
        canReadNotes={noteCounts !== null}
        canReadHistory={canReadHistory}
        canExport={frame.may.includes("export")}
        actions
        locked={locked}
        writingIsNext={!cycle?.acts.some(({ primary }) => primary)}
      />
      {flash && <Notice tone="good" title={flash} />}
      {behind > 0 && <BehindNotice sheetId={sheetId} behind={behind} canTake={rows} />}
      {cycle && <CyclePanel sheetId={sheetId} cycle={cycle} />}
      {cycle?.amendment && <AmendmentDifferences amended={amended} form={form} goals={content.goals} />}
      {cycle?.sentBack && <SentBackNotice sentBack={cycle.sentBack} form={form} goals={content.goals} sheetUrl="" />}
      {cycle && <Instructions instructions={cycle.instructions} form={form} goals={content.goals} sheetUrl="" />}
      {asOf && <AsOfNotice sheetId={sheetId} asOf={asOf} />}
      <div className="sheet-bar">
        <div className="sheet-state">
          {missing.length > 0 && asOf === null ? (
            <a className="missing-count" href="#missing-1">
              {phaseName}までに書くところ　あと{missing.length}か所
            </a>
          ) : (
            asOf === null && <span className="all-filled">✓ {phaseName}までの欄は書かれています</span>
          )}
          <span className="quiet">
            最後の更新 {dateAndTime(sheet.updatedAt)} {sheet.updatedBy}
          </span>
          {asOf === null && (
            <Island
              name="sheet-live"
              assets={frame.assets.islands["sheet-live"] ?? null}
              props={{
                eventsUrl: url("sheetEvents", { sheetId }),
                sheetUrl: url("sheet", { sheetId }),
                revision: sheet.revision,
              }}
            />
          )}
        </div>
        <ZoomSwitch />
      </div>
      {others.length > 0 && asOf === null && (
        <details className="findings small">
          <summary>確かめたいところ　{others.length}件</summary>
          <ul>
            {others.map(({ message }) => (
              <li key={message}>{message}</li>
            ))}
          </ul>
        </details>
      )}
      <div className={hasFewColumns(form) ? "sheet sheet-few" : "sheet"}>
        <FormSheet
          form={form}
          content={content}
          fiscalYear={fiscalYear}
          unitPath={unitPath}
          phase={asOf === null && !over ? phase : null}
          draw={draw}
          {...((editable || noteCounts) && {
            actions: {
              label: "操作",
              of: (goal: Goal) => (
                <GoalActions sheetId={sheetId} goal={goal} editable={editable} noteCounts={noteCounts} />
              ),
            },
          })}
        />
        {editable && (
          <div className="sheet-foot">
            {oneGoal && (
              <a className="button" href={url("editGoal", { sheetId, goalId: oneGoal.id })}>
                この{form.goalLabel}を1件ずつ書く
              </a>
            )}
            {!oneGoal && rows && (
              <form method="post" action={url("addGoal", { sheetId })}>
                <button className="button" type="submit">
                  ＋ {form.goalLabel}を追加する
                </button>
              </form>
            )}
            {form.blocks.some((block) => block.block === "fields" && block.of === "sheet") && (
              <a className="button" href={url("editHeader", { sheetId })}>
                シートの見出しを書く
              </a>
            )}
            {canDeploy && (
              <a className="button" href={url("deployment", { sheetId })}>
                課へ展開する
              </a>
            )}
            {canLink && (
              <a className="button" href={url("servedGoals", { sheetId })}>
                上位の目標とつなげる
              </a>
            )}
          </div>
        )}
      </div>
      <UnitReports reports={reports} goalLabel={form.goalLabel} />
      <GoalLines goals={content.goals} inLines={inLines} goalLabel={form.goalLabel} />
      {asOf === null && comments !== "hidden" && (
        <CommentSection sheetId={sheetId} threads={threads} mayWrite={comments === "write"} />
      )}
    </Layout>
  );
}

/** A shared goal was changed while this sheet couldn't be written on. */
function BehindNotice({ sheetId, behind, canTake }: { sheetId: string; behind: number; canTake: boolean }) {
  return (
    <Notice tone="warn" title={`共通目標の計画が新しくなっています（${behind}件）`}>
      {canTake ? (
        <form method="post" action={url("catchUpSheet", { sheetId })}>
          <button className="button" type="submit">
            いまの計画をこのシートに反映する
          </button>
        </form>
      ) : (
        <p>
          このシートの計画は確定しているか、いまは書けません。「確定した内容を修正する」で理由を書くと反映できます。
        </p>
      )}
    </Notice>
  );
}

/** Notes about a whole goal stand at its title. */
function notesAt(notes: SentBackNote[], owner: Exclude<CellOwner, { of: "sheet" }>, concept: Concept): SentBackNote[] {
  const whole = owner.of === "goal" && concept === "title";
  return notes.filter(
    (note) => note.goalId === owner.goalId && (note.concept === concept || (whole && note.concept === null)),
  );
}

function AsOfNotice({ sheetId, asOf }: { sheetId: string; asOf: string }) {
  return (
    <Notice tone="warn" title={`${yearDateAndTime(asOf)} の時点のシートを表示しています`}>
      <p>
        いまの内容ではありません。<a href={url("sheet", { sheetId })}>いまのシートを見る</a>
      </p>
    </Notice>
  );
}
