import { z } from "zod";
import { attachmentHeader, contentTypes, type ExportFormat } from "../../documents/writing/export-file-name.ts";
import { japanDay } from "../../domain/periods/japan-day.ts";
import { type ExportOutcome, exportSheet, exportYear } from "../../usecases/exports/export-sheets.ts";
import { endOfDay, pointInTime } from "../posted/point-in-time.ts";
import { notFound, page } from "../respond.ts";
import { actorOf, type Handler, type WebContext } from "../site.ts";
import { sheetGone } from "./sheet-gone.ts";

const at = pointInTime.optional();
const yearAsked = z.object({
  year: z.coerce.number().int().min(1989).max(2200),
  department: z.uuid().optional(),
  at,
  on: endOfDay.optional(),
});

export const sendSheetFile: Handler = async (c) => {
  const { db, now } = c.get("site");
  const time = at.safeParse(c.req.query("at"));
  if (!time.success) return notFound(c);
  const format = formatOf(c);
  const sheetId = c.req.param("sheetId") ?? "";
  const outcome = await exportSheet(db, actorOf(c), sheetId, format, { on: japanDay(now()), at: time.data });
  return !outcome.ok && outcome.reason === "not-found" ? sheetGone(c) : send(c, format, outcome);
};

export const sendYearFile: Handler = async (c) => {
  const { db, now } = c.get("site");
  const asked = yearAsked.safeParse({ ...c.req.query(), year: c.req.param("year") });
  if (!asked.success) return notFound(c);
  const { year, department = null } = asked.data;
  const format = formatOf(c);
  const time = asked.data.at ?? asked.data.on ?? null;
  return send(c, format, await exportYear(db, actorOf(c), year, format, { on: japanDay(now()), at: time, department }));
};

/** The route's pattern lets only these four through. */
function formatOf(c: WebContext): ExportFormat {
  return (c.req.param("file") ?? "").split(".").at(-1) as ExportFormat;
}

async function send(c: WebContext, format: ExportFormat, outcome: ExportOutcome): Promise<Response> {
  if (outcome.ok) {
    return c.body(new Uint8Array(outcome.bytes), 200, {
      "Content-Type": contentTypes[format],
      "Content-Disposition": attachmentHeader(outcome.fileName),
    });
  }
  if (outcome.reason === "not-found") return notFound(c);
  return page(c, "message", { title: "出力できませんでした", lines: [outcome.message], status: 422 });
}
