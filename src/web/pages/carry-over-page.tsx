import type { ReactNode } from "react";
import type { CarryChoice } from "../../domain/carry-over/carried-goal.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Choices } from "../../usecases/carry-over/draft-carry-over.ts";
import type { Destination, GoalFate } from "../../usecases/carry-over/load-carry-over.ts";
import { carryWords } from "../components/carry-over/carry-words.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";
import { dayAndWeekday } from "../sayings/date-and-time.ts";

type CarryOverPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  goals: GoalFate[];
  /** The year into which goals are carried. */
  nextYear: number;
  destinations: Destination[];
  /** The unit that is chosen, or fits best; null: the person must choose. */
  to: string | null;
  /** Several units that share the work: each goal may go to another one. */
  heirs: Destination[];
  /** Where single goals go, by their ids. */
  goalUnits: Record<string, string>;
  choices: Choices;
  /** What was just carried out. */
  done: { carried: number; ended: number } | null;
  error: string | null;
};

/** Each goal of a year that ends: does it go on? */
export function CarryOverPage(props: CarryOverPageProps) {
  const { frame, sheet, goals, nextYear, destinations, heirs, to, goalUnits, choices, done, error } = props;
  const { sheetId, unitPath, form } = sheet;
  const next = fiscalYearLabel(nextYear);
  const title = `${next}へ引き継ぐ`;
  const open = goals.filter(({ successors }) => successors.length === 0);
  return (
    <Layout frame={frame} title={`${unitPath.join(" ")} ${title}`}>
      <SheetHead sheet={sheet} canEdit page={title} />
      {done && <Notice tone="good" title={doneWords(done, next)} />}
      {error && <Notice tone="bad" title={error} />}
      <p>
        {fiscalYearLabel(sheet.fiscalYear)}のこのシートは、そのまま残ります。続ける{form.goalLabel}
        は、いまの文章を下書きにして{next}のシートに写します。
      </p>
      <form method="get" action={url("previewCarryOver", { sheetId })} className="stack carry-over">
        <ol className="carry-goals">
          {goals.map((fate) => (
            <li key={fate.goal.id} className="card">
              <GoalChoice fate={fate} chosen={choices[fate.goal.id]}>
                {heirs.length > 0 && <GoalUnit goalId={fate.goal.id} heirs={heirs} to={goalUnits[fate.goal.id]} />}
              </GoalChoice>
            </li>
          ))}
        </ol>
        {goals.length === 0 && <Notice title={`${form.goalLabel}がありません。引き継ぐものはありません`} />}
        {open.length > 0 && destinations.length === 0 && (
          <Notice tone="warn" title={`${next}に、引き継ぎ先に選べる部・課がありません`}>
            <p>あなたの部・課のほかに移すときは、事務局にご相談ください。</p>
          </Notice>
        )}
        {open.length > 0 && destinations.length > 0 && (
          <>
            <div className="field">
              <label htmlFor="to">引き継ぎ先の部・課</label>
              <span className="field-hint">
                組織が変わったときは、仕事を受け継ぐ部・課を選びます。
                {heirs.length > 0 && `${form.goalLabel}ごとに選んだものは、そちらに引き継ぎます。`}
              </span>
              <select className="input" id="to" name="to" defaultValue={to ?? ""} required>
                {to === null && <option value="">選んでください</option>}
                {destinations.map(({ unitId, path, sheets }) => (
                  <option key={unitId} value={unitId}>
                    {path.join(" ")}
                    {sheets.length === 0 ? "（シートを新しく作ります）" : ""}
                  </option>
                ))}
              </select>
            </div>
            <div className="edit-buttons">
              <button className="button button-primary button-large" type="submit">
                下書きを確かめる
              </button>
              <a className="button button-large" href={url("sheet", { sheetId })}>
                シートに戻る
              </a>
            </div>
          </>
        )}
      </form>
    </Layout>
  );
}

/** Where this goal goes, when the unit's work is shared by several. */
function GoalUnit({ goalId, heirs, to }: { goalId: string; heirs: Destination[]; to: string | undefined }) {
  const name = `to.${goalId}`;
  return (
    <div className="field">
      <label htmlFor={name}>引き継ぎ先</label>
      <select className="input" id={name} name={name} defaultValue={to ?? ""}>
        <option value="">下で選ぶ部・課</option>
        {heirs.map(({ unitId, path }) => (
          <option key={unitId} value={unitId}>
            {path.join(" ")}
          </option>
        ))}
      </select>
    </div>
  );
}

type GoalChoiceProps = { fate: GoalFate; chosen: CarryChoice | undefined; children: ReactNode };

function GoalChoice({ fate, chosen, children }: GoalChoiceProps) {
  const { goal, successors, ended } = fate;
  const name = [goal.texts.number, goal.texts.title].filter(Boolean).join(" ") || "無題";
  if (successors.length > 0) {
    return (
      <>
        <h2 className="carry-name">{name}</h2>
        <p>
          <span className="tag tag-good">引き継ぎ済み</span>{" "}
          {successors.map(({ goalId, sheetId, fiscalYear }) => (
            <a key={goalId} href={`${url("sheet", { sheetId })}#goal-${goalId}`}>
              {fiscalYearLabel(fiscalYear)}のシートを見る
            </a>
          ))}
        </p>
      </>
    );
  }
  const preset = chosen ?? (ended ? "end" : "continue");
  return (
    <fieldset className="carry-choice">
      <legend className="carry-name">{name}</legend>
      {ended && (
        <p className="small">
          <span className="tag">終えることにしています</span> {dayAndWeekday(ended.at)} {ended.by}
        </p>
      )}
      <div className="carry-options">
        {carryWords.map(({ value, label, hint }) => (
          <label className="choice" key={value}>
            <input type="radio" name={`goal.${goal.id}`} value={value} defaultChecked={value === preset} />
            <span>
              {label}
              <span className="field-hint">{hint}</span>
            </span>
          </label>
        ))}
      </div>
      {children}
    </fieldset>
  );
}

function doneWords({ carried, ended }: { carried: number; ended: number }, next: string): string {
  const said = [
    carried > 0 && `${carried}件を${next}のシートに写しました`,
    ended > 0 && `${ended}件を終えることにしました`,
  ];
  return said.filter(Boolean).join("。") || "新しく引き継ぐものはありませんでした";
}
