import type { SharedGoalRecord } from "../../../database/shared-goal-store.ts";
import type { ReportColumn } from "../../../domain/cascade/report-columns.ts";
import type { FormDefinition } from "../../../domain/forms/form-definition.ts";
import { labelOf } from "../../../domain/forms/form-fields.ts";
import { sharedConcepts } from "../../../domain/shared-goals/shared-fields.ts";
import type { HistoryEntry } from "../../../usecases/history/sheet-history.ts";
import type { SheetEffect } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import { type ReportRow, ReportTable } from "../../components/cascade/report-table.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { EffectTable } from "../../components/shared-goals/effect-table.tsx";
import { SharedGoalHead } from "../../components/shared-goals/shared-goal-head.tsx";
import { SharedGoalHistory } from "../../components/shared-goals/shared-goal-history.tsx";
import { Words } from "../../components/sheet/words.tsx";
import type { Frame } from "../../frame.ts";
import { url } from "../../routes.ts";

type SharedGoalPageProps = {
  frame: Frame;
  record: SharedGoalRecord;
  form: FormDefinition;
  mayEdit: boolean;
  waiting: SheetEffect[];
  entries: HistoryEntry[];
  reports: { columns: ReportColumn[]; rows: ReportRow[] };
  flash: string | null;
};

/** A shared goal: its plan, and what every unit that carries it reports, side by side. */
export function SharedGoalPage({
  frame,
  record,
  form,
  mayEdit,
  waiting,
  entries,
  reports,
  flash,
}: SharedGoalPageProps) {
  const { sharedGoalId, texts } = record;
  const file = (extension: string) => url("exportSharedGoal", { sharedGoalId, file: `report.${extension}` });
  const planned = sharedConcepts(form).filter((concept) => concept !== "title" && texts[concept]);
  return (
    <Layout frame={frame} title={`共通目標 ${texts.title ?? ""}`}>
      <SharedGoalHead record={record}>
        {reports.rows.length > 0 && (
          <details className="menu">
            <summary>課の報告を出力</summary>
            <div className="menu-list">
              <a href={file("xlsx")}>Excel</a>
              <a href={file("csv")}>CSV</a>
            </div>
          </details>
        )}
        {mayEdit && (
          <>
            <a className="button" href={url("sharedGoalUnits", { sharedGoalId })}>
              載せる課を選ぶ
            </a>
            <a className="button button-primary" href={url("editSharedGoal", { sharedGoalId })}>
              計画を書く
            </a>
          </>
        )}
      </SharedGoalHead>
      {flash && <Notice tone="good" title={flash} />}
      {waiting.length > 0 && (
        <Notice tone="warn" title={`いまの計画がまだ反映されていないシートが${waiting.length}枚あります`}>
          <p>確定や提出の済んだシートは、だまって書き換えません。修正や差戻しで書けるようになったら反映できます。</p>
          <EffectTable effects={waiting} label="まだ反映されていないシート" />
          {mayEdit && (
            <form method="post" action={url("spreadSharedGoal", { sharedGoalId })}>
              <button className="button" type="submit">
                書き込めるシートに反映する
              </button>
            </form>
          )}
        </Notice>
      )}
      <section className="card" aria-labelledby="shared-plan">
        <h2 id="shared-plan">計画（すべての課に共通）</h2>
        {planned.length === 0 ? (
          <p className="quiet">まだ書かれていません。</p>
        ) : (
          <dl className="carry-draft">
            {planned.map((concept) => (
              <div key={concept}>
                <dt>{labelOf(form, concept)}</dt>
                <dd>
                  <Words text={texts[concept] ?? ""} />
                </dd>
              </div>
            ))}
          </dl>
        )}
      </section>
      <section className="cascade cascade-print" aria-labelledby="shared-reports">
        <h2 id="shared-reports">課の報告（{reports.rows.length}件）</h2>
        {reports.rows.length === 0 ? (
          <Notice title="まだどのシートにも載せていません">
            <p>
              {mayEdit ? "計画を書いたら「載せる課を選ぶ」で課を選びます。" : "持ち主が課を選ぶと、ここに並びます。"}
            </p>
          </Notice>
        ) : (
          <ReportTable label="課の報告" columns={reports.columns} rows={reports.rows} />
        )}
      </section>
      <SharedGoalHistory entries={entries} form={form} />
      {mayEdit && reports.rows.length === 0 && (
        <details className="shared-remove">
          <summary>この共通目標を削除する</summary>
          <form method="post" action={url("removeSharedGoal", { sharedGoalId })} className="stack-tight">
            <p>書かれていた内容は履歴に残ります。</p>
            <button className="button button-danger" type="submit">
              削除する
            </button>
          </form>
        </details>
      )}
    </Layout>
  );
}
