import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { startPrivateServer } from "../../src/database/private-server/start-private-server.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const michi = fileURLToPath(new URL("../../src/cli/michi.ts", import.meta.url));
// Several programs start one after the other; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const pidFile = () => join(folder, "postgres", "postmaster.pid");

/** The whole program on a data folder of its own, once it says its address. */
async function serving() {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [michi, "serve", "--port", "0"], { env: { ...env, MICHI_DATA: folder } });
  let said = "";
  child.stdout.on("data", (text) => (said += text));
  child.stderr.on("data", (text) => (said += text));
  await vi.waitUntil(() => said.includes("アドレス"), { timeout: 60_000 });
  return { child, said: () => said };
}

test.each(["SIGINT", "SIGTERM", "SIGHUP"] as const)(
  "%s, delivered twice as by a terminal and npm, ends the program in order and its database with it",
  async (signal) => {
    // Left over from a killed program: this one adopts it, and still ends it.
    const before = await startPrivateServer({ dataDir: folder });
    const { child, said } = await serving();
    await before.stop();
    child.kill(signal);
    await vi.waitUntil(() => said().includes("終了しています"), { timeout: 60_000 });
    child.kill(signal);
    expect(await once(child, "exit")).toEqual([0, null]);
    expect(existsSync(pidFile())).toBe(false);
  },
);
