import { z } from "zod";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { readLateSheets } from "../../usecases/reminders/late-sheets.ts";
import { remind } from "../../usecases/reminders/remind.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";

const sheetIds = z.array(z.uuid()).max(5_000);

export const showReminders: Handler = (c) => remindersPage(c, false);

export const acceptReminders: Handler = async (c) => {
  const { sheet = [] } = await c.req.parseBody({ all: true });
  const chosen = sheetIds.safeParse([sheet].flat());
  if (!chosen.success) return notFound(c);
  if (chosen.data.length === 0) return remindersPage(c, true);
  const { db, now } = c.get("site");
  const outcome = await remind(db, actorOf(c), chosen.data, japanDay(now()));
  if (!outcome.ok) return forbidden(c);
  const { sheets, people } = outcome;
  return c.redirect(url("reminders", {}, { sheets, people }), 303);
};

async function remindersPage(c: WebContext, nothingChosen: boolean): Promise<Response> {
  const { db, now } = c.get("site");
  const [sheets, people] = [c.req.query("sheets"), c.req.query("people")].map(Number);
  return page(c, "reminders", {
    late: await readLateSheets(db, actorOf(c), japanDay(now())),
    sent: Number.isInteger(sheets) && Number.isInteger(people) ? { sheets: sheets ?? 0, people: people ?? 0 } : null,
    nothingChosen,
    status: nothingChosen ? 422 : 200,
  });
}
