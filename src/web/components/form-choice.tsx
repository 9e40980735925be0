import type { FormChoice as Choice } from "../../usecases/forms/form-choices.ts";
import type { FieldError } from "../posted/field-error.ts";

type FormChoiceProps = { forms: Choice[]; value: string | undefined; errors: FieldError[]; label: string };

/** Chooses a version of a form: `standard/2`. */
export function FormChoice({ forms, value, errors, label }: FormChoiceProps) {
  const error = errors.find(({ field }) => field === "form");
  return (
    <div className="field">
      <label htmlFor="form">{label}</label>
      {error && (
        <span className="field-error" id="form-error">
          {error.message}
        </span>
      )}
      <select
        className="input"
        id="form"
        name="form"
        defaultValue={value}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? "form-error" : undefined}
      >
        {forms.map((form) => (
          <option key={formValue(form)} value={formValue(form)}>
            {form.name}
            {form.municipality && `（${form.municipality}）`}　第{form.version}版{!form.latest && "（旧）"}
          </option>
        ))}
      </select>
    </div>
  );
}

export function formValue({ key, version }: { key: string; version: number }): string {
  return `${key}/${version}`;
}
