import { UnreadableFile } from "../unreadable-file.ts";
import { inflateEntry, listZip } from "../zip.ts";
import { type XmlHandlers, xmlScanner } from "./scan-xml.ts";

export type XlsxPackage = {
  names: readonly string[];
  /** The bytes of a part, checked for DOCTYPE; null where there is no such part. Inflated anew at each call. */
  content(name: string): Buffer | null;
  /** Goes through an XML part. Throws where it is missing. */
  scan(name: string, handlers: XmlHandlers): void;
};

export const xlsxLimits = { entries: 10_000, inflatedBytes: 100_000_000 };

const chunkBytes = 64_000;

/** Opens the zip of a workbook without inflating anything. Throws UnreadableFile. */
export function openPackage(bytes: Uint8Array): XlsxPackage {
  const entries = new Map(listZip(bytes, xlsxLimits).map((entry) => [entry.name, entry]));

  function content(name: string): Buffer | null {
    const entry = entries.get(name);
    if (!entry) return null;
    const inflated = inflateEntry(bytes, entry);
    const part = Buffer.from(inflated.buffer, inflated.byteOffset, inflated.byteLength);
    if (isXml(name)) refuseDocumentType(part, name);
    return part;
  }

  return {
    names: [...entries.keys()],
    content,
    scan(name, handlers) {
      const part = content(name);
      if (!part) throw new UnreadableFile("broken", `${name} がありません`);
      const decoder = new TextDecoder(encodingOf(part));
      const scanner = xmlScanner(name, handlers);
      for (let start = 0; start < part.length; start += chunkBytes) {
        scanner.write(decoder.decode(part.subarray(start, start + chunkBytes), { stream: true }));
      }
      scanner.write(decoder.decode());
      scanner.end();
    },
  };
}

export function isXml(name: string): boolean {
  return /\.(?:xml|rels|vml)$/i.test(name);
}

function encodingOf(part: Buffer): "utf-8" | "utf-16le" | "utf-16be" {
  if (part[0] === 0xff && part[1] === 0xfe) return "utf-16le";
  return part[0] === 0xfe && part[1] === 0xff ? "utf-16be" : "utf-8";
}

/** Declared entities are how XML reaches out or blows up; Excel never writes one. Also for parts that nobody reads. */
function refuseDocumentType(part: Buffer, name: string): void {
  for (const word of ["<!DOCTYPE", "<!doctype", "<!ENTITY"]) {
    const utf16 = Buffer.from(word, "utf16le");
    if (part.includes(word) || part.includes(utf16) || part.includes(Buffer.from(utf16).swap16())) {
      throw new UnreadableFile("document-type", name);
    }
  }
}
