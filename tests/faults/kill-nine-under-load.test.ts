import type { ChildProcess } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { freePort } from "../../bench/support/free-port.ts";
import { type Installation, openInstallation } from "../../src/database/connect.ts";
import { type PrivateServer, startPrivateServer } from "../../src/database/private-server/start-private-server.ts";
import { readPayload } from "../../src/domain/history/history-payload.ts";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import type { SheetEvent } from "../../src/domain/sheets/sheet-change.ts";
import { verifyHistory } from "../../src/usecases/history/verify-history.ts";
import { verifySheets } from "../../src/usecases/history/verify-sheets.ts";
import { startSession } from "../../src/usecases/sessions/start-session.ts";
import { sessionCookie } from "../../src/web/session-cookie.ts";
import { type PageClient, pageClient } from "../load/page-client.ts";
import { addPerson, addSheet, sampleGoal } from "../support/sample-city.ts";
import { oneOf, seededRandom } from "../support/seeded-random.ts";
import { temporaryFolder } from "../support/temporary-folder.ts";
import { type Acknowledged, persistentWriter } from "./persistent-writer.ts";
import { endProgram, servingProgram } from "./serving-program.ts";

// Programs and servers start many times; on a busy machine each takes seconds.
vi.setConfig({ testTimeout: 300_000 });

/** FAULT_SEED repeats a run, FAULT_ROUNDS makes it longer. */
const seed = Number(process.env.FAULT_SEED ?? Math.floor(Math.random() * 1_000_000));
const rounds = Number(process.env.FAULT_ROUNDS ?? 4);
const writers = 6;

let folder: string;
let given: PrivateServer | null;
let child: ChildProcess | null;
let client: PageClient | null;
beforeEach(() => {
  folder = temporaryFolder();
  given = null;
  child = null;
  client = null;
  vi.stubEnv("MICHI_DATA", join(folder, "program"));
  vi.stubEnv("DATABASE_URL", undefined);
  vi.stubEnv("DATABASE_OWNER_URL", undefined);
});
afterEach(async () => {
  client?.close();
  if (child) await endProgram(child, "SIGTERM");
  await given?.stop();
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

/** An office's own server beside ours: DATABASE_URL and the owner's, for a first migration. */
async function giveServer(): Promise<void> {
  given = await startPrivateServer({ dataDir: join(folder, "given") });
  const { host, port, user, password } = given.owner;
  const address = (name: string, word: string, database: string) =>
    `postgres://${name}:${encodeURIComponent(word)}@/${database}?${new URLSearchParams({ host, port: String(port) })}`;
  vi.stubEnv("DATABASE_OWNER_URL", address(user, password, "postgres"));
  vi.stubEnv("DATABASE_URL", address("office_app", randomUUID(), "postgres"));
}

const postmaster = () => {
  const file = join(folder, given ? "given" : "program", "postgres", "postmaster.pid");
  return Number(readFileSync(file, "utf8").split("\n")[0]);
};

type City = { tenantId: string; sheetId: string; goals: ReturnType<typeof sampleGoal>[]; cookies: string[] };

/** A sheet whose goals are written by one person each, all signed in. */
async function settle(): Promise<City> {
  return await within(async ({ db }) => {
    const tenantId = randomUUID();
    await db.withTenant(tenantId, (tx) =>
      tx.query("insert into municipalities (code, name) values ('990001', 'みちしるべ市')"),
    );
    const goals = Array.from({ length: writers }, () => sampleGoal({ title: "窓口の改善" }));
    const office = await addPerson({ db, tenantId }, { name: "事務局", role: "office" });
    const { sheetId } = await addSheet({ db }, office, { texts: {}, goals });
    const people: Actor[] = [];
    for (let n = 0; n < writers; n += 1) {
      people.push(await addPerson({ db, tenantId }, { name: `担当 ${n}`, role: "office" }));
    }
    const cookies = await db.withTenant(tenantId, async (tx) => {
      const all: string[] = [];
      for (const { personId } of people) {
        all.push(`${sessionCookie}=${await startSession(tx, personId, { address: "" }, new Date(), "password")}`);
      }
      return all;
    });
    return { tenantId, sheetId, goals, cookies };
  });
}

async function within<T>(work: (installation: Installation) => Promise<T>): Promise<T> {
  const installation = await openInstallation();
  try {
    return await work(installation);
  } finally {
    await installation.close();
  }
}

/** Every acknowledged effect is there, each of them once. */
async function check({ tenantId, sheetId, goals }: City, done: Acknowledged[]): Promise<void> {
  await within(async ({ db }) => {
    expect(await verifyHistory(db, tenantId)).toMatchObject({ ok: true });
    expect(await verifySheets(db, tenantId)).toEqual({ sheets: 1, differing: [] });
    const [events, comments] = await db.withTenant(tenantId, async (tx) => {
      const entries = await tx.query<{ payload: string }>(
        "select payload from history where sheet_id = $1 order by seq",
        [sheetId],
      );
      const said = await tx.query<{ id: string }>("select comment_id as id from comments");
      const happened = entries.flatMap(({ payload }) => readPayload(payload)?.events ?? []);
      return [happened, said.map(({ id }) => id)] as const;
    });
    for (const [index, one] of done.entries()) {
      expect(one.counted).toBeGreaterThan(0);
      const numbers = Array.from({ length: one.counted }, (_, n) => String(n + 1));
      expect(writtenInto(events, goals[index]?.id ?? "")).toEqual(numbers);
    }
    const added = events.flatMap((event) => (event.did === "addGoal" ? [event.goal.id] : []));
    const all = [...goals.map(({ id }) => id), ...done.flatMap((one) => one.goals)];
    expect(added.sort()).toEqual(all.sort());
    expect(comments.sort()).toEqual(done.flatMap((one) => one.comments).sort());
  });
}

function writtenInto(events: readonly SheetEvent[], goalId: string): string[] {
  return events.flatMap((event) =>
    event.did === "setText" && event.owner.of === "goal" && event.owner.goalId === goalId ? [event.after] : [],
  );
}

test.each(["private", "given"] as const)(
  `kill -9 of program and database at random moments, %s server: nothing acknowledged is lost or doubled (seed ${seed})`,
  async (kind) => {
    if (kind === "given") await giveServer();
    const random = seededRandom(seed + (kind === "given" ? 1 : 0));
    const city = await settle();
    const port = await freePort();
    const started = await servingProgram(port);
    child = started.child;
    client = pageClient(started.url);
    const own = client;
    const all = city.goals.map((goal, index) => persistentWriter(own, city.cookies[index] ?? "", city.sheetId, goal));
    let failure: Error | null = null;
    for (const { failed } of all) {
      failed.then((error) => {
        failure ??= error;
      });
    }
    for (let round = 0; round < rounds; round += 1) {
      await sleep(300 + random() * 1_200);
      if (oneOf(random, ["program", "database"]) === "program") {
        await endProgram(child, "SIGKILL");
        child = (await servingProgram(port)).child;
      } else {
        // The private server is started again by the program, a given one by whoever looks after it.
        process.kill(postmaster(), "SIGKILL");
      }
      const before = all.map(({ done }) => done.counted);
      // Everyone gets on before the next blow.
      const goneOn = () => all.every(({ done }, index) => done.counted > (before[index] ?? 0));
      await vi.waitUntil(() => failure !== null || goneOn(), { timeout: 90_000 });
      expect(failure).toBeNull();
    }
    const done = await Promise.all(all.map((writer) => writer.stop()));
    await endProgram(child, "SIGTERM");
    await check(city, done);
  },
);
