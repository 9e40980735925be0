import type { FieldError } from "../../posted/field-error.ts";
import { TextField } from "../text-field.tsx";

/** Where a person is told by mail; they may change it themselves. */
export function EmailField({ value, errors }: { value: string | undefined; errors: FieldError[] }) {
  return (
    <TextField
      name="email"
      label="メールアドレス"
      value={value}
      errors={errors}
      hint="お知らせの送り先。なくても使えます"
    />
  );
}
