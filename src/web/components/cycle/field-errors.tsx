import type { FieldError } from "../../posted/field-error.ts";

/** What is wrong with one field, where it stands. */
export function FieldErrors({ field, errors }: { field: string; errors: FieldError[] }) {
  const own = errors.filter((error) => error.field === field);
  if (own.length === 0) return null;
  return (
    <span className="field-error" id={`${field}-error`}>
      {own.map(({ message }) => message).join(" ")}
    </span>
  );
}
