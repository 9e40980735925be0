import { changeImportFile, type FileAct } from "../../../usecases/imports/change-import.ts";
import { notFound, wantsJson } from "../../respond.ts";
import { url } from "../../routes.ts";
import { refusalSaying } from "../../sayings/import-sayings.ts";
import { actorOf, type Handler } from "../../site.ts";
import { fileActOf } from "./file-act.ts";
import { importFilePage } from "./show-import.ts";

const done: Record<FileAct["do"], string> = {
  correct: "corrected",
  "take-back-correction": "taken-back",
  choose: "chosen",
  "skip-sheet": "chosen",
  year: "chosen",
  "read-again": "started",
  "leave-out": "left-out",
};

/** One act in the preview of a file: a correction, a choice, another form or year, leaving it out. */
export const changeFile: Handler = async (c) => {
  const { db, imports } = c.get("site");
  const actor = actorOf(c);
  const importId = c.req.param("importId") ?? "";
  const fileId = c.req.param("fileId") ?? "";
  const body: Record<string, unknown> = wantsJson(c) ? await c.req.json().catch(() => ({})) : await c.req.parseBody();
  const act = fileActOf(body);
  const outcome = act
    ? await changeImportFile(db, actor, importId, fileId, act)
    : ({ ok: false, reason: "no-such-cell" } as const);
  if (!act || !outcome.ok) {
    const reason = outcome.ok ? "no-such-cell" : outcome.reason;
    if (reason === "not-found") return notFound(c);
    const saying = refusalSaying(reason);
    if (wantsJson(c)) return c.json({ message: [saying.title, ...saying.lines].join("。") }, 422);
    return importFilePage(c, saying, reason === "finished" ? 409 : 422);
  }
  if (act.do === "read-again") imports.wake(actor.tenantId);
  const said = act.do === "leave-out" && !act.leave ? "taken-in" : done[act.do];
  if (wantsJson(c)) return c.json({ done: said });
  const wholeImport = act.do === "leave-out" || act.do === "read-again" || body.back === "import";
  if (wholeImport) return c.redirect(url("import", { importId }, { done: said }), 303);
  const sheet = typeof body.sheet === "string" ? body.sheet : c.req.query("sheet");
  return c.redirect(`${url("importFile", { importId, fileId }, { sheet, done: said })}${anchorOf(body.at)}`, 303);
};

/** Where on the page the person was. */
function anchorOf(at: unknown): string {
  return typeof at === "string" && /^[a-z-]{1,20}$/.test(at) ? `#${at}` : "";
}
