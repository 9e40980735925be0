import { availableParallelism } from "node:os";
import type { Database } from "../database/database.ts";
import { requeueFiles } from "../database/import-queue.ts";
import { type DocumentReaders, documentReaders } from "../documents/reading/document-readers.ts";
import { readNextFile } from "../usecases/imports/read-next-file.ts";

/** Reads the files of imports in the background, in worker threads with limits. */
export type ImportRunner = {
  /** At the start: files that a program left half-read, or had not begun, are read now. Nobody needs to send them again. */
  resume(): Promise<void>;
  /** Files of the municipality are waiting. */
  wake(tenantId: string): void;
  /** Ends the reading of an import's file in hand. What is stored of it is the caller's. */
  cancel(importId: string): void;
  /** For opening zip files. */
  readers: Pick<DocumentReaders, "openArchive" | "readCells">;
  /** Fulfilled when nothing is being read. */
  idle(): Promise<void>;
  close(): Promise<void>;
};

/** Two threads read while the web answers; each may take some 200 MB. */
const mostWorkers = 2;

/** Nothing is started before there is something to read. */
export function importRunner(db: Database): ImportRunner {
  const workers = Math.min(mostWorkers, availableParallelism());
  const readers = documentReaders({ workers });
  const signals = new Map<string, AbortController>();
  /** Municipalities whose files wait, with how often they were announced: an empty look before an announcement ends nothing. */
  const waiting = new Map<string, number>();
  const running = new Set<Promise<void>>();
  let closed = false;

  const signalOf = (importId: string): AbortSignal => {
    const controller = signals.get(importId) ?? new AbortController();
    signals.set(importId, controller);
    return controller.signal;
  };

  /** One file of each municipality in turn, so that a large import doesn't hold up a small one. */
  async function work(): Promise<void> {
    while (!closed) {
      const [next] = waiting;
      if (!next) return;
      const [tenantId, announced] = next;
      waiting.delete(tenantId);
      waiting.set(tenantId, announced);
      const found = await readNextFile(db, tenantId, readers, signalOf, report);
      if (!found && waiting.get(tenantId) === announced) waiting.delete(tenantId);
    }
  }

  function report(error: unknown): void {
    if (!closed) console.error("reading imported files:", error);
  }

  function start(): void {
    const job = work()
      // The files wait in the database: the next announcement or start takes them up.
      .catch(report)
      .finally(() => {
        running.delete(job);
        if (running.size === 0) signals.clear();
      });
    running.add(job);
  }

  function wake(tenantId: string): void {
    if (closed) return;
    waiting.set(tenantId, (waiting.get(tenantId) ?? 0) + 1);
    for (let free = workers - running.size; free > 0; free--) start();
  }

  return {
    async resume() {
      for (const { tenantId } of await db.municipalities()) {
        await db.withTenant(tenantId, requeueFiles);
        wake(tenantId);
      }
    },
    wake,
    cancel: (importId) => signals.get(importId)?.abort(),
    readers,
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      closed = true;
      await readers.close();
      await Promise.all(running);
    },
  };
}
