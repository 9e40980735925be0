import { existsSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ServerFolders } from "./server-folders.ts";

/** Pid of the postmaster that holds the folder, if it lives. */
export function runningPid(folders: ServerFolders): number | null {
  const file = join(folders.cluster, "postmaster.pid");
  if (!existsSync(file)) return null;
  const pid = Number(readFileSync(file, "utf8").split("\n")[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !kill(pid, 0)) return null;
  const name = `/proc/${pid}/comm`;
  if (!existsSync("/proc/self/comm") || readFileSync(name, "utf8").startsWith("postgres")) return pid;
  // After a restart of the machine the number may belong to any program; PostgreSQL would refuse to start for it.
  rmSync(file);
  return null;
}

/** Sends a signal; with 0 only asks whether the process lives. */
export function kill(pid: number, signal: "SIGINT" | 0): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
