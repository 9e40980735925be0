import { url } from "../routes.ts";

type GoalOrderProps = {
  sheetId: string;
  goalId: string;
  index: number;
  count: number;
  goalLabel: string;
  canRemove: boolean;
};

/** What can be done with a goal as a whole: its place among the others, and taking it out. */
export function GoalOrder({ sheetId, goalId, index, count, goalLabel, canRemove }: GoalOrderProps) {
  return (
    <section className="goal-order" aria-label={`${goalLabel}の並びと削除`}>
      {count > 1 && (
        <form method="post" action={url("moveGoal", { sheetId, goalId })} className="page-actions">
          <span className="quiet small">
            {count}件中{index + 1}番目
          </span>
          <button className="button" type="submit" name="index" value={index - 1} disabled={index === 0}>
            ↑ 上へ移す
          </button>
          <button className="button" type="submit" name="index" value={index + 1} disabled={index === count - 1}>
            ↓ 下へ移す
          </button>
        </form>
      )}
      {canRemove && (
        <details>
          <summary>この{goalLabel}を削除する</summary>
          <form method="post" action={url("removeGoal", { sheetId, goalId })} className="stack-tight">
            <p>シートから取り除きます。書かれていた内容は履歴に残ります。</p>
            <button className="button button-danger" type="submit">
              削除する
            </button>
          </form>
        </details>
      )}
    </section>
  );
}
