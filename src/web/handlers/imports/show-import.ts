import { fiscalYearOf } from "../../../domain/periods/fiscal-year.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import {
  importChoices,
  importProgress,
  listImports,
  readImport,
  unitsOfYear,
} from "../../../usecases/imports/read-import.ts";
import { notFound, page } from "../../respond.ts";
import { type ImportSaying, importSaying } from "../../sayings/import-sayings.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

/** The upload form and what was brought before. `refusal`: why the last upload was not taken. */
export async function importsPage(c: WebContext, refusal: ImportSaying | null = null): Promise<Response> {
  const { db, now } = c.get("site");
  const actor = actorOf(c);
  const [imports, { forms }] = await Promise.all([listImports(db, actor), importChoices(db, actor)]);
  const present = fiscalYearOf(japanDay(now()));
  return page(c, "imports", { imports, forms, presentYear: present, refusal, status: refusal ? 422 : 200 });
}

/** `saying`: what the last act came to. */
export async function importPage(
  c: WebContext,
  saying: ImportSaying | null = null,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const view = await readImport(c.get("site").db, actorOf(c), c.req.param("importId") ?? "");
  return view ? page(c, "import", { view, saying, status }) : notFound(c);
}

export const showImports: Handler = (c) => importsPage(c);

export const showImport: Handler = (c) => importPage(c, importSaying(c.req.query("done")));

/** For the page that waits: how far the reading is. */
export const sendProgress: Handler = async (c) => {
  const { db, imports } = c.get("site");
  const actor = actorOf(c);
  const progress = await importProgress(db, actor, c.req.param("importId") ?? "");
  // Whoever waits also sees to it that somebody reads: another program's reader may have been lost.
  if (progress?.state === "reading") imports.wake(actor.tenantId);
  return progress ? c.json(progress) : notFound(c);
};

export const showImportFile: Handler = (c) => importFilePage(c, importSaying(c.req.query("done")));

export async function importFilePage(
  c: WebContext,
  saying: ImportSaying | null = null,
  status: 200 | 409 | 422 = 200,
): Promise<Response> {
  const { db } = c.get("site");
  const actor = actorOf(c);
  const view = await readImport(db, actor, c.req.param("importId") ?? "");
  const file = view?.files.find(({ fileId }) => fileId === c.req.param("fileId"));
  if (!view || !file) return notFound(c);
  const plan = view.planned.find(({ fileId }) => fileId === file.fileId) ?? null;
  const year = plan?.fiscalYear ?? null;
  const units = year === null ? [] : await unitsOfYear(db, actor, year);
  const asked = Number(c.req.query("sheet") ?? 0);
  const sheet = plan?.sheets[asked] ? asked : 0;
  return page(c, "import-file", { view, file, plan, sheet, units, saying, status });
}
