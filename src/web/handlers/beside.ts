import { mayEditSheet } from "../../domain/permissions/permissions.ts";
import { sheetThreads } from "../../usecases/comments/sheet-threads.ts";
import { readGoalYears } from "../../usecases/goals/goal-years.ts";
import { sheetNotes } from "../../usecases/notes/read-notes.ts";
import { type Beside, lastYearOf } from "../in-page/beside-in-page.ts";
import { threadInPage } from "../in-page/comments-in-page.ts";
import { forbidden, notFound } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler } from "../site.ts";
import { sheetOf } from "./sheet.ts";

/** For the editor's panel: notes, comments and last year's words of the goal in hand (`goal`; none: the heading). */
export const sendBeside: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  const actor = actorOf(c);
  if (!mayEditSheet(actor, view.unit)) return forbidden(c);
  const { db } = c.get("site");
  const { sheetId, fiscalYear } = view;
  const goalId = view.content.goals.find(({ id }) => id === c.req.query("goal"))?.id;
  const notes = goalId ? await sheetNotes(db, actor, sheetId, goalId) : null;
  const years = goalId ? await readGoalYears(db, actor, goalId) : null;
  const threads = await sheetThreads(db, actor, sheetId);
  const beside: Beside = {
    notes: notes?.ok ? notes.notes : [],
    threads: threads.map((thread) => ({
      ...threadInPage(actor, view, thread),
      settleUrl: url("settleThread", { sheetId, threadId: thread.threadId }),
    })),
    lastYear: years?.ok ? lastYearOf(years.years, fiscalYear) : null,
    links: [
      ...(goalId
        ? [
            { label: "入力フォームで書く", href: url("editGoal", { sheetId, goalId }) },
            { label: "記録の一覧と添付", href: url("notes", { sheetId }, { goal: goalId }) },
            { label: "年度ごとの経過", href: url("goalYears", { goalId }) },
          ]
        : []),
      { label: "コメントの一覧（知らせる人を選ぶ）", href: url("comments", { sheetId }, { place: goalId ?? null }) },
      { label: "シートの履歴", href: url("sheetHistory", { sheetId }) },
    ],
  };
  return c.json(beside);
};
