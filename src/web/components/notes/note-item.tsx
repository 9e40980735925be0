import type { ActivityNote } from "../../../domain/notes/activity-note.ts";
import { url } from "../../routes.ts";
import { dayInWords } from "../../sayings/date-and-time.ts";
import { fileSize } from "../../sayings/file-size.ts";

type NoteItemProps = {
  sheetId: string;
  note: ActivityNote;
  /** The part of the goal: 「取組項目2 (1)」; "" for all of it. */
  place: string;
  /** The way to its form; false where the note is only shown. */
  editable?: boolean;
};

/** One note: the day, what was done, its files. */
export function NoteItem({ sheetId, note, place, editable = true }: NoteItemProps) {
  const { noteId, on, body, by, files } = note;
  return (
    <li className="note" id={`note-${noteId}`}>
      <div className="note-head">
        <h3>
          <time dateTime={on}>{dayInWords(on)}</time>
          {place && <span className="tag">{place}</span>}
        </h3>
        <span className="quiet small">{by}</span>
        {editable && (
          <a className="note-edit small" href={url("note", { sheetId, noteId })}>
            直す<span className="visually-hidden">（{dayInWords(on)}の記録）</span>
          </a>
        )}
      </div>
      <p className="note-body">{body}</p>
      {files.length > 0 && (
        <ul className="note-files" aria-label={`${dayInWords(on)}の添付`}>
          {files.map(({ fileId, name, size }) => (
            <li key={fileId}>
              <a href={url("evidence", { sheetId, noteId, evidenceId: fileId })}>{name}</a>
              <span className="quiet small">（{fileSize(size)}）</span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
