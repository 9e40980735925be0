import { fiscalYearLabel, fiscalYearOf } from "../../../domain/periods/fiscal-year.ts";
import { type Role, roleNames } from "../../../domain/permissions/actor.ts";
import type { UnitChoice } from "../../../usecases/people/list-people.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { fullDay } from "../../sayings/date-and-time.ts";
import { TextField } from "../text-field.tsx";

type PostFieldsProps = {
  values: Record<string, string>;
  units: UnitChoice[];
  /** Those that the person at the screen may give. */
  roles: Role[];
  errors: FieldError[];
};

const roleHints = {
  staff: "自分の課のシートを書く",
  head: "自分の部・課のシートを書き、承認する",
  mayor: "すべてのシートと履歴を読み、意見を書く",
  viceMayor: "首長と同じ",
  office: "すべてのシートの編集と確定、取り込み、年度と様式の設定",
  hr: "部・課と利用者の管理、シートの閲覧",
  auditor: "すべてのシートと履歴の閲覧だけ",
  administrator: "利用者とサインインの管理、設定。シートは書かない",
  viewer: "シートの閲覧だけ",
  operator: "許可された時間だけの閲覧",
} as const satisfies Record<Role, string>;

/** What every post has: where, what it is called, what its holder may do, from which day on. */
export function PostFields({ values, units, roles, errors }: PostFieldsProps) {
  return (
    <>
      <div className="field">
        <label htmlFor="unitId">所属</label>
        {errors
          .filter(({ field }) => field === "unitId")
          .map(({ message }) => (
            <span className="field-error" key={message}>
              {message}
            </span>
          ))}
        <select className="input" id="unitId" name="unitId" defaultValue={values.unitId ?? ""}>
          <option value="">（どこにも属さない）</option>
          {units.map((unit) => (
            <option key={unit.unitId} value={unit.unitId}>
              {unit.name}
              {daysOf(unit)}
            </option>
          ))}
        </select>
      </div>
      <TextField name="title" label="職名" value={values.title} errors={errors} hint="例：課長、主査" />
      <fieldset className="field" id="role">
        <legend className="label">役割</legend>
        {errors
          .filter(({ field }) => field === "role")
          .map(({ message }) => (
            <span className="field-error" key={message}>
              {message}
            </span>
          ))}
        {roles.map((role) => (
          <label className="choice" key={role}>
            <input type="radio" name="role" value={role} defaultChecked={(values.role ?? "staff") === role} />
            <span>
              {roleNames[role]}
              <span className="quiet small">　{roleHints[role]}</span>
            </span>
          </label>
        ))}
      </fieldset>
      <TextField name="from" label="始まる日" type="date" value={values.from} errors={errors} required />
    </>
  );
}

/** 「（令和9年度から）」 of a unit that begins or ends; within a year the day. */
function daysOf({ from, until }: UnitChoice): string {
  const words = [
    from && `${from.endsWith("-04-01") ? fiscalYearLabel(fiscalYearOf(from)) : fullDay(from)}から`,
    until && `${until.endsWith("-03-31") ? fiscalYearLabel(fiscalYearOf(until)) : fullDay(until)}まで`,
  ].filter(Boolean);
  return words.length > 0 ? `（${words.join("")}）` : "";
}
