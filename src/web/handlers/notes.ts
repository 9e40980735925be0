import { randomUUID } from "node:crypto";
import { attachmentHeader } from "../../documents/writing/export-file-name.ts";
import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import { evidenceKinds } from "../../domain/notes/evidence-file.ts";
import { notePlaces } from "../../domain/notes/note-places.ts";
import { dayWithin } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { mayWriteNotes } from "../../domain/permissions/permissions.ts";
import { readEvidence, readNote, sheetNotes } from "../../usecases/notes/read-notes.ts";
import { addNote, changeNote, type NoteOutcome, removeNote } from "../../usecases/notes/write-note.ts";
import type { SheetView } from "../../usecases/sheets/read-sheet.ts";
import type { FieldError } from "../posted/field-error.ts";
import { isDay, type NoteDraft, type PostedNote, postedNote } from "../posted/note-form.ts";
import { placeValue, readPlace } from "../posted/note-place.ts";
import { forbidden, notFound, page, wantsJson } from "../respond.ts";
import { url } from "../routes.ts";
import { evidenceRefusal, noteDone, noteRefusal } from "../sayings/note-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

export const showNotes: Handler = async (c) => {
  const view = await sheetOf(c);
  return view ? notesPage(c, view, null, []) : notFound(c);
};

export const acceptNote: Handler = (c) => accept(c, addNote, "added", notesPage);

export const showNote: Handler = async (c) => {
  const view = await sheetOf(c);
  return view ? notePage(c, view, null, []) : notFound(c);
};

export const acceptNoteChange: Handler = (c) => accept(c, changeNote, "changed", notePage);

export const acceptNoteRemoval: Handler = async (c) => {
  const { sheetId = "", noteId = "" } = c.req.param();
  const outcome = await removeNote(c.get("site").db, actorOf(c), sheetId, noteId);
  if (outcome.ok) return c.redirect(url("notes", { sheetId }, { done: "removed" }), 303);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};

/** The bytes as they came in: saved, never shown in the page, whatever they hold. */
export const sendEvidence: Handler = async (c) => {
  const { sheetId = "", noteId = "", evidenceId: fileId = "" } = c.req.param();
  const outcome = await readEvidence(c.get("site").db, actorOf(c), { sheetId, noteId, fileId });
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  return c.body(new Uint8Array(outcome.bytes), 200, {
    "Content-Type": evidenceKinds[outcome.kind].contentType,
    "Content-Disposition": attachmentHeader(outcome.name),
    "Content-Security-Policy": "default-src 'none'; sandbox",
  });
};

type Write = typeof changeNote | typeof addNote;
type AskAgain = (c: WebContext, view: SheetView, written: PostedNote, errors: FieldError[]) => Promise<Response>;

/** What was written goes into the database, or back into its form with what is to be mended. */
async function accept(c: WebContext, write: Write, done: string, again: AskAgain): Promise<Response> {
  const [view, posted] = [await sheetOf(c), await postedNote(c)];
  const place = posted && readPlace(posted.place);
  if (!view || !posted || !place) return notFound(c);
  const { sheetId, fiscalYear } = view;
  const ask = (error: FieldError | null) =>
    error && wantsJson(c) ? c.json({ message: error.message }, 422) : again(c, view, posted, error ? [error] : []);
  if (!isDay(posted.on)) return ask(noteRefusal("not-in-year", fiscalYear));
  const outcome: NoteOutcome = await write(c.get("site").db, actorOf(c), sheetId, { ...posted, ...place });
  if (outcome.ok) {
    if (wantsJson(c)) return c.json({ noteId: outcome.noteId });
    const list = url("notes", { sheetId }, { goal: c.req.query("goal"), done });
    return c.redirect(`${list}#note-${outcome.noteId}`, 303);
  }
  if (outcome.reason === "not-found") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  if (outcome.reason === "changed-meanwhile") return ask(null);
  if ("fileName" in outcome) return ask(evidenceRefusal(outcome.reason, outcome.fileName, outcome.kind));
  return ask(noteRefusal(outcome.reason, fiscalYear));
}

/** `written`: what was refused, given back to its author. */
async function notesPage(
  c: WebContext,
  view: SheetView,
  written: NoteDraft | null,
  errors: FieldError[],
): Promise<Response> {
  const { db, now } = c.get("site");
  const outcome = await sheetNotes(db, actorOf(c), view.sheetId);
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const { form, content, fiscalYear } = view;
  const chosen = content.goals.find(({ id }) => id === c.req.query("goal"))?.id ?? null;
  const on = dayWithin(fiscalYear, japanDay(now()));
  const sections = content.goals.map((goal) => {
    const places = notePlaces(form, goal);
    const [whole] = places;
    const begun = written && readPlace(written.place)?.goalId === goal.id ? written : null;
    return {
      goalId: goal.id,
      places: places.map((place) => ({ value: placeValue(place), label: place.label })),
      draft: begun ?? { noteId: randomUUID(), place: whole ? placeValue(whole) : "", on, body: "" },
      errors: begun ? errors : [],
    };
  });
  const isHomeless = written !== null && !sections.some(({ draft }) => draft === written);
  return page(c, "notes", {
    sheet: inPage(view),
    homeless: isHomeless ? { draft: written, errors } : null,
    notes: outcome.notes,
    sections,
    chosen,
    canWrite: mayWriteNotes(actorOf(c), view.unit),
    flash: noteDone[c.req.query("done") ?? ""] ?? null,
    fiscalYear,
    status: errors.length > 0 ? 422 : 200,
  });
}

async function notePage(
  c: WebContext,
  view: SheetView,
  written: PostedNote | null,
  errors: FieldError[],
): Promise<Response> {
  if (!mayWriteNotes(actorOf(c), view.unit)) return forbidden(c);
  const outcome = await readNote(c.get("site").db, actorOf(c), view.sheetId, c.req.param("noteId") ?? "");
  if (!outcome.ok) return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const { note } = outcome;
  const { form, content, fiscalYear } = view;
  const changed = written !== null && written.version !== note.version;
  return page(c, "note", {
    sheet: inPage(view),
    note,
    goals: content.goals.map((goal) => ({
      goalId: goal.id,
      places: notePlaces(form, goal).map((place) => ({ value: placeValue(place), label: place.label })),
    })),
    draft: written ?? draftOf(note),
    removed: written?.removed ?? [],
    changed,
    errors,
    fiscalYear,
    status: changed ? 409 : errors.length > 0 ? 422 : 200,
  });
}

function draftOf(note: ActivityNote): NoteDraft {
  return { noteId: note.noteId, place: placeValue(note), on: note.on, body: note.body };
}
