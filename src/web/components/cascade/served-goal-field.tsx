import type { UpperGoal } from "../../../usecases/cascade/read-served-goals.ts";

type ServedGoalFieldProps = {
  goalId: string;
  /** What is chosen now; null: none. */
  chosen: string | null;
  upper: UpperGoal[];
  /** What the year before suggests; it is chosen only when the person saves. */
  suggested: UpperGoal | null;
};

/** Which goal of a unit above this goal serves. */
export function ServedGoalField({ goalId, chosen, upper, suggested }: ServedGoalFieldProps) {
  const id = `serves-${goalId}`;
  const offered = chosen === null && suggested !== null;
  const units = [...Map.groupBy(upper, ({ path }) => path.join(" "))];
  return (
    <div className="field">
      <label htmlFor={id}>この目標が支える上位の目標</label>
      {offered && (
        <span className="field-hint" id={`${id}-hint`}>
          前年度のつながりから選んであります。保存すると決まります。
        </span>
      )}
      <select
        className="input"
        id={id}
        name={`serves.${goalId}`}
        defaultValue={chosen ?? suggested?.goalId ?? ""}
        aria-describedby={offered ? `${id}-hint` : undefined}
      >
        <option value="">（なし）</option>
        {units.map(([unit, goals]) => (
          <optgroup key={unit} label={unit}>
            {goals.map((goal) => (
              <option key={goal.goalId} value={goal.goalId}>
                {goal.name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </div>
  );
}
