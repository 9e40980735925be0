import { goalName } from "../../domain/sheets/goal-name.ts";
import type { ServedGoals } from "../../usecases/cascade/read-served-goals.ts";
import { ServedGoalField } from "../components/cascade/served-goal-field.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { url } from "../routes.ts";

type ServedGoalsPageProps = { frame: Frame; sheet: SheetInPage; served: ServedGoals };

/** Which goals of the units above the goals of a sheet serve, all at once. */
export function ServedGoalsPage({ frame, sheet, served: { upper, serves, suggested } }: ServedGoalsPageProps) {
  const { sheetId, form, content } = sheet;
  const back = url("sheet", { sheetId });
  return (
    <Layout frame={frame} title="上位の目標とのつながり">
      <SheetHead sheet={sheet} canEdit page="上位の目標とのつながり" />
      {upper.length === 0 || content.goals.length === 0 ? (
        <Notice title="まだつなげられません">
          <p>
            {upper.length === 0
              ? "この年度の部のシートに目標が書かれると、ここで選べます。"
              : `このシートに${form.goalLabel}が書かれると、ここで選べます。`}
          </p>
          <p>
            <a href={back}>シートへ戻る</a>
          </p>
        </Notice>
      ) : (
        <form method="post" action={url("saveServedGoals", { sheetId })} className="edit-form">
          <p className="quiet small">
            選んだ目標の下に、このシートの中間・年度末の報告がそのまま表示されます。文章を写す必要はありません。
          </p>
          {content.goals.map((goal) => (
            <fieldset className="card stack" key={goal.id}>
              <legend>{goalName(goal)}</legend>
              <ServedGoalField
                goalId={goal.id}
                chosen={serves[goal.id]?.goalId ?? null}
                upper={upper}
                suggested={suggested[goal.id] ?? null}
              />
            </fieldset>
          ))}
          <div className="edit-buttons">
            <button className="button button-primary button-large" type="submit">
              保存する
            </button>
            <a className="button button-large" href={back}>
              保存せずに戻る
            </a>
          </div>
        </form>
      )}
    </Layout>
  );
}
