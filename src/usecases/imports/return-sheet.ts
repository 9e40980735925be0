import type { Database } from "../../database/database.ts";
import type { DocumentReaders } from "../../documents/reading/document-readers.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayEditSheet } from "../../domain/permissions/permissions.ts";
import { readSheet } from "../sheets/read-sheet.ts";
import { type GivenFile, type StartImportOutcome, startImport } from "./start-import.ts";

/**
 * Takes the file of a sheet that comes back from who may edit it, as an import of theirs. The files tell themselves which sheets
 * they are: another sheet of the person's comes in as well, anything else is stopped before it is confirmed.
 */
export async function returnSheet(
  db: Database,
  actor: Actor,
  sheetId: string,
  files: GivenFile[],
  readers: Pick<DocumentReaders, "openArchive">,
): Promise<StartImportOutcome | { ok: false; reason: "not-found" }> {
  const found = await readSheet(db, actor, sheetId);
  if (!found.ok) return { ok: false, reason: "not-found" };
  if (!mayEditSheet(actor, found.view.unit)) return { ok: false, reason: "forbidden" };
  return await startImport(db, actor, files, { formKey: null, fiscalYear: null }, readers);
}
