import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { GoalTreeView } from "../../usecases/cascade/read-goal-tree.ts";
import { BeginSheet } from "../components/begin-sheet.tsx";
import { Breadcrumbs } from "../components/breadcrumbs.tsx";
import { GoalList } from "../components/cascade/goal-list.tsx";
import { GoalPictures } from "../components/cascade/goal-picture.tsx";
import { Layout } from "../components/layout.tsx";
import { Notice } from "../components/notice.tsx";
import type { Frame } from "../frame.ts";
import { url } from "../routes.ts";

type GoalTreePageProps = { frame: Frame; fiscalYear: number; view: GoalTreeView; department: string | null };

/** More boxes than this are no picture any more: departments are folded to one box each. */
const mostDrawn = 80;

/** From the plan to the goals of departments, sections and teams: as a picture and as a list. */
export function GoalTreePage({ frame, fiscalYear, view, department }: GoalTreePageProps) {
  const { tree, plan, plans, departments, mayBegin } = view;
  const label = fiscalYearLabel(fiscalYear);
  const folded = tree.count > mostDrawn && department === null;
  const all = [...tree.branches, ...(tree.unlinked ? [tree.unlinked] : [])];
  const departmentUrl = (name: string) => {
    const found = departments.find((one) => one.name === name);
    return found ? url("goalTree", { year: fiscalYear }, { department: found.unitId, plan }) : null;
  };
  return (
    <Layout frame={frame} title={`${label} 目標のつながり`}>
      <Breadcrumbs trail={[{ label, href: url("year", { year: fiscalYear }) }, { label: "目標のつながり" }]} />
      <div className="page-head">
        <div>
          <h1>{label}　目標のつながり</h1>
          <p className="quiet small">
            計画から部・課・係の目標へ、左から右に並びます。{tree.count}件。
            {folded && "件数が多いので、部ごとにまとめました。部を選ぶと1件ずつ出ます。"}
          </p>
        </div>
        {mayBegin && (
          <div className="page-actions">
            <BeginSheet
              year={fiscalYear}
              unitId={mayBegin.unitId}
              unitName={mayBegin.name}
              having={0}
              label="部のシートを作る"
            />
          </div>
        )}
      </div>
      {departments.length > 1 && (
        <nav className="filter" aria-label="部局を選ぶ">
          <a
            href={url("goalTree", { year: fiscalYear }, { plan })}
            aria-current={department === null ? "true" : undefined}
          >
            すべて
          </a>
          {departments.map(({ unitId, name }) => (
            <a
              key={unitId}
              href={url("goalTree", { year: fiscalYear }, { department: unitId, plan })}
              aria-current={department === unitId ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {plans.length > 1 && (
        <nav className="filter" aria-label="計画を選ぶ">
          {plans.map((name) => (
            <a
              key={name}
              href={url("goalTree", { year: fiscalYear }, { department, plan: name })}
              aria-current={plan === name ? "true" : undefined}
            >
              {name}
            </a>
          ))}
        </nav>
      )}
      {tree.count === 0 ? (
        <Notice title="目標はまだありません">
          <p>シートに目標が書かれると、ここにつながりが出ます。</p>
        </Notice>
      ) : (
        <>
          <section className="tree-pictures" aria-hidden="true">
            {all.map((branch) => (
              <div className="tree-branch" key={branch.label}>
                <p className="tree-title">
                  {branch.label}
                  <span className="quiet small">　{branch.count}件</span>
                </p>
                <GoalPictures branch={branch} folded={folded} departmentUrl={departmentUrl} />
              </div>
            ))}
          </section>
          <section className="cascade tree-text" aria-labelledby="tree-list">
            <h2 id="tree-list">一覧{plan && `（${plan}）`}</h2>
            <GoalList branches={all} folded={folded} />
          </section>
        </>
      )}
    </Layout>
  );
}
