import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
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

/** A goal with what a note of it can be about, and the note that can be begun. */
export type NoteSection = { goalId: string; places: PlaceOption[]; draft: NoteDraft; errors: FieldError[] };

type NotesPageProps = {
  frame: Frame;
  sheet: SheetInPage;
  /** The latest day first. */
  notes: ActivityNote[];
  sections: NoteSection[];
  /** The only goal that is shown; null: all. */
  chosen: string | null;
  /** Whether the person writes notes, or only reads them. */
  canWrite: boolean;
  flash: string | null;
  /** What was written for a goal that somebody removed meanwhile. */
  homeless: { draft: NoteDraft; errors: FieldError[] } | null;
};

/** What was done for each goal during the year, and a short form at each to write the next thing down. */
export function NotesPage({ frame, sheet, notes, sections, chosen, canWrite, flash, homeless }: NotesPageProps) {
  const { sheetId, content, form } = sheet;
  const names = new Map(content.goals.map((goal, index) => [goal.id, goalName(goal, index)]));
  const shown = sections.filter(({ goalId }) => chosen === null || goalId === chosen);
  const left = notes.filter(({ goalId }) => !names.has(goalId));
  const errors = sections.flatMap((section) =>
    section.errors.map(({ field, message }) => ({ field: `${prefixOf(section.goalId)}${field}`, message })),
  );
  const groups = sections.map(({ goalId, places }) => ({ name: names.get(goalId) ?? "", places }));
  return (
    <Layout frame={frame} title={`${sheet.unitPath.join(" ")} 記録`} narrow>
      <SheetHead sheet={sheet} canEdit={false} page="記録" />
      {flash && <Notice tone="good" title={flash} />}
      <ErrorSummary errors={[...errors, ...(homeless?.errors ?? [])]} />
      {homeless && groups.length > 0 && (
        <form method="post" action={url("addNote", { sheetId })} encType="multipart/form-data" className="card stack">
          <NoteFields fiscalYear={sheet.fiscalYear} prefix="" groups={groups} {...homeless} />
          <button className="button button-primary" type="submit">
            記録を追加する
          </button>
        </form>
      )}
      <p className="quiet small">
        年度のあいだにしたことを書きとめておく場所です。中間と期末の文章に引用できます。シートの出力や公表には入りません。
      </p>
      {content.goals.length > 1 && (
        <form method="get" action={url("notes", { sheetId })} className="note-filter">
          <label htmlFor="goal">表示する{form.goalLabel}</label>
          <select className="input" id="goal" name="goal" defaultValue={chosen ?? ""}>
            <option value="">すべて</option>
            {[...names].map(([id, name]) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </select>
          <button className="button" type="submit">
            表示する
          </button>
        </form>
      )}
      {content.goals.length === 0 && <Notice title={`まだ${form.goalLabel}がありません`} />}
      {shown.map((section) => (
        <GoalNotes
          key={section.goalId}
          sheet={sheet}
          section={section}
          name={names.get(section.goalId) ?? ""}
          notes={notes.filter(({ goalId }) => goalId === section.goalId)}
          chosen={chosen}
          canWrite={canWrite}
        />
      ))}
      {chosen === null && left.length > 0 && (
        <section className="goal-notes" aria-labelledby="left">
          <h2 id="left">削除された{form.goalLabel}の記録</h2>
          <ol className="notes">
            {left.map((note) => (
              <NoteItem key={note.noteId} sheetId={sheetId} note={note} place={note.marker} editable={canWrite} />
            ))}
          </ol>
        </section>
      )}
    </Layout>
  );
}

type GoalNotesProps = {
  sheet: SheetInPage;
  section: NoteSection;
  name: string;
  notes: ActivityNote[];
  chosen: string | null;
  canWrite: boolean;
};

function GoalNotes({ sheet, section, name, notes, chosen, canWrite }: GoalNotesProps) {
  const { sheetId, fiscalYear } = sheet;
  const { goalId, places, draft, errors } = section;
  const placeOf = (note: ActivityNote) => {
    const label = places.find(({ value }) => value === placeValue(note))?.label ?? note.marker;
    return note.workItemId === null && note.marker === "" ? "" : label;
  };
  return (
    <section className="goal-notes" aria-labelledby={`goal-${goalId}`}>
      <h2 id={`goal-${goalId}`}>
        {name}
        <span className="quiet small">　{notes.length}件</span>
      </h2>
      {canWrite && (
        <details className="note-new card" open={chosen === goalId || errors.length > 0}>
          <summary>
            ＋ 記録を書く<span className="visually-hidden">（{name}）</span>
          </summary>
          <form
            method="post"
            action={url("addNote", { sheetId }, { goal: chosen })}
            encType="multipart/form-data"
            className="stack"
          >
            <NoteFields
              draft={draft}
              groups={[{ name, places }]}
              fiscalYear={fiscalYear}
              errors={errors}
              prefix={prefixOf(goalId)}
            />
            <button className="button button-primary" type="submit">
              記録を追加する
            </button>
          </form>
        </details>
      )}
      {notes.length > 0 && (
        <ol className="notes">
          {notes.map((note) => (
            <NoteItem key={note.noteId} sheetId={sheetId} note={note} place={placeOf(note)} editable={canWrite} />
          ))}
        </ol>
      )}
    </section>
  );
}

function prefixOf(goalId: string): string {
  return `n-${goalId}-`;
}

/** 「重点取組① 窓口の改善」, else its place among the others. */
export function goalName({ texts }: Goal, index: number): string {
  return [texts.number ?? String(index + 1), texts.title ?? "無題"].join(" ");
}
