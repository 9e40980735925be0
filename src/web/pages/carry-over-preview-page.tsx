import type { LeftBehind } from "../../domain/carry-over/carried-goal.ts";
import type { Concept } from "../../domain/forms/concepts.ts";
import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import { formFields, labelOf } from "../../domain/forms/form-fields.ts";
import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { Texts } from "../../domain/sheets/sheet-content.ts";
import type { CarryOverDraft, Choices, DraftedGoal } from "../../usecases/carry-over/draft-carry-over.ts";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { Words } from "../components/sheet/words.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";

type CarryOverPreviewPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  nextYear: number;
  /** The unit that takes the goals, and those that take single ones, by the goals' ids. */
  to: string;
  goalUnits: Record<string, string>;
  draft: CarryOverDraft;
  choices: Choices;
  /** Names what is shown here. */
  seen: string;
  /** Why it was not carried out. */
  said: string | null;
};

/** The coming year's goals as they will be, before anything is written. */
export function CarryOverPreviewPage(props: CarryOverPreviewPageProps) {
  const { frame, sheet, nextYear, to, goalUnits, draft, choices, seen, said } = props;
  const { sheetId, form } = sheet;
  const next = fiscalYearLabel(nextYear);
  const title = "引き継ぎの下書き";
  const kept: [string, string][] = [
    ...Object.entries(choices).map(([id, choice]): [string, string] => [`goal.${id}`, choice]),
    ...Object.entries(goalUnits).map(([id, unitId]): [string, string] => [`to.${id}`, unitId]),
  ];
  const back = url("carryOver", { sheetId }, { to, ...Object.fromEntries(kept) });
  const nothing = draft.parts.length + draft.ended.length === 0;
  return (
    <Layout frame={frame} title={`${sheet.unitPath.join(" ")} ${title}`}>
      <SheetHead sheet={sheet} canEdit page={title} />
      {said && <Notice tone="bad" title={said} />}
      {nothing && (
        <Notice title="新しく引き継ぐものはありません">
          <p>選んだ{form.goalLabel}は、すでに引き継がれているか、まだ決めないことになっています。</p>
        </Notice>
      )}
      {draft.parts.map(({ target, carried }) => (
        <section key={target.to.unitId} aria-labelledby={`to-${target.to.unitId}`}>
          <h2 id={`to-${target.to.unitId}`}>
            {next}　{target.to.path.join(" ")}　{target.form.name}に写す{form.goalLabel}（{carried.length}件）
          </h2>
          <p className="quiet small">
            {target.into ? `いまあるシート（${target.into.sheetNumber}）に書き足します。` : "シートを新しく作ります。"}
            写したあとで、いつものように書き直せます。
          </p>
          <ol className="carry-goals">
            {carried.map((drafted) => (
              <li key={drafted.previous.id} className="card">
                <Drafted drafted={drafted} from={form} to={target.form} />
              </li>
            ))}
          </ol>
        </section>
      ))}
      {draft.ended.length > 0 && (
        <section aria-labelledby="ended">
          <h2 id="ended">
            {fiscalYearLabel(sheet.fiscalYear)}で終える{form.goalLabel}（{draft.ended.length}件）
          </h2>
          <ul>
            {draft.ended.map(({ id, texts }) => (
              <li key={id}>{nameOf(texts)}</li>
            ))}
          </ul>
        </section>
      )}
      <form method="post" action={url("acceptCarryOver", { sheetId })}>
        <input type="hidden" name="to" value={to} />
        <input type="hidden" name="seen" value={seen} />
        {kept.map(([name, choice]) => (
          <input type="hidden" key={name} name={name} value={choice} />
        ))}
        <div className="edit-buttons">
          {!nothing && (
            <button className="button button-primary button-large" type="submit">
              この内容で引き継ぐ
            </button>
          )}
          <a className="button button-large" href={back}>
            選び直す
          </a>
        </div>
      </form>
    </Layout>
  );
}

function Drafted({ drafted, from, to }: { drafted: DraftedGoal; from: FormDefinition; to: FormDefinition }) {
  const { goal, previous, how, leftBehind } = drafted;
  const asked = formFields(to).filter(({ field }) => field.phase === "planning");
  const labelled = (of: "goal" | "workItem", texts: Texts) =>
    asked.flatMap(({ field: { concept }, of: owner }) => {
      const text = texts[concept] ?? "";
      return owner === of && text !== "" ? [{ concept, text }] : [];
    });
  return (
    <>
      <h3 className="carry-name">
        {nameOf(previous.texts)} <span className="tag">{how === "continue" ? "続ける" : "先送りする"}</span>
      </h3>
      <Rows rows={labelled("goal", goal.texts)} form={to} />
      {goal.workItems.map(({ id, texts }) => (
        <Rows key={id} rows={labelled("workItem", texts)} form={to} />
      ))}
      {leftBehind.length > 0 && <Behind leftBehind={leftBehind} from={from} />}
    </>
  );
}

function Rows({ rows, form }: { rows: { concept: Concept; text: string }[]; form: FormDefinition }) {
  if (rows.length === 0) return null;
  return (
    <dl className="carry-draft">
      {rows.map(({ concept, text }) => (
        <div key={concept}>
          <dt>{labelOf(form, concept)}</dt>
          <dd>
            <Words text={text} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

function Behind({ leftBehind, from }: { leftBehind: LeftBehind[]; from: FormDefinition }) {
  return (
    <details className="small carry-behind">
      <summary>写さない文章　{leftBehind.length}か所</summary>
      <ul>
        {leftBehind.map(({ concept, text, why }) => (
          <li key={`${concept}${text}`}>
            {labelOf(from, concept)}：{text}
            <span className="quiet">
              {why === "past" ? "（翌年度には過ぎている期限です）" : "（翌年度の様式にこの欄がありません）"}
            </span>
          </li>
        ))}
      </ul>
    </details>
  );
}

function nameOf({ number, title }: Texts): string {
  return [number, title].filter(Boolean).join(" ") || "無題";
}
