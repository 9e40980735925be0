import type { FormDefinition } from "../../domain/forms/form-definition.ts";
import type { ReadOutcome, ReadRefusal } from "../imported-document.ts";
import { boundedWorkers, type JobOutcome } from "./bounded-workers.ts";
import type { ArchiveOutcome } from "./read-archive.ts";
import { maxFileBytes } from "./read-grids.ts";
import { refuse } from "./refusals.ts";

/** `formKey`, `fiscalYear`: what the person says the file is, instead of finding out. */
export type ReadOptions = { forms: FormDefinition[]; formKey?: string; fiscalYear?: number; signal?: AbortSignal };

type Named = { bytes: Uint8Array; fileName: string };
export type DocumentJob =
  | ({ kind: "document"; forms: FormDefinition[]; formKey?: string; fiscalYear?: number } & Named)
  | ({ kind: "archive" } & Named);
export type DocumentResult = { kind: "document"; outcome: ReadOutcome } | { kind: "archive"; outcome: ArchiveOutcome };

export type DocumentReaders = {
  /** Reads and understands one file. */
  read(bytes: Uint8Array, fileName: string, options: ReadOptions): Promise<ReadOutcome>;
  /** Takes the files out of a zip. */
  openArchive(bytes: Uint8Array, fileName: string, signal?: AbortSignal): Promise<ArchiveOutcome>;
  close(): Promise<void>;
};

/** One file may take five seconds and, with the bytes it is inflated to, under 300 MB. */
const limits = { timeLimit: 5_000, memory: 220 };

/**
 * Reads files in worker threads with limits: whatever a file does, the caller gets an answer and lives.
 * Keep one while many files are read: a worker is started once. Close it at the end.
 */
export function documentReaders(workers = 1): DocumentReaders {
  const pool = boundedWorkers<DocumentJob, DocumentResult>(new URL("./document-worker.ts", import.meta.url), {
    workers,
    ...limits,
  });

  async function run(job: DocumentJob, signal?: AbortSignal): Promise<DocumentResult | ReadRefusal> {
    const { bytes, fileName } = job;
    if (bytes.length > maxFileBytes) return refuse(fileName, "too-large", `${maxFileBytes / 1_000_000}MB まで`);
    const outcome = await pool.run(job, signal);
    return outcome.ok ? outcome.result : refusalOf(outcome, fileName);
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
    close: pool.close,
  };
}

function refusalOf(outcome: Exclude<JobOutcome<unknown>, { ok: true }>, fileName: string): ReadRefusal {
  if (outcome.reason === "took-too-long") return refuse(fileName, "took-too-long", `${limits.timeLimit / 1000}秒`);
  if (outcome.reason !== "crashed") return refuse(fileName, outcome.reason);
  // One odd file must not end the reading of sixty, but our own mistake must not stay unseen either.
  console.error(`reading ${fileName}:`, outcome.error);
  return refuse(fileName, "unreadable");
}
