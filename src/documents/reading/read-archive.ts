import type { ReadRefusal } from "../imported-document.ts";
import { fileKind } from "./file-kind.ts";
import { maxFileBytes } from "./read-grids.ts";
import { refuse } from "./refusals.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { inflateEntry, listZip } from "./zip.ts";

/** `name`: with its folders inside the archive, `/` between them. */
export type ArchivedFile = { name: string; bytes: Uint8Array };
export type ArchiveOutcome = { ok: true; files: ArchivedFile[] } | ReadRefusal;

const maxFiles = 200;
const archiveLimits = { entries: 10_000, inflatedBytes: 200_000_000 };

/** True for a zip that is a container of files and not itself an Office document. */
export function isArchive(bytes: Uint8Array): boolean {
  if (fileKind(bytes).kind !== "zip") return false;
  try {
    return !listZip(bytes, archiveLimits).some(({ name }) => name === "[Content_Types].xml" || name === "mimetype");
  } catch (error) {
    if (error instanceof UnreadableFile) return false;
    throw error;
  }
}

/**
 * The files of a zip in order of their names, without what operating systems add. Names written by a Japanese
 * Windows (CP932) are understood. Archives within archives, bombs and names that point outside are refused.
 */
export function readArchive(bytes: Uint8Array, fileName: string): ArchiveOutcome {
  try {
    if (fileKind(bytes).kind !== "zip") throw new UnreadableFile("not-an-archive");
    const entries = listZip(bytes, archiveLimits).filter(({ name }) => isMeant(name));
    if (entries.length === 0) throw new UnreadableFile("empty-archive");
    if (entries.length > maxFiles) throw new UnreadableFile("too-many-files", `${entries.length}件、${maxFiles}件まで`);
    const files = entries.map((entry) => {
      if (entry.size > maxFileBytes)
        throw new UnreadableFile("too-large", `${entry.name}、${maxFileBytes / 1_000_000}MB まで`);
      const content = inflateEntry(bytes, entry);
      if (isArchive(content)) throw new UnreadableFile("nested-archive", entry.name);
      return { name: entry.name, bytes: content };
    });
    return { ok: true, files: files.sort((one, other) => one.name.localeCompare(other.name, "ja", { numeric: true })) };
  } catch (error) {
    if (error instanceof UnreadableFile) return refuse(fileName, error.reason, error.where);
    throw error;
  }
}

/** Folders, resource forks, thumbnails and the lock files of an open Excel are nobody's documents. */
export function isMeant(name: string): boolean {
  const segments = name.split("/");
  const last = segments.at(-1) ?? "";
  if (last === "" || segments.some((segment) => segment.startsWith(".") || segment === "__MACOSX")) return false;
  return !last.startsWith("~$") && !/^(?:thumbs\.db|desktop\.ini)$/i.test(last);
}
