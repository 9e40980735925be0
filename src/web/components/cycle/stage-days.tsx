import { type Level, levels, type StageKey } from "../../../domain/cycle/cycle-definition.ts";
import { cycleFieldName } from "../../posted/cycle-form.ts";
import type { FieldError } from "../../posted/field-error.ts";
import { TextField } from "../text-field.tsx";
import { FieldErrors } from "./field-errors.tsx";
import { levelNames } from "./level-names.ts";

type StageDaysProps = { stage: StageKey; fields: Record<string, string>; errors: FieldError[] };

/** When each level does its part in a stage, and what follows after the last day. */
export function StageDays({ stage, fields, errors }: StageDaysProps) {
  const number = (what: string, label: string) => {
    const name = cycleFieldName(what, stage);
    return <TextField name={name} label={label} value={fields[name] ?? ""} errors={errors} />;
  };
  return (
    <div className="stack">
      <FieldErrors field={cycleFieldName("windows", stage)} errors={errors} />
      <table className="stage-days" id={cycleFieldName("windows", stage)}>
        <caption>期間（日を決めない段は空けておきます）</caption>
        <thead>
          <tr>
            <th scope="col">
              <span className="visually-hidden">段</span>
            </th>
            <th scope="col">始まり</th>
            <th scope="col">期限</th>
          </tr>
        </thead>
        <tbody>
          {levels.map((level) => (
            <tr key={level}>
              <th scope="row">{levelNames[level]}</th>
              <Day end="opens" level={level} stage={stage} fields={fields} errors={errors} />
              <Day end="closes" level={level} stage={stage} fields={fields} errors={errors} />
            </tr>
          ))}
        </tbody>
      </table>
      <div className="stage-numbers">
        {number("grace", "期限のあと受け付ける日数")}
        {number("resubmit", "差し戻されたあとの日数")}
      </div>
    </div>
  );
}

function Day({ end, level, stage, fields, errors }: StageDaysProps & { end: "opens" | "closes"; level: Level }) {
  const name = cycleFieldName(end, stage, level);
  const wrong = errors.some(({ field }) => field === name);
  return (
    <td>
      <input
        className="input"
        type="date"
        id={name}
        name={name}
        aria-label={`${levelNames[level]}：${end === "opens" ? "始まり" : "期限"}`}
        aria-invalid={wrong || undefined}
        aria-describedby={wrong ? `${name}-error` : undefined}
        defaultValue={fields[name] ?? ""}
      />
      <FieldErrors field={name} errors={errors} />
    </td>
  );
}
