import { readdirSync, readFileSync } from "node:fs";

/** Bytes of the Node process and of the PostgreSQL processes below it. PSS shares out what several processes map. */
export type MemoryUse = { node: Amount; postgres: Amount };
type Amount = { pss: number; rss: number };

/** Linux only: read from /proc, for a process of ours and all it started. */
export function memoryOf(pid: number): MemoryUse {
  const use: MemoryUse = { node: { pss: 0, rss: 0 }, postgres: { pss: 0, rss: 0 } };
  for (const each of processTree(pid)) {
    const kind = commandOf(each) === "postgres" ? use.postgres : use.node;
    const text = readFileSync(`/proc/${each}/smaps_rollup`, "utf8");
    kind.pss += kilobytes(text, "Pss") * 1024;
    kind.rss += kilobytes(text, "Rss") * 1024;
  }
  return use;
}

function processTree(root: number): number[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const stat = readOrEmpty(`/proc/${name}/stat`);
    const parent = /^\d+ \(.*\) \S (\d+)/s.exec(stat)?.[1];
    if (parent) parents.set(Number(name), Number(parent));
  }
  const found = [root];
  for (const one of found) {
    for (const [pid, parent] of parents) if (parent === one) found.push(pid);
  }
  return found;
}

function commandOf(pid: number): string {
  return readOrEmpty(`/proc/${pid}/comm`).trim();
}

function kilobytes(text: string, name: string): number {
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, "m").exec(text)?.[1] ?? 0);
}

/** Processes may end while we look. */
function readOrEmpty(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return "";
  }
}
