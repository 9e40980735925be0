import { createHash, randomUUID } from "node:crypto";
import type { NewEvidence } from "../../database/note-store.ts";
import { evidenceKind } from "../../documents/reading/evidence-kind.ts";
import type { EvidenceFile } from "../../domain/notes/activity-note.ts";
import { type EvidenceKind, type EvidenceRefusal, safeFileName } from "../../domain/notes/evidence-file.ts";

/** A file as it was sent. */
export type GivenEvidence = { name: string; bytes: Uint8Array };

export type CheckedFile = NewEvidence;

type CheckOutcome =
  | { ok: true; files: CheckedFile[] }
  | { ok: false; reason: EvidenceRefusal; fileName: string; kind: EvidenceKind | null };

/** Whether the files may be kept: all, or the first that may not. Outside the transaction: it reads every byte. */
export function checkFiles(given: GivenEvidence[]): CheckOutcome {
  const files: CheckedFile[] = [];
  for (const { name: called, bytes } of given) {
    const name = safeFileName(called);
    const found = evidenceKind({ name, bytes });
    if (!found.ok) return { ok: false, reason: found.reason, fileName: name, kind: found.kind };
    const sha256 = createHash("sha256").update(bytes).digest();
    files.push({ fileId: randomUUID(), name, kind: found.kind, sha256, bytes });
  }
  return { ok: true, files };
}

/** The file as it is listed. */
export function toEvidence({ fileId, name, kind, sha256, bytes }: CheckedFile): EvidenceFile {
  return { fileId, name, kind, size: bytes.length, sha256: sha256.toString("hex") };
}
