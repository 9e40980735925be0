import type { HTMLInputTypeAttribute } from "react";
import type { FieldError } from "../posted/field-error.ts";

type TextFieldProps = {
  name: string;
  /** Where several forms of a page ask for the same; errors name it. Otherwise the name. */
  id?: string;
  label: string;
  hint?: string;
  value?: string | undefined;
  type?: HTMLInputTypeAttribute;
  autoComplete?: string;
  required?: boolean;
  /** Of a date: the first and the last that is taken. */
  min?: string;
  max?: string;
  errors?: FieldError[];
};

export function TextField(props: TextFieldProps) {
  const { name, id = name, label, hint, value, type = "text", autoComplete, required = false, min, max } = props;
  const { errors = [] } = props;
  const error = errors.find(({ field }) => field === id);
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(" ");
  return (
    <div className="field">
      <label htmlFor={id}>
        {label}
        {required && <span className="required-mark">必須</span>}
      </label>
      {hint && (
        <span className="field-hint" id={`${id}-hint`}>
          {hint}
        </span>
      )}
      {error && (
        <span className="field-error" id={`${id}-error`}>
          {error.message}
        </span>
      )}
      <input
        className="input"
        id={id}
        name={name}
        type={type}
        min={min}
        max={max}
        defaultValue={value}
        autoComplete={autoComplete}
        required={required}
        aria-invalid={error ? true : undefined}
        aria-describedby={described || undefined}
      />
    </div>
  );
}

/** The list above a form that was refused; each line leads to its field. */
export function ErrorSummary({ errors }: { errors: FieldError[] }) {
  if (errors.length === 0) return null;
  return (
    <section className="notice notice-bad" role="alert">
      <h2>入力内容をご確認ください（{errors.length} か所）</h2>
      <ul>
        {errors.map(({ field, message }) => (
          <li key={`${field}${message}`}>
            <a href={`#${field}`}>{message}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}
