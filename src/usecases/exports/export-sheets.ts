import type { Database } from "../../database/database.ts";
import { writeCsv } from "../../documents/writing/csv/write-csv.ts";
import { type ExportFormat, exportFileName } from "../../documents/writing/export-file-name.ts";
import { writeJson } from "../../documents/writing/json/write-json.ts";
import { writePdf } from "../../documents/writing/pdf/write-pdf.ts";
import { noSheets, type PrintableSheet, type WriteOutcome } from "../../documents/writing/printable-sheet.ts";
import { writeXlsx } from "../../documents/writing/xlsx/write-xlsx.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReadSheetHistories } from "../../domain/permissions/permissions.ts";
import { readYear } from "../home/read-year.ts";
import { readSheet, readSheets, readSheetsAsOf, type SheetView } from "../sheets/read-sheet.ts";

/** A file to give out, or why it can't be written (`message` is Japanese). */
export type ExportOutcome =
  | { ok: true; bytes: Uint8Array; fileName: string }
  | { ok: false; reason: "not-found" }
  | { ok: false; reason: "unwritable"; message: string };

/** One sheet as it is now, or as it stood at a time. `on`: the day of the export, `YYYY-MM-DD`. */
export async function exportSheet(
  db: Database,
  actor: Actor,
  sheetId: string,
  format: ExportFormat,
  { on, at }: { on: string; at?: string | undefined },
): Promise<ExportOutcome> {
  const outcome = await readSheet(db, actor, sheetId, at);
  if (!outcome.ok) return outcome;
  return await write([printable(outcome.view, await cityName(db, actor))], format, on);
}

/**
 * All sheets of a year, of one department or of all, in the order of the home page. At a time: as they stood then, those
 * whose history the actor reads.
 */
export async function exportYear(
  db: Database,
  actor: Actor,
  fiscalYear: number,
  format: ExportFormat,
  { on, at, department }: { on: string; at: string | null; department: string | null },
): Promise<ExportOutcome> {
  const year = await readYear(db, actor, fiscalYear, department);
  if (!year || (at !== null && !mayReadSheetHistories(actor))) return { ok: false, reason: "not-found" };
  const ids = year.departments.flatMap(({ units }) => units.flatMap(({ sheets }) => sheets.map((one) => one.sheetId)));
  const read = at === null ? await readSheets(db, actor, ids) : await readSheetsAsOf(db, actor, ids, at);
  if (at !== null && read.length === 0) return { ok: false, reason: "unwritable", message: nothingThen };
  const views = new Map(read.map((view) => [view.sheetId, view]));
  const inOrder = ids.flatMap((id) => views.get(id) ?? []);
  const city = await cityName(db, actor);
  const sheets = inOrder.map((view) => printable(view, city));
  return await write(sheets, format, on);
}

const nothingThen =
  "その時点には、ここに入るシートがまだありませんでした。入るのは、あなたが履歴を見られるシートです。日付と部局をお確かめください。";

/** The city that writes, whoever's form it writes on. */
async function cityName(db: Database, { tenantId }: Actor): Promise<string | undefined> {
  return (await db.municipalities()).find((one) => one.tenantId === tenantId)?.name;
}

async function write(sheets: PrintableSheet[], format: ExportFormat, on: string): Promise<ExportOutcome> {
  if (sheets.length === 0) return { ok: false, reason: "unwritable", message: noSheets.message };
  const outcome = await writers[format](sheets, on);
  if (!outcome.ok) return { ok: false, reason: "unwritable", message: outcome.message };
  return { ok: true, bytes: outcome.bytes, fileName: exportFileName(sheets, format) };
}

const writers: Record<ExportFormat, (sheets: PrintableSheet[], on: string) => WriteOutcome | Promise<WriteOutcome>> = {
  xlsx: (sheets, on) => writeXlsx(sheets, { date: on }),
  pdf: (sheets, on) => writePdf(sheets, { date: on }),
  csv: (sheets) => writeCsv(sheets),
  json: (sheets) => writeJson(sheets),
};

function printable(view: SheetView, municipality: string | undefined): PrintableSheet {
  const { form, fiscalYear, unit, sheetNumber, revision, content } = view;
  return { form, fiscalYear, unit: unit.path, sheetNumber, revision, content, municipality };
}
