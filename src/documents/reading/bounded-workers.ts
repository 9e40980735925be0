import { setTimeout as sleep } from "node:timers/promises";
import { Worker } from "node:worker_threads";

/**
 * Runs jobs in worker threads that cannot take the program down: a job that takes too long or too much memory
 * loses its worker and is answered with a reason; the next job gets a new worker. Workers are kept between jobs
 * because starting one costs more than reading a file.
 *
 * The script posts `"ready"` when it has started, then one answer for each job it is sent.
 */
export type BoundedWorkers<Job, Result> = {
  run(job: Job, signal?: AbortSignal): Promise<JobOutcome<Result>>;
  /** Ends all workers; jobs that still wait or run are answered with `cancelled`. */
  close(): Promise<void>;
};

export type JobOutcome<Result> = { ok: true; result: Result } | JobFailure;
export type JobFailure =
  | { ok: false; reason: "took-too-long" | "too-much-memory" | "cancelled" }
  | { ok: false; reason: "crashed"; error: unknown };

/**
 * `timeLimit`: milliseconds that one job may compute, counted from when a started worker gets it. On a machine busy with
 * other things they pass more slowly; then it has `patience` times as long. `memory`: megabytes of its heap.
 */
export type WorkerLimits = { workers: number; timeLimit: number; memory: number };

const patience = 4;

type Ticket<Job, Result> = {
  job: Job;
  resolve(outcome: JobOutcome<Result>): void;
  timer?: NodeJS.Timeout;
};

export function boundedWorkers<Job, Result>(script: URL, limits: WorkerLimits): BoundedWorkers<Job, Result> {
  let queue: Ticket<Job, Result>[] = [];
  const alive = new Set<Worker>();
  const starting = new Set<Worker>();
  const idle = new Set<Worker>();
  const running = new Map<Worker, Ticket<Job, Result>>();

  function pump(): void {
    for (const worker of idle) {
      const ticket = queue.shift();
      if (!ticket) return;
      give(worker, ticket);
    }
    while (starting.size < queue.length && alive.size < limits.workers) start();
  }

  function start(): void {
    const worker = new Worker(script, {
      resourceLimits: { maxOldGenerationSizeMb: limits.memory, maxYoungGenerationSizeMb: 16 },
    });
    alive.add(worker);
    starting.add(worker);
    worker.on("message", (message: Result) => (starting.delete(worker) ? rest(worker) : finish(worker, message)));
    worker.on("error", (error) => lose(worker, failure(error)));
    worker.on("exit", () => lose(worker, failure(new Error("worker ended without an answer"))));
  }

  function give(worker: Worker, ticket: Ticket<Job, Result>): void {
    idle.delete(worker);
    running.set(worker, ticket);
    worker.ref();
    watch(worker, ticket, limits.timeLimit, { since: performance.now(), computed: computedBy(worker) });
    worker.postMessage(ticket.job);
  }

  function watch(worker: Worker, ticket: Ticket<Job, Result>, wait: number, start: Start): void {
    ticket.timer = setTimeout(async () => {
      const left = await timeLeft(worker, start, limits.timeLimit);
      if (running.get(worker) !== ticket) return;
      if (left > 0) watch(worker, ticket, Math.max(left, 20), start);
      else lose(worker, { ok: false, reason: "took-too-long" });
    }, wait);
  }

  function finish(worker: Worker, result: Result): void {
    const ticket = release(worker);
    ticket?.resolve({ ok: true, result });
    if (ticket) rest(worker);
  }

  /** An idle worker does not keep the program from ending. */
  function rest(worker: Worker): void {
    worker.unref();
    idle.add(worker);
    pump();
  }

  function lose(worker: Worker, outcome: JobFailure): void {
    if (!alive.delete(worker)) return;
    // A script that cannot start would fail for every job: the one that waits longest is told.
    const ticket = starting.delete(worker) ? queue.shift() : release(worker);
    idle.delete(worker);
    void worker.terminate();
    ticket?.resolve(outcome);
    pump();
  }

  function release(worker: Worker): Ticket<Job, Result> | undefined {
    const ticket = running.get(worker);
    running.delete(worker);
    clearTimeout(ticket?.timer);
    return ticket;
  }

  function cancel(ticket: Ticket<Job, Result>): void {
    queue = queue.filter((each) => each !== ticket);
    const worker = [...running].find(([, each]) => each === ticket)?.[0];
    if (worker) lose(worker, { ok: false, reason: "cancelled" });
    else ticket.resolve({ ok: false, reason: "cancelled" });
  }

  return {
    async run(job, signal) {
      if (signal?.aborted) return { ok: false, reason: "cancelled" };
      const { promise, resolve } = Promise.withResolvers<JobOutcome<Result>>();
      const ticket: Ticket<Job, Result> = { job, resolve };
      const onAbort = () => cancel(ticket);
      signal?.addEventListener("abort", onAbort, { once: true });
      queue.push(ticket);
      pump();
      return promise.finally(() => signal?.removeEventListener("abort", onAbort));
    },
    async close() {
      for (const ticket of queue.splice(0)) ticket.resolve({ ok: false, reason: "cancelled" });
      for (const ticket of running.values()) ticket.resolve({ ok: false, reason: "cancelled" });
      const ending = [...alive];
      for (const worker of ending) release(worker);
      for (const set of [alive, starting, idle]) set.clear();
      await Promise.all(ending.map((worker) => worker.terminate()));
    },
  };
}

/** When a job began, and how long its worker had computed by then. */
type Start = { since: number; computed: Promise<number | null> };

async function timeLeft(worker: Worker, start: Start, timeLimit: number): Promise<number> {
  if (performance.now() - start.since >= patience * timeLimit) return 0;
  const [before, now] = await Promise.all([start.computed, computedBy(worker)]);
  return now === null ? 0 : timeLimit - (now - (before ?? 0));
}

/** Milliseconds of processor time; null when the worker is gone or too deep in one operation to tell. */
async function computedBy(worker: Worker): Promise<number | null> {
  const used = worker.cpuUsage().then(
    ({ user, system }) => (user + system) / 1000,
    () => null,
  );
  return await Promise.race([used, sleep(500, null, { ref: false })]);
}

function failure(error: unknown): JobFailure {
  const code = error instanceof Error && "code" in error ? error.code : null;
  return code === "ERR_WORKER_OUT_OF_MEMORY"
    ? { ok: false, reason: "too-much-memory" }
    : { ok: false, reason: "crashed", error };
}
