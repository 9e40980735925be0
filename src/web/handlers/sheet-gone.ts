import { readDisposedSheet } from "../../usecases/retention/read-retention.ts";
import { notFound, page } from "../respond.ts";
import { actorOf, type WebContext } from "../site.ts";

/** There is no such sheet for this person; one that was disposed of by rule is told as such. */
export async function sheetGone(c: WebContext): Promise<Response> {
  const sheet = await readDisposedSheet(c.get("site").db, actorOf(c), c.req.param("sheetId") ?? "");
  if (!sheet) return notFound(c);
  return page(c, "disposed", { sheet, fiscalYear: sheet.fiscalYear, status: 410 });
}
