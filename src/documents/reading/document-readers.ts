import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { ReadOutcome, ReadRefusal } from "../imported-document.ts";
import { boundedWorkers, type JobFailure } from "./bounded-workers.ts";
import type { ArchiveOutcome } from "./read-archive.ts";
import { type GridsOutcome, maxFileBytes } from "./read-grids.ts";
import { refuse } from "./refusals.ts";

/** `formKey`, `fiscalYear`: what the person says the file is, instead of finding out. */
export type ReadOptions = { forms: FormDefinition[]; formKey?: string; fiscalYear?: number; signal?: AbortSignal };

type Named = { bytes: Uint8Array; fileName: string };
export type DocumentJob =
  | ({ kind: "document"; forms: FormDefinition[]; formKey?: string; fiscalYear?: number } & Named)
  | ({ kind: "archive" } & Named)
  | ({ kind: "cells" } & Named);
export type DocumentResult =
  | { kind: "document"; outcome: ReadOutcome }
  | { kind: "archive"; outcome: ArchiveOutcome }
  | { kind: "cells"; outcome: GridsOutcome };

export type DocumentReaders = {
  /** Reads and understands one file. */
  read(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<ReadOutcome>;
  /** Takes the files out of a zip. */
  openArchive(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<ArchiveOutcome>;
  /** Only the cells of a file, for lists that are no goal sheets. */
  readCells(bytes: Uint8Array, fileName: string): Promise<GridsOutcome>;
  close(): Promise<void>;
};

/** With the start of a worker and the inflated bytes beside its heap, one file stays within 5 s and 300 MB. */
const limits = { timeLimit: 4_000, memory: 160 };

/** `timeLimit`: milliseconds for one file; only trusted, very large files need more than the default. */
export type ReaderOptions = { workers?: number; timeLimit?: number };

/**
 * Reads files in worker threads with limits: whatever a file does, the caller gets an answer and lives.
 * Keep one while many files are read: a worker is started once. Close it at the end.
 */
export function documentReaders({ workers = 1, timeLimit = limits.timeLimit }: ReaderOptions = {}): DocumentReaders {
  const script = new URL("./document-worker.ts", import.meta.url);
  const pool = boundedWorkers<DocumentJob, DocumentResult>(script, { workers, timeLimit, memory: limits.memory });

  async function run(job: DocumentJob, signal?: AbortSignal): Promise<DocumentResult | ReadRefusal> {
    const { bytes, fileName } = job;
    if (bytes.length > maxFileBytes) return refuse(fileName, "too-large", `${maxFileBytes / 1_000_000}MB まで`);
    const outcome = await pool.run(job, signal);
    return outcome.ok ? outcome.result : refusalOf(outcome, fileName, timeLimit);
  }

  return {
    async read(bytes, fileName, { signal, ...options }) {
      const result = await run({ kind: "document", bytes, fileName, ...options }, signal);
      return "kind" in result ? (result.outcome as ReadOutcome) : result;
    },
    async openArchive(bytes, fileName, signal) {
      const result = await run({ kind: "archive", bytes, fileName }, signal);
      return "kind" in result ? (result.outcome as ArchiveOutcome) : result;
    },
    async readCells(bytes, fileName) {
      const result = await run({ kind: "cells", bytes, fileName });
      return "kind" in result ? (result.outcome as GridsOutcome) : result;
    },
    close: pool.close,
  };
}

function refusalOf(outcome: JobFailure, fileName: string, timeLimit: number): ReadRefusal {
  if (outcome.reason === "took-too-long") return refuse(fileName, "took-too-long", `${timeLimit / 1000}秒`);
  if (outcome.reason !== "crashed") return refuse(fileName, outcome.reason);
  // One odd file must not end the reading of sixty, but our own mistake must not stay unseen either.
  console.error(`reading ${fileName}:`, outcome.error);
  return refuse(fileName, "unreadable");
}
