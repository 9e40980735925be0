import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, lstatSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { hashOf } from "../hash-of.ts";
import type { ServerUser } from "./server-user.ts";

/** Where a private server lives. `cluster` is PostgreSQL's own folder, `socket` the folder of its Unix socket. */
export type ServerFolders = { home: string; cluster: string; socket: string; log: string; secrets: string };

/** The kernel's limit for the path of a Unix socket is 107 bytes; the file in it is `.s.PGSQL.5432`. */
const longestSocketFolder = 107 - "/.s.PGSQL.5432".length;

/** `dataDir`: the program's data folder (`MICHI_DATA`, by default `data` in the project). */
export function serverFolders(dataDir: string, user: ServerUser): ServerFolders {
  mkdirSync(dataDir, { recursive: true });
  const asked = realpathSync(dataDir);
  const home = user && !canEnter(asked, user) ? elsewhere(asked) : asked;
  const cluster = join(home, "postgres");
  const socket = Buffer.byteLength(cluster) <= longestSocketFolder ? cluster : shortFolder(cluster, user);
  return { home, cluster, socket, log: join(home, "postgres.log"), secrets: join(asked, "postgres.secret.json") };
}

function canEnter(folder: string, user: { uid: number; gid: number }): boolean {
  return spawnSync("/bin/sh", ["-c", 'test -x "$0"', folder], { ...user, cwd: "/" }).status === 0;
}

/** Root's own folders are closed to PostgreSQL's user: keep the cluster under /var/lib and leave a note. */
function elsewhere(asked: string): string {
  const home = join("/var/lib", `michishirube-${hashOf(asked)}`);
  mkdirSync(home, { recursive: true, mode: 0o755 });
  writeFileSync(join(asked, "where-is-the-database.txt"), `データベースは次のフォルダーにあります: ${home}\n`);
  return home;
}

function shortFolder(cluster: string, user: ServerUser): string {
  const folder = join(tmpdir(), `michi-${hashOf(cluster)}`);
  if (!existsSync(folder)) mkdirSync(folder, { mode: 0o700 });
  const owner = user?.uid ?? process.getuid?.() ?? 0;
  const state = lstatSync(folder);
  // A folder prepared by somebody else could hand our password to a false server.
  if (!state.isDirectory() || ![owner, process.getuid?.() ?? 0].includes(state.uid)) {
    throw new Error(`フォルダー ${folder} の所有者が違うため、データベースを開始できません。`);
  }
  if (user) chownSync(folder, user.uid, user.gid);
  chmodSync(folder, 0o700);
  return folder;
}
