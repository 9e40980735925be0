import { type ChildProcess, spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { temporaryFolder } from "../tests/support/temporary-folder.ts";
import { freePort } from "./support/free-port.ts";
import { median, timeOf } from "./support/measure.ts";
import { type MemoryUse, memoryOf } from "./support/memory.ts";
import { megabytes, milliseconds, printAim, printTable, times } from "./support/print.ts";

// From the start of `michi serve` on an existing database of the demo city to its first page, and the memory at rest,
// against a program that only starts the same PostgreSQL and answers one word.

const { values } = parseArgs({ options: { rounds: { type: "string" }, full: { type: "boolean" } } });
const rounds = Number(values.rounds ?? (values.full ? 9 : 3));
const restful = 3_000;

type Contender = { script: string; args: string[]; path: string };
const michi: Contender = { script: pathOf("../src/cli/michi.ts"), args: ["serve"], path: "/sign-in" };
const bare: Contender = { script: pathOf("support/bare-program.ts"), args: [], path: "/" };

const folder = temporaryFolder();
const env = { ...process.env, MICHI_DATA: folder, DATABASE_URL: "" };
const starts = { michi: [] as number[], bare: [] as number[] };
const memory: { michi?: MemoryUse; bare?: MemoryUse } = {};
try {
  await ended(spawn(process.execPath, [michi.script, "demo"], { env, stdio: ["ignore", "ignore", "inherit"] }));
  for (let round = 0; round < rounds; round++) {
    starts.michi.push(await start(michi, round === rounds - 1, (use) => (memory.michi = use)));
    starts.bare.push(await start(bare, round === rounds - 1, (use) => (memory.bare = use)));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
const [ours, least] = [median(starts.michi), median(starts.bare)];
printTable(`start to first page, existing database, median of ${rounds}`, [
  ["", "time", "of bare"],
  ["bare: PostgreSQL and one word over HTTP", milliseconds(least), ""],
  ["michi serve", milliseconds(ours), times(ours / least)],
]);
printAim("seconds from start to first page", ours / 1000, { most: 2 });
if (memory.michi && memory.bare) {
  const row = (name: string, of: (use: MemoryUse) => number): string[] => {
    const [mine, theirs] = [memory.michi ? of(memory.michi) : 0, memory.bare ? of(memory.bare) : 0];
    return [name, megabytes(mine), megabytes(theirs), times(mine / theirs)];
  };
  printTable("memory at rest, after the first page", [
    ["", "michi", "bare", "of bare"],
    row("Node, private share (PSS)", (use) => use.node.pss),
    row("Node, resident (RSS)", (use) => use.node.rss),
    row("PostgreSQL, all processes (PSS)", (use) => use.postgres.pss),
  ]);
}

async function start(
  { script, args, path }: Contender,
  weigh: boolean,
  keep: (use: MemoryUse) => void,
): Promise<number> {
  const port = await freePort();
  let child: ChildProcess | null = null;
  const taken = await timeOf(async () => {
    child = spawn(process.execPath, [script, ...args], {
      env: { ...env, PORT: String(port) },
      stdio: ["ignore", "ignore", "inherit"],
    });
    await firstPage(`http://localhost:${port}${path}`, child);
  });
  const running = child as ChildProcess | null;
  if (!running) throw new Error("nothing was started");
  if (weigh && process.platform === "linux" && running.pid) {
    await sleep(restful);
    keep(memoryOf(running.pid));
  }
  running.kill("SIGTERM");
  await ended(running);
  return taken;
}

async function firstPage(address: string, child: ChildProcess): Promise<void> {
  while (child.exitCode === null) {
    const answer = await fetch(address).catch(() => null);
    if (answer?.status === 200) {
      await answer.text();
      return;
    }
    await sleep(5);
  }
  throw new Error(`the program ended with ${child.exitCode}`);
}

function ended(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once("exit", () => resolve());
  });
}

function pathOf(relative: string): string {
  return fileURLToPath(new URL(relative, import.meta.url));
}
