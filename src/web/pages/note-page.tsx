import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import { Layout } from "../components/layout.tsx";
import { NoteFields, type PlaceOption } from "../components/notes/note-fields.tsx";
import { NoteItem } from "../components/notes/note-item.tsx";
import { Notice } from "../components/notice.tsx";
import { SheetHead } from "../components/sheet-head.tsx";
import { ErrorSummary } from "../components/text-field.tsx";
import type { Frame } from "../frame.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import type { FieldError } from "../posted/field-error.ts";
import type { NoteDraft } from "../posted/note-form.ts";
import { placeValue } from "../posted/note-place.ts";
import { url } from "../routes.ts";
import { dayInWords } from "../sayings/date-and-time.ts";
import { fileSize } from "../sayings/file-size.ts";
import { goalName } from "./notes-page.tsx";

type NotePageProps = {
  frame: Frame;
  sheet: SheetInPage;
  /** The note as it stands. */
  note: ActivityNote;
  goals: { goalId: string; places: PlaceOption[] }[];
  draft: NoteDraft;
  /** Files that the person ticked to be removed. */
  removed: string[];
  /** Somebody else changed the note while it was written. */
  changed: boolean;
  errors: FieldError[];
};

/** One note to be mended or removed. */
export function NotePage({ frame, sheet, note, goals, draft, removed, changed, errors }: NotePageProps) {
  const { sheetId, content, fiscalYear, form } = sheet;
  const { noteId, files } = note;
  const groups = goals.map(({ goalId, places }, index) => {
    const goal = content.goals.find(({ id }) => id === goalId);
    return { name: goal ? goalName(goal, index) : "", places };
  });
  const here = placeValue(note);
  const known = groups.some(({ places }) => places.some(({ value }) => value === here));
  const gone = { name: "いまの場所", places: [{ value: here, label: `削除された${form.goalLabel}・項目` }] };
  const back = `${url("notes", { sheetId })}#note-${noteId}`;
  return (
    <Layout frame={frame} title={`${dayInWords(note.on)}の記録`} narrow>
      <SheetHead sheet={sheet} canEdit={false} page="記録を直す" />
      <ErrorSummary errors={errors} />
      {changed && (
        <Notice tone="bad" title="まだ保存していません。ほかの人が先にこの記録を書き換えていました">
          <p>あなたが書いた文章は下の欄に残っています。いまの記録と見比べ、直してから保存してください。</p>
          <ol className="notes">
            <NoteItem sheetId={sheetId} note={note} place="" editable={false} />
          </ol>
        </Notice>
      )}
      <form
        method="post"
        action={url("changeNote", { sheetId, noteId })}
        encType="multipart/form-data"
        className="card stack"
      >
        <NoteFields
          draft={draft}
          groups={known ? groups : [gone, ...groups]}
          fiscalYear={fiscalYear}
          errors={errors}
          prefix=""
        />
        {files.length > 0 && (
          <fieldset className="note-kept">
            <legend>いまの添付（外すものに印をつけてください）</legend>
            {files.map(({ fileId, name, size }) => (
              <label className="choice" key={fileId}>
                <input type="checkbox" name="remove" value={fileId} defaultChecked={removed.includes(fileId)} />
                <span>
                  {name}
                  <span className="quiet small">（{fileSize(size)}）</span>
                </span>
              </label>
            ))}
          </fieldset>
        )}
        <div className="page-actions">
          <input type="hidden" name="version" value={note.version} />
          <button className="button button-primary" type="submit">
            保存する
          </button>
          <a className="button" href={back}>
            保存せずに戻る
          </a>
        </div>
      </form>
      <details className="note-remove">
        <summary>この記録を削除する</summary>
        <form method="post" action={url("removeNote", { sheetId, noteId })} className="stack-tight">
          <p>
            文章は履歴に残りますが、
            {files.length > 0
              ? "添付のファイルは元に戻せません（名前と大きさだけが残ります）。"
              : "この一覧からは消えます。"}
          </p>
          <button className="button button-danger" type="submit">
            削除する
          </button>
        </form>
      </details>
    </Layout>
  );
}
