import { roleNames } from "../../domain/permissions/actor.ts";
import type { UnitChoice } from "../../usecases/people/list-people.ts";
import type { FieldError } from "../field-error.ts";
import { TextField } from "./text-field.tsx";

type PersonFieldsProps = { values: Record<string, string>; units: UnitChoice[]; errors: FieldError[] };

const roleHints = {
  office: "すべてのシートの編集、取り込み、設定",
  head: "自分の部・課のシートの編集",
  staff: "自分の課のシートの編集",
  viewer: "すべてのシートの閲覧だけ",
} as const satisfies Record<keyof typeof roleNames, string>;

/** What every account has: name, post, unit, and what it may do. */
export function PersonFields({ values, units, errors }: PersonFieldsProps) {
  return (
    <>
      <TextField name="name" label="氏名" value={values.name} errors={errors} required />
      <TextField name="post" label="職名" value={values.post} errors={errors} hint="例：課長、主査" />
      <div className="field">
        <label htmlFor="unitId">所属</label>
        <select className="input" id="unitId" name="unitId" defaultValue={values.unitId ?? ""}>
          <option value="">（どこにも属さない）</option>
          {units.map(({ unitId, name }) => (
            <option key={unitId} value={unitId}>
              {name}
            </option>
          ))}
        </select>
      </div>
      <fieldset className="field" id="role">
        <legend className="label">役割</legend>
        {errors
          .filter(({ field }) => field === "role")
          .map(({ message }) => (
            <span className="field-error" key={message}>
              {message}
            </span>
          ))}
        {Object.entries(roleNames).map(([role, name]) => (
          <label className="choice" key={role}>
            <input type="radio" name="role" value={role} defaultChecked={(values.role ?? "staff") === role} />
            <span>
              {name}
              <span className="quiet small">　{roleHints[role as keyof typeof roleNames]}</span>
            </span>
          </label>
        ))}
      </fieldset>
    </>
  );
}
