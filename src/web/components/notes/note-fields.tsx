import { evidenceKinds, evidenceLimits } from "../../../domain/notes/evidence-file.ts";
import { fiscalYearRange } from "../../../domain/periods/fiscal-year.ts";
import type { FieldError } from "../../posted/field-error.ts";
import type { NoteDraft } from "../../posted/note-form.ts";
import { fileSize } from "../../sayings/file-size.ts";
import { TextField } from "../text-field.tsx";

/** `value` as the form sends it; `group`: the goal, where the list goes over several. */
export type PlaceOption = { value: string; label: string };
export type PlaceGroup = { name: string; places: PlaceOption[] };

type NoteFieldsProps = {
  draft: NoteDraft;
  groups: PlaceGroup[];
  fiscalYear: number;
  errors: FieldError[];
  /** Makes the ids distinct where a page holds several forms. */
  prefix: string;
};

const accepted = Object.values(evidenceKinds)
  .flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`))
  .join(",");

/** Day, place, words and files of a note. */
export function NoteFields({ draft, groups, fiscalYear, errors, prefix }: NoteFieldsProps) {
  const { from, to } = fiscalYearRange(fiscalYear);
  const id = (name: string) => `${prefix}${name}`;
  const own = errors.map(({ field, message }) => ({ field: id(field), message }));
  const errorOf = (name: string) => own.find(({ field }) => field === id(name));
  const places = groups.flatMap((group) => group.places);
  return (
    <>
      <div className="note-when">
        <TextField
          name="on"
          id={id("on")}
          label="日付"
          type="date"
          value={draft.on}
          min={from}
          max={to}
          required
          errors={own}
        />
        {places.length > 1 || errorOf("place") ? (
          <PlaceField id={id("place")} groups={groups} chosen={draft.place} error={errorOf("place")} />
        ) : (
          <input type="hidden" name="place" value={draft.place} />
        )}
      </div>
      <div className="field">
        <label htmlFor={id("body")}>
          したこと<span className="required-mark">必須</span>
        </label>
        <span className="field-hint" id={id("body-hint")}>
          数字や相手先も書いておくと、中間・期末の文章にそのまま使えます。
        </span>
        <FieldErrorLine id={id("body-error")} error={errorOf("body")} />
        <textarea
          className="input"
          id={id("body")}
          name="body"
          rows={3}
          required
          defaultValue={draft.body}
          aria-invalid={errorOf("body") ? true : undefined}
          aria-describedby={errorOf("body") ? `${id("body-hint")} ${id("body-error")}` : id("body-hint")}
        />
      </div>
      <div className="field">
        <label htmlFor={id("files")}>添付（任意）</label>
        <span className="field-hint" id={id("files-hint")}>
          PDF、Excel、Word、PowerPoint、画像、CSV、文字。{evidenceLimits.files}個まで、1個
          {fileSize(evidenceLimits.fileBytes)}
          まで。
        </span>
        <FieldErrorLine id={id("files-error")} error={errorOf("files")} />
        <input
          className="input note-files-input"
          id={id("files")}
          name="files"
          type="file"
          multiple
          accept={accepted}
          aria-invalid={errorOf("files") ? true : undefined}
          aria-describedby={errorOf("files") ? `${id("files-hint")} ${id("files-error")}` : id("files-hint")}
        />
        {errors.length > 0 && <p className="small">選んだファイルは残っていません。もう一度選んでください。</p>}
        <input type="hidden" name="noteId" value={draft.noteId} />
      </div>
    </>
  );
}

function FieldErrorLine({ id, error }: { id: string; error: FieldError | undefined }) {
  return error ? (
    <span className="field-error" id={id}>
      {error.message}
    </span>
  ) : null;
}

type PlaceFieldProps = { id: string; groups: PlaceGroup[]; chosen: string; error: FieldError | undefined };

function PlaceField({ id, groups, chosen, error }: PlaceFieldProps) {
  const options = (places: PlaceOption[], name = "") =>
    places.map(({ value, label }) => (
      <option key={value} value={value}>
        {name && `${name}　`}
        {label}
      </option>
    ));
  return (
    <div className="field">
      <label htmlFor={id}>どこについて</label>
      <FieldErrorLine id={`${id}-error`} error={error} />
      <select
        className="input"
        id={id}
        name="place"
        defaultValue={chosen}
        aria-describedby={error ? `${id}-error` : undefined}
      >
        {groups.length === 1
          ? options(groups[0]?.places ?? [])
          : groups.map(({ name, places }) => (
              <optgroup key={name} label={name}>
                {options(places, name)}
              </optgroup>
            ))}
      </select>
    </div>
  );
}
