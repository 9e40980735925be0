import { afterEach, describe, expect, test } from "vitest";
import { type BoundedWorkers, boundedWorkers } from "./bounded-workers.ts";

/** What a worker of these tests does is what its job says. */
const script = `
  import { parentPort, threadId } from "node:worker_threads";
  parentPort.on("message", async (job) => {
    if (job === "hang") for (;;) {}
    if (job === "fill") { const kept = []; for (;;) kept.push(Array.from({ length: 1000 }, () => ({}))); }
    if (job === "throw") throw new Error("odd file");
    if (job === "exit") process.exit(3);
    if (job === "nap") Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 900);
    if (job === "slow") await new Promise((done) => setTimeout(done, 60_000));
    parentPort.postMessage(job === "thread" ? threadId : job + " done");
  });
  parentPort.postMessage("ready");
`;

const open: BoundedWorkers<string, string | number>[] = [];

function workersFor(source: string, workers: number, timeLimit = 20_000): BoundedWorkers<string, string | number> {
  const url = new URL(`data:text/javascript,${encodeURIComponent(source)}`);
  const pool = boundedWorkers<string, string | number>(url, { workers, timeLimit, memory: 32 });
  open.push(pool);
  return pool;
}

afterEach(async () => {
  await Promise.all(open.splice(0).map((pool) => pool.close()));
});

describe("a job that misbehaves is answered, and the next one works", () => {
  test.each([
    ["hang", "took-too-long", 300],
    ["slow", "took-too-long", 300],
    ["fill", "too-much-memory", 20_000],
    ["throw", "crashed", 20_000],
    ["exit", "crashed", 20_000],
  ])("%s: %s", async (job, reason, timeLimit) => {
    const pool = workersFor(script, 1, timeLimit);
    const [bad, good] = await Promise.all([pool.run(job), pool.run("next")]);
    expect(bad).toMatchObject({ ok: false, reason });
    expect(good).toEqual({ ok: true, result: "next done" });
  });

  test("a script that cannot start tells every job", async () => {
    const pool = workersFor("throw new Error('no such module')", 2);
    const outcomes = await Promise.all([pool.run("a"), pool.run("b"), pool.run("c")]);
    expect(outcomes.map((outcome) => !outcome.ok && outcome.reason)).toEqual(["crashed", "crashed", "crashed"]);
  });
});

describe("workers are kept and shared", () => {
  test("one worker does all jobs, in order", async () => {
    const pool = workersFor(script, 1);
    const threads = await Promise.all(Array.from({ length: 5 }, () => pool.run("thread")));
    expect(new Set(threads.map((outcome) => outcome.ok && outcome.result)).size).toBe(1);
  });

  test("the time limit ends with its job: a worker that rests longer is still there", async () => {
    const pool = workersFor(script, 1, 1000);
    const first = await pool.run("thread");
    await new Promise((done) => setTimeout(done, 1200));
    expect(await pool.run("thread")).toEqual(first);
  });

  test("a job that had to wait for the machine gets the time it was promised", async () => {
    const pool = workersFor(script, 1, 500);
    expect(await pool.run("nap")).toEqual({ ok: true, result: "nap done" });
  });

  test("two workers: a job that hangs does not hold up the others", async () => {
    const pool = workersFor(script, 2);
    const hanging = pool.run("slow");
    const others = await Promise.all([pool.run("a"), pool.run("b"), pool.run("c")]);
    expect(others).toEqual(["a", "b", "c"].map((job) => ({ ok: true, result: `${job} done` })));
    await pool.close();
    expect(await hanging).toEqual({ ok: false, reason: "cancelled" });
  });
});

describe("a person may cancel", () => {
  test("while it runs: the worker is given up, a waiting job gets another", async () => {
    const pool = workersFor(script, 1);
    const stop = new AbortController();
    const running = pool.run("hang", stop.signal);
    const waiting = pool.run("next");
    setTimeout(() => stop.abort(), 200);
    expect(await running).toEqual({ ok: false, reason: "cancelled" });
    expect(await waiting).toEqual({ ok: true, result: "next done" });
  });

  test("while it waits, or before it is asked", async () => {
    const pool = workersFor(script, 1);
    const stop = new AbortController();
    const first = pool.run("first");
    const waiting = pool.run("second", stop.signal);
    stop.abort();
    expect(await waiting).toEqual({ ok: false, reason: "cancelled" });
    expect(await pool.run("third", stop.signal)).toEqual({ ok: false, reason: "cancelled" });
    expect(await first).toEqual({ ok: true, result: "first done" });
  });
});
