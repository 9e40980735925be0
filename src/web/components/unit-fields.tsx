import { fiscalYearLabel } from "../../domain/periods/fiscal-year.ts";
import type { UnitOfYear } from "../../usecases/periods/read-year-settings.ts";
import type { FieldError } from "../posted/field-error.ts";
import { TextField } from "./text-field.tsx";

type UnitFieldsProps = { year: number; units: UnitOfYear[]; values: Record<string, string>; errors: FieldError[] };

/** A new department, or a section in one. */
export function UnitFields({ year, units, values, errors }: UnitFieldsProps) {
  return (
    <>
      <TextField name="name" label="名前" hint="例：総務部、総務課" value={values.name} errors={errors} required />
      <div className="field">
        <label htmlFor="parentId">置く場所</label>
        <select className="input" id="parentId" name="parentId" defaultValue={values.parentId ?? ""}>
          <option value="">部・局として（一番上）</option>
          {units
            .filter(({ level }) => level !== "team")
            .map(({ unitId, name, depth }) => (
              <option key={unitId} value={unitId}>
                {"　".repeat(depth)}
                {name}の中
              </option>
            ))}
        </select>
      </div>
      <fieldset className="field">
        <legend className="label">いつからありますか</legend>
        <label className="choice">
          <input type="radio" name="since" value="always" defaultChecked={values.since !== "this-year"} />
          <span>以前から（前の年度にも出ます）</span>
        </label>
        <label className="choice">
          <input type="radio" name="since" value="this-year" defaultChecked={values.since === "this-year"} />
          <span>{fiscalYearLabel(year)}にできた</span>
        </label>
      </fieldset>
    </>
  );
}
