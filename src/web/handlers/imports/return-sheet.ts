import { mayEditSheet } from "../../../domain/permissions/permissions.ts";
import { listImports } from "../../../usecases/imports/read-import.ts";
import { returnSheet } from "../../../usecases/imports/return-sheet.ts";
import type { SheetView } from "../../../usecases/sheets/read-sheet.ts";
import { forbidden, notFound, page } from "../../respond.ts";
import { type ImportSaying, refusalSaying } from "../../sayings/import-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";
import { inPage, sheetOf } from "../sheet.ts";
import { filesOf, leadToImport } from "./run-import.ts";

/** Where who writes a sheet gives it back as Excel. */
export const showReturn: Handler = async (c) => {
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  return mayEditSheet(actorOf(c), view.unit) ? returnPage(c, view) : forbidden(c);
};

export const acceptReturn: Handler = async (c) => {
  const { db, imports } = c.get("site");
  // Nobody's files are read before it is known that they may send them.
  const view = await sheetOf(c);
  if (!view) return notFound(c);
  if (!mayEditSheet(actorOf(c), view.unit)) return forbidden(c);
  const body = await c.req.parseBody({ all: true });
  const files = await filesOf([body.files].flat());
  const outcome = await returnSheet(db, actorOf(c), view.sheetId, files, imports.readers);
  if (outcome.ok) return leadToImport(c, outcome.importId);
  if (outcome.reason === "not-found") return notFound(c);
  if (outcome.reason === "forbidden") return forbidden(c);
  return returnPage(c, view, refusalSaying(outcome.reason));
};

/** `refusal`: why the last file was not taken. */
async function returnPage(c: WebContext, view: SheetView, refusal: ImportSaying | null = null): Promise<Response> {
  const actor = actorOf(c);
  const imports = await listImports(c.get("site").db, actor);
  const own = imports.filter(({ createdById }) => createdById === actor.personId).slice(0, 10);
  const { fiscalYear } = view;
  return page(c, "return-sheet", { sheet: inPage(view), own, refusal, fiscalYear, status: refusal ? 422 : 200 });
}
