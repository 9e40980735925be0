import { UnreadableFile } from "../unreadable-file.ts";
import { inflateEntry, listZip, type ZipEntry } from "../zip.ts";

export type XlsxPackage = {
  entries: ReadonlyMap<string, ZipEntry>;
  /** The text of an XML part; null where there is no such part. Inflated anew at each call: nothing is kept. */
  part(name: string): string | null;
};

export const xlsxLimits = { entries: 10_000, inflatedBytes: 150_000_000 };

/** Opens the zip of a workbook without inflating anything. Throws UnreadableFile. */
export function openPackage(bytes: Uint8Array): XlsxPackage {
  const entries = new Map(listZip(bytes, xlsxLimits).map((entry) => [entry.name, entry]));
  return {
    entries,
    part(name) {
      const entry = entries.get(name);
      return entry ? decodePart(inflateEntry(bytes, entry)) : null;
    },
  };
}

function decodePart(content: Uint8Array): string {
  const label =
    content[0] === 0xff && content[1] === 0xfe
      ? "utf-16le"
      : content[0] === 0xfe && content[1] === 0xff
        ? "utf-16be"
        : "utf-8";
  const text = new TextDecoder(label).decode(content);
  return text.includes("\r") ? text.replaceAll("\r\n", "\n") : text;
}

export function requiredPart(file: XlsxPackage, name: string): string {
  const text = file.part(name);
  if (text === null) throw new UnreadableFile("broken", `${name} がありません`);
  return text;
}
