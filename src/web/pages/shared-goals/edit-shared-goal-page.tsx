import type { SharedGoalRecord } from "../../../database/shared-goal-store.ts";
import type { SheetEffect } from "../../../usecases/shared-goals/spread-shared-goal.ts";
import { CellFieldInput } from "../../components/cell-field-input.tsx";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { EffectTable } from "../../components/shared-goals/effect-table.tsx";
import { SharedGoalHead } from "../../components/shared-goals/shared-goal-head.tsx";
import type { Frame } from "../../frame.ts";
import type { CellConflict } from "../../in-page/cell-conflict.ts";
import { baseName, type CellField } from "../../posted/cell-fields.ts";
import { url } from "../../routes.ts";

type EditSharedGoalPageProps = {
  frame: Frame;
  record: SharedGoalRecord;
  fields: CellField[];
  conflicts: CellConflict[];
  /** How many sheets show it. */
  sheets: number;
  /** What saving would change on them; null: it hasn't been asked for. */
  effects: SheetEffect[] | null;
  error: string | null;
};

/** The plan of a shared goal, and before it is saved, what that changes on the sheets. */
export function EditSharedGoalPage(props: EditSharedGoalPageProps) {
  const { frame, record, fields, conflicts, sheets, effects, error } = props;
  const { sharedGoalId } = record;
  return (
    <Layout frame={frame} title={`共通目標 ${record.texts.title ?? ""} 計画を書く`}>
      <SharedGoalHead record={record} page={effects ? "影響を確かめる" : "計画を書く"} />
      {error && <Notice tone="bad" title={error} />}
      {conflicts.length > 0 && (
        <Notice tone="bad" title="まだ保存していません。同じところをほかの人が先に書き換えていました">
          <p>あなたが書いた文章はすべて下の欄に残っています。どちらを残すか選んで、もう一度お進みください。</p>
        </Notice>
      )}
      <form method="post" action={url("saveSharedGoal", { sharedGoalId })} className="edit-form">
        {effects ? (
          <>
            <Kept fields={fields} />
            <section className="card stack">
              <h2>この内容で保存すると変わるシート</h2>
              <EffectTable effects={effects} label="変わるシート" />
              <p className="quiet small">
                「まだ反映しません」のシートは変わりません。書けるようになってから、共通目標の画面かそのシートで反映します。
              </p>
            </section>
            <div className="edit-buttons">
              <button className="button button-primary button-large" type="submit" name="act" value="save">
                この内容で保存する
              </button>
              <button className="button button-large" type="submit" name="act" value="edit">
                書き直す
              </button>
            </div>
          </>
        ) : (
          <>
            <fieldset className="card stack">
              <legend>計画（すべての課に共通）</legend>
              {fields.map((cell) => (
                <CellFieldInput key={cell.key} cell={cell} conflict={conflicts.find(({ key }) => key === cell.key)} />
              ))}
            </fieldset>
            <div className="edit-buttons">
              <button
                className="button button-primary button-large"
                type="submit"
                name="act"
                value={sheets > 0 ? "preview" : "save"}
              >
                {sheets > 0 ? `${sheets}枚のシートへの影響を確かめる` : "保存する"}
              </button>
              <a className="button button-large" href={url("sharedGoal", { sharedGoalId })}>
                保存せずに戻る
              </a>
            </div>
          </>
        )}
      </form>
    </Layout>
  );
}

/** What was written, on its way to be saved. */
function Kept({ fields }: { fields: CellField[] }) {
  return fields.map(({ key, text, base }) => (
    <span key={key} hidden>
      <input type="hidden" name={key} value={text} />
      <input type="hidden" name={baseName(key)} value={JSON.stringify(base)} />
    </span>
  ));
}
