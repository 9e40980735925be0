import { isTimeToCarry } from "../../domain/carry-over/is-time-to-carry.ts";
import { unansweredSentBack } from "../../domain/cycle/cycle-state.ts";
import { phaseNamesIn } from "../../domain/cycle/present-phase.ts";
import { dayWithin } from "../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import {
  mayCarryOver,
  mayComment,
  mayEditSharedGoal,
  mayEditSheet,
  mayLinkGoals,
  mayReadComments,
  mayReadHistory,
} from "../../domain/permissions/permissions.ts";
import { readCascade } from "../../usecases/cascade/read-cascade.ts";
import { sheetThreads } from "../../usecases/comments/sheet-threads.ts";
import { nextSlotOf } from "../../usecases/consultations/read-timetable.ts";
import { readAmendment } from "../../usecases/cycle/read-amendment.ts";
import { goalsOfSheetInLines } from "../../usecases/goals/goal-years.ts";
import { countNotes } from "../../usecases/notes/read-notes.ts";
import { readSharedRows } from "../../usecases/shared-goals/read-shared-rows.ts";
import { changeSheet } from "../../usecases/sheets/change-sheet.ts";
import { readSheet, type SheetView } from "../../usecases/sheets/read-sheet.ts";
import { marksInPage, reportsInPage } from "../in-page/cascade-in-page.ts";
import { threadInPage } from "../in-page/comments-in-page.ts";
import { cycleInPage } from "../in-page/cycle-in-page.ts";
import type { SheetInPage } from "../in-page/sheet-in-page.ts";
import { endOfDay, pointInTime } from "../posted/point-in-time.ts";
import { changesBody } from "../posted/sheet-change-schema.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actDone, refusalText } from "../sayings/cycle-sayings.ts";
import { slotWords } from "../sayings/slot-words.ts";
import { sheetEditing } from "../sheet-editing.ts";
import { actorOf, type Handler, note, signedInOf, type WebContext } from "../site.ts";
import { sheetGone } from "./sheet-gone.ts";

/** What was just done, said once above the sheet. */
const flashes: Record<string, string> = {
  saved: "保存しました",
  removed: "削除しました。内容は履歴に残っています",
  moved: "並べ替えました",
  unlinked: "保存しました。選んだ上位の目標は、部のシートから削除されていたため、つないでいません",
  deployed: "課へ展開しました。計画は、目標の下の「共通目標」から直します",
  "caught-up": "共通目標のいまの計画を反映しました",
  linked: "上位の目標とのつながりを保存しました",
  ...actDone,
};

/** The sheet a request names; null when there is none for this person, or the time asked for is none. */
export async function sheetOf(c: WebContext): Promise<SheetView | null> {
  const at = pointInTime.optional().safeParse(c.req.query("at"));
  if (!at.success) return null;
  const outcome = await readSheet(c.get("site").db, actorOf(c), c.req.param("sheetId") ?? "", at.data);
  return outcome.ok ? outcome.view : null;
}

export function inPage({ unit, ...view }: SheetView): SheetInPage {
  return { ...view, unitPath: unit.path, departmentId: unit.unitIds.at(-1) ?? null };
}

export const showSheet: Handler = async (c) => {
  const end = endOfDay.safeParse(c.req.query("on"));
  if (end.success) {
    return c.redirect(url("sheet", { sheetId: c.req.param("sheetId") ?? "" }, { at: end.data }), 303);
  }
  const view = await sheetOf(c);
  if (!view) return sheetGone(c);
  const { fiscalYear, revision } = view;
  const [actor, today] = [actorOf(c), japanDay(c.get("site").now())];
  const { situation, ...editing } = sheetEditing(view, actor, today);
  const nextIsOpen = signedInOf(c).years.includes(fiscalYear + 1);
  const threads = await sheetThreads(c.get("site").db, actor, view.sheetId);
  const cascade = await readCascade(c.get("site").db, actor, view.sheetId);
  const shared = view.asOf === null ? await readSharedRows(c.get("site").db, actor, view.sheetId) : [];
  const reports = view.asOf === null ? reportsInPage(view.content.goals, cascade.serving) : [];
  const consulted = situation?.cycle.stages.some(({ stage }) => stage === "consultation");
  const slot = consulted
    ? await nextSlotOf(c.get("site").db, actor, { fiscalYear, path: view.unit.path }, today)
    : null;
  return page(c, "sheet", {
    sheet: inPage(view),
    ...editing,
    phaseName: phaseNamesIn(situation?.cycle ?? null)[editing.phase],
    threads: threads.map((thread) => threadInPage(actor, view, thread)),
    cycle: situation && cycleInPage(situation, revision, slot && slotWords(slot)),
    amended: situation?.state.amendment ? await readAmendment(c.get("site").db, actor, view.sheetId) : [],
    canCarryOver: mayCarryOver(actor, view.unit) && isTimeToCarry({ sheet: situation, fiscalYear, nextIsOpen, today }),
    noteCounts: view.asOf === null ? await countNotes(c.get("site").db, actor, view.sheetId) : null,
    canReadHistory: mayReadHistory(actor, view.unit),
    comments: mayComment(actor, view.unit) ? "write" : mayReadComments(actor, view.unit) ? "read" : "hidden",
    inLines: await goalsOfSheetInLines(c.get("site").db, actor, view.sheetId),
    goalMarks: view.asOf === null ? marksInPage(cascade.serves, reports, shared) : {},
    behind: shared.filter(({ behind }) => behind).length,
    reports,
    canLink: mayLinkGoals(actor, view.unit) && view.unit.unitIds.length > 1 && view.content.goals.length > 0,
    canDeploy: view.unit.unitIds.length === 1 && mayEditSharedGoal(actor, view.unit) && view.content.goals.length > 0,
    flash: flashes[c.req.query("done") ?? ""] ?? null,
    fiscalYear,
  });
};

export const showEditor: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  const actor = actorOf(c);
  if (!mayEditSheet(actor, view.unit)) return forbidden(c);
  const { writable, phase, locked, situation } = sheetEditing(view, actor, japanDay(c.get("site").now()));
  const { sheetId, fiscalYear } = view;
  const shared = await readSharedRows(c.get("site").db, actor, sheetId);
  const { tenantId, personId, name } = actor;
  const sheet = inPage(view);
  const sheetUrl = url("sheet", { sheetId });
  return page(c, "edit-sheet", {
    sheet,
    locked,
    sentBack: situation && unansweredSentBack(situation.state),
    fiscalYear,
    editor: {
      tenantId,
      sheetId,
      sheetNumber: view.sheetNumber,
      fiscalYear,
      unitPath: sheet.unitPath,
      form: view.form,
      content: view.content,
      revision: view.revision,
      updatedAt: view.updatedAt,
      person: { personId, name },
      canEdit: writable.length > 0,
      writable,
      shared: shared.map(({ goalId }) => goalId),
      canEditRows: writable.includes("planning"),
      phase,
      changesUrl: url("changeSheet", { sheetId }),
      contentUrl: url("sheetContent", { sheetId }),
      eventsUrl: url("sheetEvents", { sheetId }, { writing: 1 }),
      presenceUrl: url("holdCell", { sheetId }),
      besideUrl: url("beside", { sheetId }),
      commentsUrl: url("addComment", { sheetId }),
      notesUrl: url("addNote", { sheetId }),
      today: dayWithin(fiscalYear, japanDay(c.get("site").now())),
      sheetUrl,
      signInUrl: url("signIn", {}, { back: url("editSheet", { sheetId }) }),
    },
  });
};

/** For the editor: the sheet as it stands, to notice what others did. */
export const sendContent: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return noSheet(c);
  const { revision, content, updatedAt, updatedBy } = view;
  return c.json({ revision, content, updatedAt, updatedBy });
};

/** For the editor: one or several changes, all or none. 200 means committed. */
export const acceptChanges: Handler = async (c) => {
  const body = changesBody.safeParse(await c.req.json().catch(() => null));
  if (!body.success) {
    return c.json({ message: "変更の形式が正しくないため、何も保存していません。画面を開き直してください。" }, 400);
  }
  const { changes, personId } = body.data;
  if (personId !== undefined && personId !== actorOf(c).personId) {
    return c.json({ message: "この画面を開いた方とは別の方がサインインしています。何も保存していません。" }, 409);
  }
  const { db, now } = c.get("site");
  const outcome = await changeSheet(db, actorOf(c), c.req.param("sheetId") ?? "", changes, "editor", japanDay(now()));
  if (outcome.ok) return c.json({ revision: outcome.revision, savedAt: outcome.savedAt });
  switch (outcome.reason) {
    case "not-found":
      return noSheet(c);
    case "forbidden":
      note(c, "forbidden");
      return c.json({ message: "このシートを編集する権限がありません。何も変更していません。" }, 403);
    case "id-taken":
      return c.json({ message: idTaken }, 422);
    case "locked":
      return c.json({ message: refusalText(outcome.why, outcome.day) }, 422);
    case "conflict":
      return c.json({ message: "ほかの人が先に書き換えています。", conflicts: outcome.conflicts }, 409);
  }
};

const idTaken =
  "追加しようとした行は、すでに別のところにあります。何も保存していません。画面を開き直し、行を追加し直してください。";

function noSheet(c: WebContext): Response {
  note(c, "not-found");
  return c.json({ message: "シートが見つかりません。" }, 404);
}
