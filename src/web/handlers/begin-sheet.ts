import { z } from "zod";
import { beginSheet, beginSheetsOfYear } from "../../usecases/sheets/begin-sheets.ts";
import { formOf } from "../form-of.ts";
import { forbidden, notFound, page } from "../respond.ts";
import { url } from "../routes.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { yearOf } from "./settings/year.ts";

const wantedSheet = z.object({ unitId: z.uuid(), having: z.coerce.number().int().min(0) });

export const acceptBegin: Handler = async (c) => {
  const year = yearOf(c);
  const given = await formOf(c, wantedSheet);
  if (year === null || !given) return notFound(c);
  const outcome = await beginSheet(c.get("site").db, actorOf(c), { fiscalYear: year, ...given });
  if (outcome.ok) return c.redirect(url("sheet", { sheetId: outcome.sheetId }), 303);
  return refuse(c, outcome.reason);
};

export const acceptBeginAll: Handler = async (c) => {
  const year = yearOf(c);
  if (year === null) return notFound(c);
  const outcome = await beginSheetsOfYear(c.get("site").db, actorOf(c), year);
  if (outcome.ok) return c.redirect(url("yearSettings", { year }, { made: outcome.made }), 303);
  return refuse(c, outcome.reason);
};

function refuse(c: WebContext, reason: "not-found" | "forbidden" | "no-form"): Response | Promise<Response> {
  if (reason === "not-found") return notFound(c);
  if (reason === "forbidden") return forbidden(c);
  return page(c, "message", {
    title: "シートを作れませんでした",
    lines: ["この年度の様式がまだ決まっていません。事務局が「設定」で様式を選ぶと、シートを作れます。"],
    status: 422,
  });
}
