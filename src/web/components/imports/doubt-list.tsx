import type { Concept } from "../../../domain/forms/concepts.ts";
import { type FieldOwner, formFields, labelOf } from "../../../domain/forms/form-fields.ts";
import type { CellPath } from "../../../usecases/imports/apply-corrections.ts";
import type { PlannedFile, PlannedSheet } from "../../../usecases/imports/import-plan.ts";
import type { PreviewGoal } from "../../../usecases/imports/import-preview.ts";
import { placeOf } from "../../../usecases/imports/import-problems.ts";
import { writeCellPath } from "../../in-page/cell-path.ts";

type DoubtListProps = { plan: PlannedFile; shown: PlannedSheet; action: string };
type Doubt = { path: CellPath; of: FieldOwner; text: string };

/** Cells placed by meaning, one by one: right as they are, or moved to where they belong. */
export function DoubtList({ plan, shown, action }: DoubtListProps) {
  const goals = shown.sheet.goals.flatMap((goal, index) => (goal.doubtful.length > 0 ? [{ goal, index }] : []));
  if (goals.length === 0) return null;
  const count = goals.reduce((sum, { goal }) => sum + goal.doubtful.length, 0);
  return (
    <section aria-labelledby="doubts" className="doubts">
      <h2 id="doubts">確かめる欄（{count}）</h2>
      <p className="small quiet">
        表の位置からは決められず、書かれた内容から欄を決めたところです。合っていれば「合っている」を、違えば正しい欄を選んで移してください。
      </p>
      {goals.map(({ goal, index }) => (
        <div className="card doubt-goal" key={index}>
          <form method="post" action={action} className="doubt-head">
            <h3>{placeOf(goal)}</h3>
            <input type="hidden" name="sheet" value={shown.index} />
            <input type="hidden" name="goal" value={index} />
            <input type="hidden" name="at" value="doubts" />
            <button className="button" type="submit" name="act" value="accept-goal">
              この{plan.form.goalLabel}はすべて合っている
            </button>
          </form>
          {goal.notes.length > 0 && (
            <ul className="small quiet">
              {goal.notes.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {goal.doubtful
            .flatMap((concept) => doubtsOf(plan, goal, { sheet: shown.index, goal: index, workItem: null, concept }))
            .map((doubt) => (
              <DoubtForm key={writeCellPath(doubt.path)} plan={plan} doubt={doubt} action={action} />
            ))}
        </div>
      ))}
    </section>
  );
}

/** A column of work items is doubtful in each item that has something in it. */
function doubtsOf(plan: PlannedFile, goal: PreviewGoal, path: CellPath): Doubt[] {
  const { concept } = path;
  const isGoals = formFields(plan.form).some(({ of, field }) => of === "goal" && field.concept === concept);
  if (isGoals) return [{ path, of: "goal", text: goal.texts[concept] ?? "" }];
  return goal.workItems.flatMap(({ texts }, workItem): Doubt[] => {
    const text = texts[concept];
    return text ? [{ path: { ...path, workItem }, of: "workItem", text }] : [];
  });
}

function DoubtForm({ plan, doubt, action }: { plan: PlannedFile; doubt: Doubt; action: string }) {
  const { path, of, text } = doubt;
  const id = `move-${path.goal}-${path.workItem ?? ""}-${path.concept.replaceAll(".", "-")}`;
  const label = labelOf(plan.form, path.concept);
  return (
    <form method="post" action={action} className="doubt">
      <input type="hidden" name="cell" value={writeCellPath(path)} />
      <input type="hidden" name="at" value="doubts" />
      <p className="doubt-text">
        <strong>{label}</strong>
        <span className="text">{text || "（空欄）"}</span>
      </p>
      <div className="doubt-acts">
        <button className="button" type="submit" name="act" value="accept">
          合っている
        </button>
        {text && (
          <>
            <label className="visually-hidden" htmlFor={id}>
              「{label}」の文を移す欄
            </label>
            <select className="input" id={id} name="to">
              <option value="">移す欄を選ぶ</option>
              {conceptsOf(plan, of)
                .filter((concept) => concept !== path.concept)
                .map((concept) => (
                  <option key={concept} value={writeCellPath({ ...path, concept })}>
                    {labelOf(plan.form, concept)}
                  </option>
                ))}
            </select>
            <button className="button" type="submit" name="act" value="move">
              移す（入れ替える）
            </button>
            <button className="button" type="submit" name="act" value="join">
              後ろにつなげる
            </button>
            <button className="button" type="submit" name="act" value="leave">
              欄から外す
            </button>
          </>
        )}
      </div>
    </form>
  );
}

export function conceptsOf({ form }: PlannedFile, of: FieldOwner): Concept[] {
  return [...new Set(formFields(form).flatMap((one) => (one.of === of ? [one.field.concept] : [])))];
}
