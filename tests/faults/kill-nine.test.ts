import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { type Installation, openInstallation } from "../../src/database/connect.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { verifyHistory } from "../../src/usecases/history/verify-history.ts";
import { readSheets } from "../../src/usecases/sheets/read-sheet.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";

// Several programs start one after the other; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 120_000 });

let folder: string;
let writer: ChildProcess | undefined;
beforeEach(() => {
  folder = temporaryFolder();
  vi.stubEnv("MICHI_DATA", folder);
  vi.stubEnv("DATABASE_URL", undefined);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  // A test that failed midway must not leave a program that writes for ever; ended in order it stops its server.
  if (writer?.exitCode === null && writer.signalCode === null) {
    writer.kill("SIGTERM");
    await once(writer, "close");
  }
  rmSync(folder, { recursive: true, force: true });
});

/** Starts the writing program; `saved` is the last acknowledged number of each goal. */
async function startWriter(): Promise<{ child: ChildProcess; saved: Map<string, number> }> {
  const file = new URL("./writing-program.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, [file], { env: { ...process.env, MICHI_DATA: folder } });
  writer = child;
  const saved = new Map<string, number>();
  let complaints = "";
  child.stderr.on("data", (text) => {
    complaints += text;
  });
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on("line", (line) => {
      const [, goalId, n] = /^saved (\S+) (\d+)$/.exec(line) ?? [];
      if (goalId) saved.set(goalId, Number(n));
      else resolve();
    });
    child.once("exit", () => reject(new Error(complaints)));
  });
  return { child, saved };
}

function postmaster(): number {
  return Number(readFileSync(join(folder, "postgres", "postmaster.pid"), "utf8").split("\n")[0]);
}

async function checkNothingLost(saved: Map<string, number>): Promise<void> {
  const installation = await openInstallation();
  try {
    const sheet = await theSheet(installation);
    const targets = new Map(sheet.content.goals.map(({ id, texts }) => [id, Number(texts.target ?? 0)]));
    expect(saved.size).toBeGreaterThan(0);
    for (const [goalId, n] of saved) {
      const there = targets.get(goalId) ?? -1;
      // One more may have been committed with its acknowledgement still under way.
      expect([n, n + 1]).toContain(there);
    }
    const [city] = await installation.db.municipalities();
    const verdict = await verifyHistory(installation.db, city?.tenantId ?? "");
    const written = [...targets.values()].reduce((sum, n) => sum + n, 0);
    expect(verdict).toMatchObject({ ok: true, entries: written + 1 });
    expect(sheet.revision).toBe(written + 1);
  } finally {
    await installation.close();
  }
}

async function theSheet({ db }: Installation) {
  const [city] = await db.municipalities();
  const tenantId = city?.tenantId ?? "";
  const ids = await db.withTenant(tenantId, (tx) => tx.query<{ id: string }>("select sheet_id as id from sheets"));
  const actor: Actor = { tenantId, personId: "", name: "", posts: [{ role: "viewer", unitId: null }] };
  const [sheet] = await readSheets(
    db,
    actor,
    ids.map(({ id }) => id),
  );
  if (!sheet) throw new Error("the sheet is gone");
  return sheet;
}

test("kill -9 of the program under writes loses no acknowledged change; the next start adopts its server", async () => {
  for (let round = 0; round < 2; round += 1) {
    const { child, saved } = await startWriter();
    await sleep(150 + 100 * round);
    const server = postmaster();
    child.kill("SIGKILL");
    await once(child, "close");
    expect(process.kill(server, 0), "the server outlives the program").toBe(true);
    await checkNothingLost(saved);
    // An adopted server that nobody else uses is stopped at the end.
    expect(() => process.kill(server, 0)).toThrow();
  }
});

test("kill -9 of the database under writes loses no acknowledged change; the next start is clean", async () => {
  for (let round = 0; round < 2; round += 1) {
    const { child, saved } = await startWriter();
    await sleep(150 + 100 * round);
    const closed = once(child, "close");
    process.kill(postmaster(), "SIGKILL");
    // The program notices: its promise of a save is not kept, so it says so and ends.
    await closed;
    await checkNothingLost(saved);
  }
});
