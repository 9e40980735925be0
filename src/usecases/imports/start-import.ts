import { createHash } from "node:crypto";
import type { Database } from "../../database/database.ts";
import { closeReading } from "../../database/import-queue.ts";
import { confirmedBefore, insertFile, insertImport } from "../../database/import-store.ts";
import type { ReadRefusal } from "../../documents/imported-document.ts";
import type { DocumentReaders } from "../../documents/reading/document-readers.ts";
import { isArchive, isMeant } from "../../documents/reading/read-archive.ts";
import type { Actor } from "../../domain/permissions/actor.ts";
import { mayReturnSheets } from "../../domain/permissions/permissions.ts";
import { storableText } from "../../domain/sheets/storable-text.ts";
import { alreadyImported, type FileRefusal, sameFileTwice } from "./file-refusals.ts";
import { importLimits } from "./import-limits.ts";

/** `name`: with its folders, `/` between them. */
export type GivenFile = { name: string; bytes: Uint8Array };

/** `formKey`, `fiscalYear`: what the person says; null: find out from each file. */
export type ImportOptions = { formKey: string | null; fiscalYear: number | null };

export type StartImportOutcome =
  | { ok: true; importId: string }
  | { ok: false; reason: "forbidden" | "no-files" | "too-many-files" | "too-large" };

/**
 * Keeps the files as one job to be read; zip files are opened first. What can be told at once stands there at once: a file
 * that was taken over before, the same file twice, a zip that can't be opened. What a person may then take over of what
 * was read is decided by beyond-returning.ts.
 */
export async function startImport(
  db: Database,
  actor: Actor,
  given: GivenFile[],
  options: ImportOptions,
  readers: Pick<DocumentReaders, "openArchive">,
): Promise<StartImportOutcome> {
  if (!mayReturnSheets(actor)) return { ok: false, reason: "forbidden" };
  const meant = given.filter(({ name, bytes }) => isMeant(name) && !(name === "" && bytes.length === 0));
  if (sizeOf(meant) > importLimits.uploadBytes) return { ok: false, reason: "too-large" };
  const files = await opened(meant, readers);
  if (files.length === 0) return { ok: false, reason: "no-files" };
  if (files.length > importLimits.files) return { ok: false, reason: "too-many-files" };
  if (sizeOf(files) > importLimits.bytes) return { ok: false, reason: "too-large" };
  const hashed = files.map((file) => ({
    ...file,
    name: storableName(file.name),
    sha256: createHash("sha256").update(file.bytes).digest(),
  }));
  return await db.withTenant(actor.tenantId, async (tx) => {
    const before = await confirmedBefore(
      tx,
      hashed.map(({ sha256 }) => sha256),
    );
    const importId = await insertImport(tx, { createdBy: actor.personId, ...options });
    const seen = new Map<string, string>();
    for (const [position, file] of hashed.entries()) {
      const hash = file.sha256.toString("hex");
      const twin = seen.get(hash);
      const earlier = before.get(hash);
      const refusal = file.refusal ?? (earlier ? alreadyImported(earlier) : twin ? sameFileTwice(twin) : null);
      await insertFile(tx, importId, position, { ...file, refusal });
      if (!seen.has(hash)) seen.set(hash, file.name);
    }
    await closeReading(tx, importId);
    return { ok: true, importId };
  });
}

type OpenedFile = GivenFile & { refusal: FileRefusal | ReadRefusal | null };

async function opened(given: GivenFile[], readers: Pick<DocumentReaders, "openArchive">): Promise<OpenedFile[]> {
  const files: OpenedFile[] = [];
  for (const { name, bytes } of given) {
    if (!isArchive(bytes)) {
      files.push({ name, bytes, refusal: null });
      continue;
    }
    const archive = await readers.openArchive(bytes, name);
    if (archive.ok)
      files.push(...archive.files.map((file) => ({ ...file, name: `${name}/${file.name}`, refusal: null })));
    else files.push({ name, bytes, refusal: archive });
  }
  return files;
}

/** What a list can show; the end of a name tells more than its folders. */
function storableName(name: string): string {
  return storableText(name).slice(-200);
}

function sizeOf(files: { bytes: Uint8Array }[]): number {
  return files.reduce((sum, { bytes }) => sum + bytes.length, 0);
}
