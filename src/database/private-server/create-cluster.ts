import { spawnSync } from "node:child_process";
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { ServerBinaries } from "./server-binaries.ts";
import type { ServerFolders } from "./server-folders.ts";
import type { ServerUser } from "./server-user.ts";

export const ownerRole = "michishirube_owner";

/** Makes the cluster if there is none; refuses, in Japanese, one that another major version made. */
export function createCluster(
  folders: ServerFolders,
  binaries: ServerBinaries,
  user: ServerUser,
  ownerPassword: string,
): void {
  if (existsSync(folders.cluster)) {
    const made = Number(readFileSync(join(folders.cluster, "PG_VERSION"), "utf8"));
    if (made === binaries.major) return;
    throw new Error(
      `データフォルダー ${folders.cluster} は PostgreSQL ${made} のものです。いまの PostgreSQL は ${binaries.major} なので開けません(データには触れていません)。PostgreSQL ${made} の bin フォルダーを PG_BIN に指定してください。`,
    );
  }
  // Built beside and renamed: a program killed here leaves no half-made cluster behind.
  const work = join(folders.home, `postgres.new.${process.pid}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { mode: 0o700 });
  const cluster = join(work, "cluster");
  const passwordFile = join(work, "password");
  writeFileSync(passwordFile, `${ownerPassword}\n`, { mode: 0o600 });
  if (user) for (const path of [work, passwordFile]) chownSync(path, user.uid, user.gid);
  const made = spawnSync(
    join(binaries.bin, "initdb"),
    [
      "-D",
      cluster,
      "-U",
      ownerRole,
      "--pwfile",
      passwordFile,
      "--auth=scram-sha-256",
      "-E",
      "UTF8",
      ...locale(binaries),
    ],
    { ...user, encoding: "utf8", cwd: "/", env: { PATH: process.env.PATH, LC_ALL: "C", TZ: "UTC" } },
  );
  if (made.status === 0) {
    chmodSync(cluster, 0o700);
    if (!existsSync(folders.cluster)) renameSync(cluster, folders.cluster);
  }
  rmSync(work, { recursive: true, force: true });
  if (made.status !== 0) {
    throw new Error(`データベースを作れませんでした(${folders.home})。\n${made.stderr || (made.error?.message ?? "")}`);
  }
}

/** Without a locale initdb takes SQL_ASCII from an empty LANG. The builtin provider came with 17. */
function locale(binaries: ServerBinaries): string[] {
  return binaries.major >= 17
    ? ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"]
    : ["--locale=C.UTF-8"];
}
