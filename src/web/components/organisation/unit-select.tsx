import type { UnitInYear } from "../../../usecases/organisation/read-organisation.ts";
import type { FieldError } from "../../posted/field-error.ts";

type UnitSelectProps = {
  name: string;
  label: string;
  hint?: string;
  units: UnitInYear[];
  value: string | undefined;
  errors: FieldError[];
  /** What choosing nothing means; without it a unit must be chosen. */
  none?: string;
};

/** One unit out of the tree of a year. */
export function UnitSelect({ name, label, hint, units, value, errors, none }: UnitSelectProps) {
  const error = errors.find(({ field }) => field === name);
  const described = [hint && `${name}-hint`, error && `${name}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={name}>
        {label}
        {none === undefined && <span className="required-mark">必須</span>}
      </label>
      {hint && (
        <span className="field-hint" id={`${name}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${name}-error`}>
          {error.message}
        </span>
      )}
      <select
        className="input"
        id={name}
        name={name}
        defaultValue={value ?? ""}
        required={none === undefined}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      >
        <option value="">{none ?? "選んでください"}</option>
        {units.map((unit) => (
          <option key={unit.unitId} value={unit.unitId}>
            {"　".repeat(unit.depth)}
            {unit.name}
          </option>
        ))}
      </select>
    </div>
  );
}
