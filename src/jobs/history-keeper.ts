import type { Database } from "../database/database.ts";
import { findingText } from "../domain/history/audit-report.ts";
import { askForDailyAudit, requeueAudits, runNextAudit } from "../usecases/history/audit-runs.ts";
import type { CheckpointStore } from "../usecases/history/checkpoint-store.ts";
import { writeCheckpoint } from "../usecases/history/write-checkpoint.ts";

/** Signs checkpoints of every municipality's history from time to time, and verifies when asked to. */
export type HistoryKeeper = {
  checkpoints: CheckpointStore;
  /** Takes up what was left, and signs at every interval from now on. */
  start(): Promise<void>;
  /** Signs one municipality's history now, if it has grown. */
  sign(tenantId: string): Promise<void>;
  /** Verifies every municipality that the program hasn't verified in the last day, one after the other. */
  verifyDaily(): Promise<void>;
  /** A verification of this municipality waits. */
  wake(tenantId: string): void;
  /** Fulfilled when nothing is being verified. */
  idle(): Promise<void>;
  /** Signs a last time. */
  close(): Promise<void>;
};

/** `warn` is told in Japanese when a history can't be signed any more. */
export function historyKeeper(
  db: Database,
  checkpoints: CheckpointStore,
  { now, warn, minutes }: { now: () => Date; warn: (tenantId: string, words: string) => void; minutes: number },
): HistoryKeeper {
  const running = new Set<Promise<void>>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;
  let signing: Promise<void> | null = null;

  async function signAll(only?: string): Promise<void> {
    for (const municipality of await db.municipalities()) {
      if (only !== undefined && municipality.tenantId !== only) continue;
      const outcome = await writeCheckpoint(db, municipality, checkpoints, now());
      if (!outcome.ok) warn(municipality.tenantId, findingText(outcome.finding));
    }
  }

  function signNow(): Promise<void> {
    // While the database or the disk is away nothing is signed; the next time covers it.
    signing ??= signAll()
      .catch((error) => console.error("signing checkpoints:", error instanceof Error ? error.message : error))
      .finally(() => {
        signing = null;
      });
    return signing;
  }

  async function verify(tenantId: string): Promise<void> {
    const report = await runNextAudit(db, tenantId, checkpoints);
    for (const finding of report?.findings ?? []) warn(tenantId, findingText(finding));
  }

  async function verifyDaily(): Promise<void> {
    for (const { tenantId } of await db.municipalities()) {
      if (closed) return;
      if (await askForDailyAudit(db, tenantId)) await verify(tenantId);
    }
  }

  /** It waits in the database: should it fail, the next start takes it up. */
  function follow(work: Promise<void>): void {
    const job = work
      .catch((error) => console.error("verifying the history:", error instanceof Error ? error.message : error))
      .finally(() => running.delete(job));
    running.add(job);
  }

  function onInterval(): void {
    // While the verification of all histories goes on, only signing does.
    const busy = running.size > 0;
    void signNow();
    if (!busy) follow(verifyDaily());
  }

  return {
    checkpoints,
    async start() {
      for (const { tenantId } of await db.municipalities()) {
        await requeueAudits(db, tenantId);
        follow(verify(tenantId));
      }
      timer = setInterval(onInterval, minutes * 60_000).unref();
    },
    sign: signAll,
    verifyDaily,
    wake: (tenantId) => follow(verify(tenantId)),
    async idle() {
      while (running.size > 0) await Promise.all(running);
    },
    async close() {
      closed = true;
      clearInterval(timer);
      await Promise.all(running);
      await signing;
      await signNow();
    },
  };
}
