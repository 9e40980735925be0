import { mayLinkGoals } from "../../domain/permissions/permissions.ts";
import { readServedGoals } from "../../usecases/cascade/read-served-goals.ts";
import { serveGoals } from "../../usecases/cascade/serve-goals.ts";
import { servedGoalsPosted } from "../posted/served-goals-posted.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler } from "../site.ts";
import { inPage, sheetOf } from "./sheet.ts";

export const showServedGoals: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  if (!mayLinkGoals(actorOf(c), view.unit)) return forbidden(c);
  const served = await readServedGoals(c.get("site").db, actorOf(c), view.sheetId);
  return page(c, "served-goals", { sheet: inPage(view), served, fiscalYear: view.fiscalYear });
};

export const acceptServedGoals: Handler = async (c) => {
  const wanted = servedGoalsPosted(await c.req.parseBody());
  if (!wanted) return notFound(c);
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await serveGoals(c.get("site").db, actorOf(c), sheetId, wanted);
  if (outcome.ok) return c.redirect(url("sheet", { sheetId }, { done: "linked" }), 303);
  return outcome.reason === "forbidden" ? forbidden(c) : notFound(c);
};
