import { z } from "zod";
import { isConcept } from "../../domain/forms/concepts.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { mayAudit, mayReadSomeHistory } from "../../domain/permissions/permissions.ts";
import { recentHistory } from "../../usecases/history/recent-history.ts";
import { sheetHistory } from "../../usecases/history/sheet-history.ts";
import type { SheetView } from "../../usecases/sheets/read-sheet.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { actorOf, type Handler } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";
import { sheetGone } from "./sheet-gone.ts";

const position = z.coerce.number().int().positive().optional().catch(undefined);

const goalAsked = z.uuid().nullable().default(null).catch(null);
const fieldAsked = z.string().refine(isConcept).nullable().default(null).catch(null);

export const showSheetHistory: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return sheetGone(c);
  const before = position.parse(c.req.query("before"));
  const concern = { goalId: goalAsked.parse(c.req.query("goal")), concept: fieldAsked.parse(c.req.query("field")) };
  const { db, now } = c.get("site");
  const history = await sheetHistory(db, actorOf(c), view.sheetId, { before, ...concern });
  if (!history.ok) return history.reason === "forbidden" ? forbidden(c) : notFound(c);
  const { entries, next } = history;
  return page(c, "sheet-history", {
    sheet: inPage(view),
    entries,
    goalNames: goalNames(view, entries),
    concern,
    today: japanDay(now()),
    next,
    fiscalYear: view.fiscalYear,
  });
};

export const showRecentHistory: Handler = async (c) => {
  const before = position.parse(c.req.query("before"));
  const history = await recentHistory(c.get("site").db, actorOf(c), { before });
  return page(c, "recent-history", {
    ...history,
    mayAudit: mayAudit(actorOf(c)),
    readsAny: mayReadSomeHistory(actorOf(c)),
  });
};

/** Goals by the number and title they have now, or had when they were taken out. */
function goalNames({ content }: SheetView, entries: { events: { did: string }[] }[]): Record<string, string> {
  const goals = [...content.goals];
  for (const event of entries.flatMap(({ events }) => events)) {
    if ("goal" in event) goals.push(event.goal as (typeof goals)[number]);
  }
  const names: Record<string, string> = {};
  for (const { id, texts } of goals) {
    const name = [texts.number, texts.title].filter(Boolean).join(" ");
    if (name) names[id] ??= name;
  }
  return names;
}
