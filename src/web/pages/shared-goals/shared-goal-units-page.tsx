import type { SharedGoalRecord } from "../../../database/shared-goal-store.ts";
import { Layout } from "../../components/layout.tsx";
import { Notice } from "../../components/notice.tsx";
import { SharedGoalHead } from "../../components/shared-goals/shared-goal-head.tsx";
import { ErrorSummary } from "../../components/text-field.tsx";
import type { Frame } from "../../frame.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { url } from "../../routes.ts";

type Place = {
  unitId: string;
  departmentId: string;
  path: string[];
  /** Its sheet; null: one will be made. */
  sheetId: string | null;
  /** The goal on its sheet, when it shows the shared goal already. */
  goalId: string | null;
  has: boolean;
  had: boolean;
  /** Why its sheet can't take the goal now. */
  said: string | null;
};

type SharedGoalUnitsPageProps = {
  frame: Frame;
  record: SharedGoalRecord;
  places: Place[];
  refused: { path: string[]; said: string }[];
  errors: FieldError[];
};

/** On whose sheets a shared goal stands: chosen unit by unit, or a whole department at once. */
export function SharedGoalUnitsPage({ frame, record, places, refused, errors }: SharedGoalUnitsPageProps) {
  const { sharedGoalId } = record;
  const departments = [...Map.groupBy(places, ({ departmentId }) => departmentId)];
  return (
    <Layout frame={frame} title={`共通目標 ${record.texts.title ?? ""} 載せる課を選ぶ`}>
      <SharedGoalHead record={record} page="載せる課を選ぶ" />
      <ErrorSummary errors={errors} />
      {refused.length > 0 && (
        <Notice tone="warn" title="載せられなかったシートがあります。ほかのシートには載せました">
          <ul>
            {refused.map(({ path, said }) => (
              <li key={path.join(" ")}>
                {path.join(" ")}　{said}
              </li>
            ))}
          </ul>
        </Notice>
      )}
      <form method="post" action={url("placeSharedGoal", { sharedGoalId })} className="edit-form" id="units">
        {departments.map(([departmentId, units]) => {
          const open = units.filter(({ has, said }) => !has && said === null);
          return (
            <fieldset className="card shared-units" key={departmentId}>
              <legend>{units[0]?.path[0]}</legend>
              {open.length > 1 && (
                <label className="choice">
                  <input type="checkbox" name="department" value={departmentId} />
                  <strong>すべての課（{open.length}）</strong>
                </label>
              )}
              <ul>
                {units.map((place) => (
                  <UnitLine key={place.unitId} place={place} />
                ))}
              </ul>
            </fieldset>
          );
        })}
        <div className="edit-buttons">
          {places.some(({ has, said }) => !has && said === null) && (
            <button className="button button-primary button-large" type="submit">
              選んだ課のシートに載せる
            </button>
          )}
          <a className="button button-large" href={url("sharedGoal", { sharedGoalId })}>
            戻る
          </a>
        </div>
      </form>
      <Withdrawals sharedGoalId={sharedGoalId} places={places.filter(({ has }) => has)} />
    </Layout>
  );
}

function UnitLine({ place: { unitId, path, sheetId, has, had, said } }: { place: Place }) {
  const name = path.length > 1 ? path.slice(1).join(" ") : `${path[0]}（部のシート）`;
  if (has) {
    return (
      <li>
        <span className="shared-unit">✓ {name}</span> <span className="quiet small">載せています</span>
      </li>
    );
  }
  const what = said ?? (sheetId === null ? "新しいシートを作って載せます" : "いまのシートの最後に加えます");
  return (
    <li>
      <label className="choice">
        <input
          type="checkbox"
          name="unit"
          value={unitId}
          disabled={said !== null}
          defaultChecked={had && said === null}
        />
        <span>
          {name} <span className="quiet small">{had ? `${what}（前の年度に載せていました）` : what}</span>
        </span>
      </label>
    </li>
  );
}

function Withdrawals({ sharedGoalId, places }: { sharedGoalId: string; places: Place[] }) {
  if (places.length === 0) return null;
  return (
    <details className="card shared-withdraw">
      <summary>シートから外す</summary>
      <p className="quiet small">
        課が報告や評価を書いているときは、その課の目標として残ります。まだ何も書いていなければ、シートから取り除きます。
      </p>
      <ul>
        {places.map(({ unitId, path, goalId }) => (
          <li key={unitId}>
            <form method="post" action={url("withdrawSharedGoal", { sharedGoalId })}>
              <input type="hidden" name="goalId" value={goalId ?? ""} />
              {path.join(" ")}
              <button className="button button-small" type="submit" aria-label={`${path.join(" ")}のシートから外す`}>
                外す
              </button>
            </form>
          </li>
        ))}
      </ul>
    </details>
  );
}
