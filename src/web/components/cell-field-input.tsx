import type { CellConflict } from "../in-page/cell-conflict.ts";
import { baseName, type CellField } from "../posted/cell-fields.ts";
import { ConflictChoice } from "./conflict-choice.tsx";

type CellFieldInputProps = {
  cell: CellField;
  conflict?: CellConflict | undefined;
  /** What the sheet came back for, as far as it is meant here. */
  asked?: string[];
};

/** One cell in a plain form: its label, the city's guidance, and the words. */
export function CellFieldInput({ cell, conflict, asked = [] }: CellFieldInputProps) {
  const { key, label, field, text, base, owes } = cell;
  const hint = [field.hint, field.guidance].filter(Boolean).join("　");
  return (
    <div className="field" id={`field-${key}`}>
      <label htmlFor={key}>
        {label}
        {field.required && <span className="required-mark">必須</span>}
      </label>
      {hint && (
        <span className="field-hint" id={`${key}-hint`}>
          {hint}
        </span>
      )}
      {owes && (
        <span className="field-error" id={`${key}-owes`}>
          {owes}
        </span>
      )}
      {asked.length > 0 && (
        <span className="cell-note small" id={`${key}-asked`}>
          {asked.join("\n")}
        </span>
      )}
      {conflict && <ConflictChoice cell={cell} conflict={conflict} />}
      <input type="hidden" name={baseName(key)} value={JSON.stringify(base)} />
      <Words
        cell={cell}
        text={text}
        describedBy={
          [hint && `${key}-hint`, owes && `${key}-owes`, asked.length > 0 && `${key}-asked`]
            .filter(Boolean)
            .join(" ") || undefined
        }
      />
    </div>
  );
}

type WordsProps = { cell: CellField; text: string; describedBy: string | undefined };

function Words({ cell: { key, field, scale }, text, describedBy }: WordsProps) {
  const shared = { className: "input", id: key, name: key, defaultValue: text, "aria-describedby": describedBy };
  if (scale && field.type === "scale") {
    const known = scale.options.some(({ value }) => value === text);
    return (
      <select {...shared}>
        <option value="">（未記入）</option>
        {!known && text !== "" && <option value={text}>{text}（この様式にない値）</option>}
        {scale.options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label ? `${value}　${label}` : value}
          </option>
        ))}
      </select>
    );
  }
  const short = field.type !== "text" && field.type !== "subItems" && field.type !== "indicators";
  if (short && field.type !== "schedule" && field.type !== "planLink" && !text.includes("\n")) {
    return <input {...shared} type="text" list={scale ? `${key}-list` : undefined} />;
  }
  return <textarea {...shared} rows={Math.min(14, Math.max(3, lineCount(text)))} />;
}

/** Room for what is written, at some 60 characters a line. */
function lineCount(text: string): number {
  return text.split("\n").reduce((lines, line) => lines + 1 + Math.floor(line.length / 60), 0);
}
