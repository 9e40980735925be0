import { z } from "zod";
import type { Grid } from "../../../documents/reading/grid.ts";
import { attachmentHeader, contentTypes } from "../../../documents/writing/export-file-name.ts";
import { writeTable } from "../../../documents/writing/write-table.ts";
import { japanDay } from "../../../domain/periods/japan-day.ts";
import { type FileRow, readRoster } from "../../../domain/roster/read-roster.ts";
import { rosterColumns } from "../../../domain/roster/roster-columns.ts";
import type { RosterRequest } from "../../../usecases/roster/load-roster.ts";
import { presentRoster } from "../../../usecases/roster/present-roster.ts";
import { previewRoster, takeInRoster } from "../../../usecases/roster/take-in-roster.ts";
import { typedDay } from "../../posted/typed-day.ts";
import { notFound, page } from "../../respond.ts";
import { url } from "../../routes.ts";
import { actorOf, type Handler, type WebContext } from "../../site.ts";

const dayMessage = "いつの名簿かを入力してください。";
const choice = z.object({
  day: typedDay(dayMessage),
  whole: z
    .literal("yes")
    .optional()
    .transform((given) => given === "yes"),
});
/** The rows go with the preview and come back with its confirmation: nothing is kept before. */
const confirmation = choice.extend({ rows: z.string().max(3_000_000), seen: z.string().min(1).max(100) });
const fileRows = z
  .array(z.object({ line: z.number().int().min(1), cells: z.array(z.string().max(1000)).max(100) }))
  .max(20_000);

export const showRoster: Handler = (c) => rosterPage(c, null);

export const sendRoster: Handler = async (c) => {
  const { db, now } = c.get("site");
  const today = japanDay(now());
  const format = (c.req.param("file") ?? "").endsWith("csv") ? "csv" : "xlsx";
  const rows = await presentRoster(db, actorOf(c), today);
  const bytes = await writeTable(format, "名簿", [...rosterColumns], rows);
  return c.body(new Uint8Array(bytes), 200, {
    "Content-Type": contentTypes[format],
    "Content-Disposition": attachmentHeader(`名簿_${today}.${format}`),
  });
};

export const acceptRosterFile: Handler = async (c) => {
  const body = await c.req.parseBody();
  const given = choice.safeParse(body);
  const { file } = body;
  if (!given.success) return rosterPage(c, { title: dayMessage, lines: [] });
  if (!(file instanceof File) || file.name === "") {
    return rosterPage(c, { title: "ファイルを選んでください", lines: [] });
  }
  const bytes = new Uint8Array(await file.arrayBuffer());
  const read = await c.get("site").imports.readers.readCells(bytes, file.name);
  if (!read.ok) return rosterPage(c, { title: "読み取れませんでした", lines: [read.message] });
  return previewPage(c, { ...given.data, rows: rowsOf(read.grids) }, read.notes);
};

export const acceptRoster: Handler = async (c) => {
  const given = confirmation.safeParse(await c.req.parseBody());
  const rows = given.success ? fileRows.safeParse(parsed(given.data.rows)) : null;
  if (!given.success || !rows?.success) return notFound(c);
  const request = { ...given.data, rows: rows.data };
  const outcome = await takeInRoster(c.get("site").db, actorOf(c), request, given.data.seen);
  if (outcome.ok) return c.redirect(url("roster", {}, { done: "taken-in" }), 303);
  // Sent twice, or somebody else has just done the same: there is nothing left to do.
  if (outcome.reason === "nothing") return c.redirect(url("roster", {}, { done: "nothing" }), 303);
  const said =
    outcome.reason === "last-administrator"
      ? "取り込むと、管理者がだれもいなくなります。管理者を1人残してください。"
      : "確かめているあいだに、組織か利用者が変わりました。下の内容でよいか、もう一度ご確認ください。";
  return previewPage(c, request, [], said);
};

const flashes: Record<string, string> = {
  "taken-in": "名簿を取り込みました",
  nothing: "名簿のとおりになっています。変わったところはありません",
};

type Saying = { title: string; lines: string[] };

function rosterPage(c: WebContext, refusal: Saying | null): Promise<Response> {
  return page(c, "roster", {
    today: japanDay(c.get("site").now()),
    refusal,
    flash: refusal ? null : (flashes[c.req.query("done") ?? ""] ?? null),
    status: refusal ? 422 : 200,
  });
}

/** `said`: why it was not carried out. */
async function previewPage(
  c: WebContext,
  request: RosterRequest,
  notes: string[],
  said: string | null = null,
): Promise<Response> {
  const preview = await previewRoster(c.get("site").db, actorOf(c), request);
  return page(c, "roster-preview", {
    preview,
    day: request.day,
    whole: request.whole,
    rows: JSON.stringify(request.rows),
    notes,
    said,
    status: said ? 409 : preview.plan.errors.length > 0 ? 422 : 200,
  });
}

/** The first table of the file that reads like a roster. */
function rowsOf(grids: readonly Grid[]): FileRow[] {
  const tables = grids.map(({ rows }) =>
    rows.map(({ line, cells }) => {
      const row: string[] = [];
      for (const { column, text } of cells) row[column] = text;
      return { line, cells: Array.from(row, (text) => text ?? "") };
    }),
  );
  return tables.find((rows) => readRoster(rows).rows.length > 0) ?? tables[0] ?? [];
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return null;
  }
}
