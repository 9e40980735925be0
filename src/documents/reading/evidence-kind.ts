import {
  type EvidenceKind,
  type EvidenceRefusal,
  evidenceLimits,
  isNamedAs,
} from "../../domain/notes/evidence-file.ts";
import { compoundFileReason, fileKind } from "./file-kind.ts";
import { decodeText } from "./text-encoding.ts";
import { UnreadableFile } from "./unreadable-file.ts";
import { inflateEntry, listZip } from "./zip.ts";

export type EvidenceOutcome =
  | { ok: true; kind: EvidenceKind }
  | { ok: false; reason: EvidenceRefusal; kind: EvidenceKind | null };

const zipLimits = { entries: 20_000, inflatedBytes: 1_000_000_000 };
const typesPart = "[Content_Types].xml";
/** The part that makes a zip file a document of its kind. */
const mainParts = { "xl/workbook.xml": "xlsx", "word/document.xml": "docx", "ppt/presentation.xml": "pptx" } as const;
const programs = /(?:^|\/)vbaProject\.bin$|\/macrosheets\/|\/dialogsheets\//i;

const signatures: [EvidenceKind, number[]][] = [
  ["pdf", [0x25, 0x50, 0x44, 0x46, 0x2d]],
  ["png", [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]],
  ["jpg", [0xff, 0xd8, 0xff]],
];

/** What a file is by its bytes, and whether it is kept: its name must say the same. Nothing of it is ever run or shown. */
export function evidenceKind({ name, bytes }: { name: string; bytes: Uint8Array }): EvidenceOutcome {
  if (bytes.length === 0) return { ok: false, reason: "empty-file", kind: null };
  if (bytes.length > evidenceLimits.fileBytes) return { ok: false, reason: "file-too-large", kind: null };
  const found = kindOf(bytes);
  if ("reason" in found) return { ok: false, reason: found.reason, kind: null };
  const { kind } = found;
  return isNamedAs(kind, name) ? { ok: true, kind } : { ok: false, reason: "kind-differs", kind };
}

type Found = { kind: EvidenceKind } | { reason: EvidenceRefusal };

function kindOf(bytes: Uint8Array): Found {
  const known = signatures.find(([, start]) => start.every((byte, index) => bytes[index] === byte));
  if (known) return { kind: known[0] };
  const { kind } = fileKind(bytes);
  if (kind === "zip") return quietly(() => officeKind(bytes), "broken-file");
  if (kind === "compound") return { reason: compoundFileReason(bytes) === "encrypted" ? "encrypted" : "unknown-kind" };
  if (kind !== "text") return { reason: "unknown-kind" };
  return quietly(() => decodeText(bytes) && { kind: "text" }, "unknown-kind");
}

function officeKind(bytes: Uint8Array): Found {
  const entries = listZip(bytes, zipLimits);
  if (entries.some(({ name }) => programs.test(name))) return { reason: "macro" };
  const types = entries.find(({ name }) => name === typesPart);
  const main = Object.entries(mainParts).find(([part]) => entries.some(({ name }) => name === part));
  if (!types || !main || types.size > 1_000_000) return { reason: "unknown-kind" };
  const declared = Buffer.from(inflateEntry(bytes, types)).toString("utf8");
  return /macroEnabled|vbaProject/i.test(declared) ? { reason: "macro" } : { kind: main[1] };
}

/** A file that a reader can't make sense of is refused in one word. */
function quietly(read: () => Found, otherwise: EvidenceRefusal): Found {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableFile) return { reason: error.reason === "encrypted" ? "encrypted" : otherwise };
    throw error;
  }
}
