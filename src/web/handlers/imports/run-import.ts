import { z } from "zod";
import { cancelImport } from "../../../usecases/imports/change-import.ts";
import { confirmImport } from "../../../usecases/imports/confirm-import.ts";
import { type GivenFile, startImport } from "../../../usecases/imports/start-import.ts";
import { formOf } from "../../form-of.ts";
import { forbidden, notFound, wantsJson } from "../../respond.ts";
import { url } from "../../routes.ts";
import { refusalSaying } from "../../sayings/import-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";
import { importPage, importsPage } from "./show-import.ts";

const emptyIsNull = (text: string | undefined) => (text ? text : null);
const options = z.object({
  form: z.string().max(60).optional().transform(emptyIsNull),
  year: z
    .union([z.literal(""), z.coerce.number().int().min(1989).max(2200)])
    .optional()
    .transform((year) => (typeof year === "number" ? year : null)),
});
const confirmation = z.object({ seen: z.string().min(1).max(100) });

/** Takes the posted files as one job and leads to its page. */
export const acceptFiles: Handler = async (c) => {
  const { db, imports } = c.get("site");
  const actor = actorOf(c);
  const body = await c.req.parseBody({ all: true });
  const files = await filesOf([body.files, body.folder].flat());
  const given = options.safeParse(body);
  if (!given.success) return notFound(c);
  const { form: formKey, year: fiscalYear } = given.data;
  const outcome = await startImport(db, actor, files, { formKey, fiscalYear }, imports.readers);
  if (outcome.ok) return leadToImport(c, outcome.importId);
  if (outcome.reason === "forbidden") return forbidden(c);
  const saying = refusalSaying(outcome.reason);
  if (wantsJson(c)) return c.json({ message: [saying.title, ...saying.lines].join("。") }, 422);
  return await importsPage(c, saying);
};

/** The files are kept: somebody reads them, and the person watches. */
export function leadToImport(c: WebContext, importId: string): Response {
  c.get("site").imports.wake(actorOf(c).tenantId);
  const address = url("import", { importId });
  return wantsJson(c) ? c.json({ address }) : c.redirect(address, 303);
}

export const cancel: Handler = async (c) => {
  const { db, imports } = c.get("site");
  const importId = c.req.param("importId") ?? "";
  const outcome = await cancelImport(db, actorOf(c), importId);
  if (!outcome.ok) return outcome.reason === "not-found" ? notFound(c) : importPage(c, refusalSaying("finished"), 409);
  imports.cancel(importId);
  return c.redirect(url("import", { importId }, { done: "cancelled" }), 303);
};

export const confirm: Handler = async (c) => {
  const importId = c.req.param("importId") ?? "";
  const given = await formOf(c, confirmation);
  if (!given) return notFound(c);
  const outcome = await confirmImport(c.get("site").db, actorOf(c), importId, given.seen);
  if (outcome.ok) return c.redirect(url("import", { importId }, { done: "confirmed" }), 303);
  if (outcome.reason === "not-found") return notFound(c);
  return importPage(c, refusalSaying(outcome.reason), outcome.reason === "obstacles" ? 422 : 409);
};

export async function filesOf(entries: unknown[]): Promise<GivenFile[]> {
  const files = entries.filter((entry) => entry instanceof File).filter(({ name, size }) => name !== "" || size > 0);
  return await Promise.all(
    files.map(async (file) => ({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) })),
  );
}
