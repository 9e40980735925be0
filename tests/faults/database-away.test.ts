import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openDatabase } from "../../src/database/database.ts";
import { historyKeeper } from "../../src/jobs/history-keeper.ts";
import { importRunner } from "../../src/jobs/import-runner.ts";
import { liveSheets } from "../../src/jobs/live-sheets.ts";
import { checkpointStore } from "../../src/usecases/history/checkpoint-store.ts";
import { signingKey } from "../../src/usecases/secrets/key-file.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { createApp } from "../../src/web/app.ts";
import type { LogEntry } from "../../src/web/site.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

const michi = fileURLToPath(new URL("../../src/cli/michi.ts", import.meta.url));
// Several programs start one after the other; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const postmaster = () => Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);

test("kill -9 of the private database: the running program starts it again and goes on by itself", async () => {
  const { DATABASE_URL: _, ...env } = process.env;
  const child = spawn(process.execPath, [michi, "serve", "--port", "0"], { env: { ...env, MICHI_DATA: folder } });
  let said = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text) => (said += text));
  const isSaid = (words: string) => vi.waitUntil(() => said.includes(words), { timeout: 60_000 });
  await isSaid("終わるときは");
  const health = async () =>
    (await fetch(`${/http:\S+/.exec(said.slice(said.indexOf("アドレス")))?.[0]}/healthz`)).status;
  expect(await health()).toBe(200);
  const first = postmaster();
  process.kill(first, "SIGKILL");
  await isSaid("データベースが止まりました。もう一度開始しています。");
  await isSaid("データベースを再開しました。");
  await vi.waitUntil(async () => (await health()) === 200, { timeout: 60_000 });
  expect(postmaster()).not.toBe(first);
  child.kill("SIGTERM");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(postmaster).toThrow("ENOENT");
});

test("a database that can't be reached is said as such, without claiming that nothing was saved", async () => {
  const db = openDatabase({ host: "127.0.0.1", port: 1, user: "nobody" });
  const logged: LogEntry[] = [];
  const complaints = vi.spyOn(console, "error").mockReturnValue();
  const app = createApp({
    db,
    assets: { styles: [], islands: {}, folder: null },
    imports: importRunner(db),
    live: liveSheets(db, () => new Date()),
    history: historyKeeper(
      db,
      checkpointStore(folder, () => signingKey(folder)),
      {
        now: () => new Date(),
        warn: () => {},
        minutes: 60,
      },
    ),
    demo: false,
    sealer: sealerOf(() => Buffer.alloc(32)),
    setUpToken: null,
    now: () => new Date(),
    log: (entry) => logged.push(entry),
  });
  const answer = await app.request("/sign-in");
  expect([answer.status, answer.headers.get("Retry-After")]).toEqual([503, "5"]);
  expect(await answer.text()).toContain("データベースにつながりません");
  const json = await app.request("/sign-in", { headers: { Accept: "application/json" } });
  expect([json.status, Object.keys((await json.json()) as object)]).toEqual([503, ["message"]]);
  expect(logged.map(({ what }) => what)).toEqual(["failed", "failed"]);
  expect(complaints.mock.calls.flat().every((line) => typeof line === "string" && line.length < 200)).toBe(true);
  complaints.mockRestore();
  await db.close();
});
