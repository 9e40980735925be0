import type { SectionName } from "../../../domain/shared-goals/deploy-targets.ts";
import { goalName } from "../../../domain/sheets/goal-name.ts";
import type { DeployLine } from "../../../usecases/shared-goals/load-deployment.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SheetHead } from "../../components/sheet-head.tsx";
import type { Frame } from "../../frame.ts";
import type { SheetInPage } from "../../in-page/sheet-in-page.ts";
import { url } from "../../routes.ts";

type DeploymentPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  sections: SectionName[];
  lines: DeployLine[];
  refused: { path: string[]; name: string; said: string }[];
};

/** A department's list, line by line, with the sections that carry each line: chosen as the list names them. */
export function DeploymentPage({ frame, sheet, sections, lines, refused }: DeploymentPageProps) {
  const { sheetId, form } = sheet;
  const ready = lines.filter(({ deployed, missing }) => !deployed && missing.length === 0);
  return (
    <Layout frame={frame} title="課へ展開する">
      <SheetHead sheet={sheet} canEdit page="課へ展開する" />
      {refused.length > 0 && (
        <Notice tone="warn" title="載せられなかったシートがあります。ほかは展開しました">
          <ul>
            {refused.map(({ path, name, said }) => (
              <li key={`${path.join(" ")} ${name}`}>
                {name}（{path.at(-1)}）　{said}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      {sections.length === 0 ? (
        <Notice title="この部には課がありません">
          <p>事務局が「設定」で課を登録すると展開できます。</p>
        </Notice>
      ) : (
        <form method="post" action={url("deployList", { sheetId })} className="edit-form">
          <p className="quiet small">
            選んだ課のシートに、この{form.goalLabel}が共通目標として載ります。シートがない課には新しいシートを作ります。
            展開したあとの計画は、共通目標の画面で直すと、部と課のシートが同時に変わります。
          </p>
          {lines.map((line) => (
            <Line key={line.goal.id} line={line} sections={sections} />
          ))}
          <div className="edit-buttons">
            {ready.length > 0 && (
              <button className="button button-primary button-large" type="submit">
                選んだ課へ展開する
              </button>
            )}
            <a className="button button-large" href={url("sheet", { sheetId })}>
              シートへ戻る
            </a>
          </div>
        </form>
      )}
    </Layout>
  );
}

function Line({ line, sections }: { line: DeployLine; sections: SectionName[] }) {
  const { goal, named, targets, missing, deployed } = line;
  const name = goalName(goal);
  if (deployed) {
    const { sharedGoalId } = deployed;
    return (
      <section className="card" aria-label={name}>
        <p className="deploy-name">{name}</p>
        <p className="small">
          ✓ 展開済み（{deployed.sections}課）　<a href={url("sharedGoal", { sharedGoalId })}>共通目標を見る</a>　
          <a href={url("sharedGoalUnits", { sharedGoalId })}>載せる課を変える</a>
        </p>
      </section>
    );
  }
  return (
    <fieldset className="card">
      <legend>{name}</legend>
      {named !== "" && <p className="quiet small">シートに書かれている課：{named}</p>}
      {targets.unknown.length > 0 && (
        <p className="field-error">
          「{targets.unknown.join("」「")}」という課はこの部にありません。下から選んでください。
        </p>
      )}
      {missing.length > 0 ? (
        <p className="field-error">「{missing.join("」「")}」がまだ書かれていません。書くと展開できます。</p>
      ) : (
        <div className="deploy-units">
          {sections.map(({ unitId, name: section }) => (
            <label className="choice" key={unitId}>
              <input
                type="checkbox"
                name={`goal.${goal.id}`}
                value={unitId}
                defaultChecked={targets.unitIds.includes(unitId)}
              />
              {section}
            </label>
          ))}
        </div>
      )}
    </fieldset>
  );
}
