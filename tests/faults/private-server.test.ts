import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPrivateServer } from "../../src/database/private-server/start-private-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const launcher = new URL("../../src/database/private-server/start-private-server.ts", import.meta.url);
const settings = { fsync: "off" };
// Several programs start one after the other; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

const pidFile = () => join(folder, "postgres", "postmaster.pid");

/** Runs a few lines in a program of its own that has started the server as `server`. */
function program(lines: string) {
  const source = `import { startPrivateServer } from ${JSON.stringify(launcher.href)};
    const server = await startPrivateServer({ dataDir: ${JSON.stringify(folder)} });
    console.log("started");
    ${lines}`;
  return [process.execPath, ["--input-type=module-typescript", "-e", source]] as const;
}

test("a start, a stop and a start again find the same data", async () => {
  const ask = async (sql: string) => {
    const server = await startPrivateServer({ dataDir: folder, settings });
    const client = new pg.Client({ ...server.owner, database: "postgres" });
    await client.connect();
    const { rows } = await client.query(sql);
    await client.end();
    await server.stop();
    expect(existsSync(pidFile())).toBe(false);
    return rows;
  };
  await ask("create table kept as select '𠮷野' as word");
  expect(await ask("select word from kept")).toEqual([{ word: "𠮷野" }]);
  expect(await ask("show server_encoding")).toEqual([{ server_encoding: "UTF8" }]);
});

test("two programs share a server; it stops with the last of them", async () => {
  const [first, second] = await Promise.all([1, 2].map(() => startPrivateServer({ dataDir: folder, settings })));
  expect(first?.pid).toBe(second?.pid);
  await first?.stop();
  const client = new pg.Client({ ...second?.owner, database: "postgres" });
  await client.connect();
  await client.end();
  await second?.stop();
  expect(existsSync(pidFile())).toBe(false);
});

test.each(["process.exit(3)", "throw new Error('bug')", "void Promise.reject(new Error('bug'))"])(
  "a program that ends by %s takes its server with it",
  async (end) => {
    const { stdout, status } = spawnSync(...program(end), { encoding: "utf8" });
    expect([stdout, status]).toEqual(["started\n", end.includes("exit") ? 3 : 1]);
    await untilStopped();
  },
);

test("a program that is ended by a signal takes its server with it", async () => {
  const child = spawn(...program("setInterval(() => {}, 1000);"));
  await once(child.stdout, "data");
  child.kill("SIGTERM");
  const [code, signal] = await once(child, "exit");
  expect([code, signal]).toEqual([null, "SIGTERM"]);
  await untilStopped();
});

test("a folder of another major version is refused and left as it is", async () => {
  mkdirSync(join(folder, "postgres"));
  writeFileSync(join(folder, "postgres", "PG_VERSION"), "12\n");
  await expect(startPrivateServer({ dataDir: folder })).rejects.toThrow("PostgreSQL 12 のもの");
  expect(readFileSync(join(folder, "postgres", "PG_VERSION"), "utf8")).toBe("12\n");
});

test("a path too long for a socket gets a short one elsewhere", async () => {
  const server = await startPrivateServer({ dataDir: join(folder, "長い".repeat(20)), settings });
  const client = new pg.Client({ ...server.owner, database: "postgres" });
  await client.connect();
  await client.end();
  await server.stop();
  rmSync(server.owner.host, { recursive: true });
  expect(server.owner.host.length).toBeLessThan(90);
});

test.runIf(process.getuid?.() === 0)(
  "root's closed folder: the data lies elsewhere, and a note says where",
  async () => {
    chmodSync(folder, 0o700);
    const server = await startPrivateServer({ dataDir: folder, settings });
    const note = readFileSync(join(folder, "where-is-the-database.txt"), "utf8");
    await server.stop();
    rmSync(dirname(server.owner.host), { recursive: true });
    expect(note).toContain(dirname(server.owner.host));
  },
);

test("a stale lock file whose number belongs to another program doesn't stop the start", async () => {
  await (await startPrivateServer({ dataDir: folder, settings })).stop();
  writeFileSync(pidFile(), `${process.pid}\n${join(folder, "postgres")}\n`);
  await (await startPrivateServer({ dataDir: folder, settings })).stop();
});

test("PG_BIN that holds no PostgreSQL is refused in Japanese", async () => {
  vi.stubEnv("PG_BIN", folder);
  await expect(startPrivateServer({ dataDir: folder })).rejects.toThrow("PG_BIN のフォルダー");
});

/** PostgreSQL removes its lock file when it has stopped in order. */
async function untilStopped(): Promise<void> {
  await vi.waitUntil(() => !existsSync(pidFile()), { timeout: 60_000 });
}
