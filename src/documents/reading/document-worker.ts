import { parentPort } from "node:worker_threads";
import { understandGrids } from "../recognising/understand-grids.ts";
import type { DocumentJob, DocumentResult } from "./document-readers.ts";
import { readArchive } from "./read-archive.ts";
import { readGrids } from "./read-grids.ts";

/** The thread in which files of strangers are opened. It answers each job with one message and keeps nothing. */
parentPort?.on("message", (job: DocumentJob) => parentPort?.postMessage(answer(job)));
parentPort?.postMessage("ready");

function answer(job: DocumentJob): DocumentResult {
  const { bytes, fileName } = job;
  if (job.kind === "archive") return { kind: "archive", outcome: readArchive(bytes, fileName) };
  const read = readGrids(bytes, fileName);
  if (job.kind === "cells") return { kind: "cells", outcome: read };
  if (!read.ok) return { kind: "document", outcome: read };
  const { forms, formKey, fiscalYear } = job;
  const understood = understandGrids(read.grids, forms, { fileName, formKey, fiscalYear });
  return {
    kind: "document",
    outcome: understood.ok && read.notes.length > 0 ? { ...understood, notes: read.notes } : understood,
  };
}
