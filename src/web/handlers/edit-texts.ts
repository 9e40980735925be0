import { randomUUID } from "node:crypto";
import { z } from "zod";
import { type SentBack, unansweredSentBack } from "../../domain/cycle/cycle-state.ts";
import type { Situation } from "../../domain/cycle/situation.ts";
import type { ActivityNote } from "../../domain/notes/activity-note.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { mayEditSheet } from "../../domain/permissions/permissions.ts";
import { sharedConcepts } from "../../domain/shared-goals/shared-fields.ts";
import type { SheetChange } from "../../domain/sheets/sheet-change.ts";
import type { Goal } from "../../domain/sheets/sheet-content.ts";
import { gatherReports, isGatherable } from "../../usecases/cascade/gather-reports.ts";
import { readCascade } from "../../usecases/cascade/read-cascade.ts";
import { readServedGoals } from "../../usecases/cascade/read-served-goals.ts";
import { serveGoals } from "../../usecases/cascade/serve-goals.ts";
import { sheetNotes } from "../../usecases/notes/read-notes.ts";
import { readSharedRows } from "../../usecases/shared-goals/read-shared-rows.ts";
import { type ChangeSheetOutcome, changeSheet } from "../../usecases/sheets/change-sheet.ts";
import type { SheetView } from "../../usecases/sheets/read-sheet.ts";
import { formOf } from "../form-of.ts";
import { gatherAct, reportsInPage } from "../in-page/cascade-in-page.ts";
import type { CellConflict } from "../in-page/cell-conflict.ts";
import { quoteAsked, quoteParts, withQuote } from "../in-page/quoting.ts";
import {
  byPhase,
  type CellField,
  changesOf,
  goalFields,
  readPosted,
  sheetFields,
  workItemFields,
} from "../posted/cell-fields.ts";
import { servedGoalsPosted } from "../posted/served-goals-posted.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { refusalText } from "../sayings/cycle-sayings.ts";
import { sheetEditing } from "../sheet-editing.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

/** What a plain form is about: the sheet's heading, or one goal with its work items. */
type Subject = { view: SheetView; goal: Goal | null };

export const showHeaderForm: Handler = async (c) => withSubject(c, false, (subject) => formPage(c, subject));
export const showGoalForm: Handler = async (c) => withSubject(c, true, (subject) => formPage(c, subject));

export const saveHeader: Handler = async (c) => withSubject(c, false, (subject) => save(c, subject));
export const saveGoal: Handler = async (c) =>
  withSubject(
    c,
    true,
    (subject) => save(c, subject),
    (view) => giveWordsBack(c, view),
  );

export const addGoal: Handler = async (c) =>
  withSubject(c, false, async ({ view }) => {
    const goal: Goal = { id: randomUUID(), texts: {}, workItems: [] };
    const outcome = await apply(c, view, [{ do: "addGoal", goal, index: view.content.goals.length }]);
    return outcome ?? c.redirect(url("editGoal", { sheetId: view.sheetId, goalId: goal.id }), 303);
  });

export const removeGoal: Handler = async (c) =>
  withSubject(c, true, async ({ view, goal }) => {
    const outcome = await apply(c, view, goal ? [{ do: "removeGoal", goalId: goal.id }] : []);
    return outcome ?? c.redirect(url("sheet", { sheetId: view.sheetId }, { done: "removed" }), 303);
  });

export const moveGoal: Handler = async (c) =>
  withSubject(c, true, async ({ view, goal }) => {
    const body = await formOf(c, z.object({ index: z.coerce.number().int().min(0).max(10_000) }));
    if (!body || !goal) return notFound(c);
    const { sheetId } = view;
    const outcome = await apply(c, view, [{ do: "moveGoal", goalId: goal.id, index: body.index }]);
    return outcome ?? c.redirect(`${url("sheet", { sheetId }, { done: "moved" })}#goal-${goal.id}`, 303);
  });

async function withSubject(
  c: WebContext,
  wantsGoal: boolean,
  act: (subject: Subject) => Promise<Response>,
  withoutGoal: (view: SheetView) => Response | Promise<Response> = () => notFound(c),
): Promise<Response> {
  const view = await sheetOf(c);
  const goal = view?.content.goals.find(({ id }) => id === c.req.param("goalId")) ?? null;
  if (!view) return notFound(c);
  if (!mayEditSheet(actorOf(c), view.unit)) return wantsGoal && !goal ? notFound(c) : forbidden(c);
  if (wantsGoal && !goal) return await withoutGoal(view);
  return await act({ view, goal });
}

/** Null when the changes are committed; otherwise the answer that says why not. */
async function apply(c: WebContext, view: SheetView, changes: SheetChange[]): Promise<Response | null> {
  const { db, now } = c.get("site");
  const outcome = await changeSheet(db, actorOf(c), view.sheetId, changes, "form", japanDay(now()));
  if (outcome.ok) return null;
  if (outcome.reason === "locked") return lockedPage(c, outcome, []);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
}

function fieldsOf({ view, goal }: Subject): { own: CellField[]; ofWorkItems: ReturnType<typeof workItemFields> } {
  const { form, content } = view;
  if (!goal) return { own: sheetFields(form, content.texts), ofWorkItems: [] };
  return { own: goalFields(form, goal), ofWorkItems: workItemFields(form, goal) };
}

async function save(c: WebContext, subject: Subject): Promise<Response> {
  const { view, goal } = subject;
  const { sheetId } = view;
  const { own, ofWorkItems } = fieldsOf(subject);
  const body: Record<string, unknown> = await c.req.parseBody({ all: true });
  const { removeWorkItem, act, ...texts } = body;
  const read = readPosted([...own, ...ofWorkItems.flatMap(({ fields }) => fields)], texts);
  if (!read) return notFound(c);
  const quote = goal && quoteAsked(body);
  const written = quote ? withQuote(read, await goalNotes(c, subject), quote) : read;
  if (!written) return formPage(c, subject, { written: read, nothingToQuote: true });
  const changes = changesOf(written);
  if (goal) {
    const leaving = [removeWorkItem ?? []].flat();
    for (const { id } of goal.workItems) {
      if (leaving.includes(id)) changes.push({ do: "removeWorkItem", goalId: goal.id, workItemId: id });
    }
    if (act === "addWorkItem") {
      const index = goal.workItems.length;
      changes.push({ do: "addWorkItem", goalId: goal.id, workItem: { id: randomUUID(), texts: {} }, index });
    }
  }
  // Before the words: a conflict about those must not lose this.
  const linked = !goal || (await linkGoal(c, sheetId, texts));
  const gathering = goal && gatherAsked(act, own);
  const staying = goal && (act === "addWorkItem" || gathering);
  const form = (done?: string) => url("editGoal", { sheetId, goalId: goal?.id ?? "" }, { done });
  const done = quote ? `${form("quoted")}#field-${quote.into}` : staying ? form() : savedAt(sheetId, goal, linked);
  const gather = async () => (gathering ? await gathered(c, view, goal.id, gathering) : null);
  if (changes.length === 0) return (await gather()) ?? c.redirect(done, 303);
  const { db, now } = c.get("site");
  const outcome = await changeSheet(db, actorOf(c), sheetId, changes, "form", japanDay(now()));
  if (outcome.ok) return (await gather()) ?? c.redirect(done, 303);
  if (outcome.reason === "locked") {
    return lockedPage(
      c,
      outcome,
      written.filter(({ base, text }) => base !== text),
    );
  }
  if (outcome.reason !== "conflict") return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
  const conflicts = outcome.conflicts.flatMap(({ index, current, by, at }): CellConflict[] => {
    const change = changes[index];
    if (change?.do !== "setText") return [];
    const cell = written.find(({ owner, concept }) => owner === change.owner && concept === change.concept);
    return cell ? [{ key: cell.key, current, by, at }] : [];
  });
  return formPage(c, subject, { written, conflicts });
}

/** The field into which the reports of the units below are asked for, beside saving the form: `act` 「gather:<key>」. */
function gatherAsked(act: unknown, own: CellField[]): CellField | null {
  const key = typeof act === "string" && act.startsWith(gatherAct) ? act.slice(gatherAct.length) : null;
  return own.find((cell) => cell.key === key && isGatherable(cell.field)) ?? null;
}

/** Null when they are there; otherwise the answer that says why not. */
async function gathered(c: WebContext, view: SheetView, goalId: string, cell: CellField): Promise<Response | null> {
  const { db, now } = c.get("site");
  const request = { sheetId: view.sheetId, goalId, concept: cell.concept, today: japanDay(now()) };
  const outcome = await gatherReports(db, actorOf(c), request);
  if (outcome.ok) return null;
  if (outcome.reason === "locked") return lockedPage(c, outcome, []);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
}

/** Whether the goal serves what the form says; not when that was taken out of its sheet meanwhile. */
async function linkGoal(c: WebContext, sheetId: string, body: Record<string, unknown>): Promise<boolean> {
  const wanted = servedGoalsPosted(body);
  return wanted !== null && (await serveGoals(c.get("site").db, actorOf(c), sheetId, wanted)).ok;
}

function savedAt(sheetId: string, goal: Goal | null, linked: boolean): string {
  return `${url("sheet", { sheetId }, { done: linked ? "saved" : "unlinked" })}${goal ? `#goal-${goal.id}` : ""}`;
}

type Locked = Extract<ChangeSheetOutcome, { reason: "locked" }>;

/** The year's cycle doesn't let this be written now: nothing was saved, so the words go back to their author. */
function lockedPage(c: WebContext, { why, day }: Locked, written: CellField[]): Response | Promise<Response> {
  const words = written.map(({ label, text }) => ({ label, text }));
  const kept = words.length > 0 ? ["書いた文章は下にあります。必要なところを写しておいてください。"] : [];
  const lines = [refusalText(why, day), "シートは変わっていません。", ...kept];
  return page(c, "message", { title: "保存できませんでした", lines, words, status: 409 });
}

/** Somebody removed the goal while it was written: nothing can be saved, so the words go back to their author. */
async function giveWordsBack(c: WebContext, view: SheetView): Promise<Response> {
  const body: Record<string, unknown> = await c.req.parseBody({ all: true });
  const itemIds = new Set(Object.keys(body).flatMap((key) => /^([0-9a-f-]{36})\./.exec(key)?.[1] ?? []));
  const workItems = [...itemIds].map((id) => ({ id, texts: {} }));
  const goal: Goal = { id: c.req.param("goalId") ?? "", texts: {}, workItems };
  const { own, ofWorkItems } = fieldsOf({ view, goal });
  const posted = readPosted([...own, ...ofWorkItems.flatMap(({ fields }) => fields)], body);
  const words = (posted ?? []).filter(({ text }) => text !== "").map(({ label, text }) => ({ label, text }));
  if (words.length === 0) return notFound(c);
  const { goalLabel } = view.form;
  return page(c, "message", {
    title: "保存できませんでした",
    lines: [
      `この${goalLabel}は、書いているあいだにほかの人が削除しました。シートは変わっていません。`,
      "書いた文章は下にあります。必要なところを写して、新しく追加した欄に貼り付けてください。",
    ],
    words,
    status: 409,
  });
}

/** What was sent back, as far as it concerns this form. */
function sentBackHere(situation: Situation | null, goal: Goal | null): SentBack | null {
  const sentBack = situation && unansweredSentBack(situation.state);
  return sentBack ? { ...sentBack, notes: sentBack.notes.filter(({ goalId }) => goalId === goal?.id) } : null;
}

type FormState = { written?: CellField[]; conflicts?: CellConflict[]; nothingToQuote?: boolean };

/** The notes of the goal in hand; none for the sheet's heading. */
async function goalNotes(c: WebContext, { view, goal }: Subject): Promise<ActivityNote[]> {
  const outcome = goal && (await sheetNotes(c.get("site").db, actorOf(c), view.sheetId, goal.id));
  return outcome?.ok ? outcome.notes : [];
}

/** The form with the sheet's words, or (after a conflict) with the person's, on the base of what stands there now. */
async function formPage(
  c: WebContext,
  subject: Subject,
  { written = [], conflicts = [], nothingToQuote = false }: FormState = {},
): Promise<Response> {
  const { view, goal } = subject;
  const { sheetId, form, content } = view;
  const { own, ofWorkItems } = fieldsOf(subject);
  const { writable, locked, situation } = sheetEditing(view, actorOf(c), japanDay(c.get("site").now()));
  const inHand = (cell: CellField): CellField => {
    const mine = written.find(({ key }) => key === cell.key);
    const conflict = conflicts.find(({ key }) => key === cell.key);
    return mine ? { ...mine, base: conflict ? conflict.current : mine.base } : cell;
  };
  const index = goal ? content.goals.indexOf(goal) : -1;
  const serving = goal ? (await readCascade(c.get("site").db, actorOf(c), sheetId)).serving : [];
  const reports = goal ? reportsInPage([goal], serving)[0] : undefined;
  const rows = goal ? await readSharedRows(c.get("site").db, actorOf(c), sheetId) : [];
  const shared = rows.find(({ goalId }) => goalId === goal?.id) ?? null;
  const sharedFields = shared ? sharedConcepts(form) : [];
  const served = goal && (await readServedGoals(c.get("site").db, actorOf(c), sheetId));
  const name = goal ? [goal.texts.number, goal.texts.title].filter(Boolean).join(" ") : "";
  return page(c, "edit-texts", {
    sheet: inPage(view),
    title: goal ? name || `${form.goalLabel}${index + 1}を書く` : "シートの見出しを書く",
    action: goal ? url("saveGoal", { sheetId, goalId: goal.id }) : url("saveHeader", { sheetId }),
    shared: shared && { ...shared, fields: own.filter(({ concept }) => sharedFields.includes(concept)) },
    groups: byPhase(own.filter(({ concept }) => !sharedFields.includes(concept)).map(inHand)).map((group) => ({
      ...group,
      open: writable.includes(group.phase),
    })),
    canEditRows: writable.includes("planning"),
    locked,
    sentBack: sentBackHere(situation, goal),
    workItems: form.blocks.some(({ block }) => block === "workItems")
      ? ofWorkItems.map(({ workItemId, fields }) => ({
          workItemId,
          fields: fields.filter(({ field }) => writable.includes(field.phase)).map(inHand),
        }))
      : null,
    goal: goal && { goalId: goal.id, index, count: content.goals.length },
    conflicts,
    quotes: goal
      ? quoteParts(
          await goalNotes(c, subject),
          own,
          ofWorkItems.map(({ fields }) => fields),
          { writable, fiscalYear: view.fiscalYear },
        )
      : [],
    nothingToQuote,
    quoted: c.req.query("done") === "quoted",
    reports: reports ?? null,
    served,
    fiscalYear: view.fiscalYear,
    status: conflicts.length > 0 ? 409 : nothingToQuote ? 422 : 200,
  });
}
