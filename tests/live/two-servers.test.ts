import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { password, personWithPassword } from "../e2e/support/city.ts";
import { type RunningApp, startApp } from "../e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addSheet, sampleGoal } from "../support/sample-city.ts";
import { type Ear, listenTo } from "./listen-to.ts";

vi.setConfig({ testTimeout: 90_000 });

let t: TestDatabase;
let one: RunningApp;
let two: RunningApp;
let office: Actor;
let sheetId: string;
const goal = sampleGoal({ title: "窓口を待たせない" });
const ears: Ear[] = [];

beforeAll(async () => {
  t = await testDatabase();
  office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office" });
  await personWithPassword(t, "suzuki", { name: "鈴木 一", role: "office" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [goal] }));
  [one, two] = await Promise.all([startApp(t.appLogin), startApp(t.appLogin)]);
});
afterEach(() => {
  for (const ear of ears.splice(0)) ear.close();
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await t?.close();
});

async function signIn(app: RunningApp, loginName: string): Promise<string> {
  const answer = await fetch(`${app.url}/sign-in`, {
    method: "POST",
    body: new URLSearchParams({ code: "990001", loginName, password }),
    headers: { "Sec-Fetch-Site": "same-origin" },
    redirect: "manual",
  });
  expect(answer.status).toBe(303);
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

async function listen(app: RunningApp, loginName: string, query = ""): Promise<Ear & { cookie: string }> {
  const cookie = await signIn(app, loginName);
  const ear = await listenTo(`${app.url}/sheets/${sheetId}/events${query}`, cookie);
  ears.push(ear);
  return { ...ear, cookie };
}

async function write(app: RunningApp, cookie: string, base: string, text: string): Promise<number> {
  const owner = { of: "goal", goalId: goal.id };
  const answer = await fetch(`${app.url}/sheets/${sheetId}/changes`, {
    method: "POST",
    body: JSON.stringify({ changes: [{ do: "setText", owner, concept: "target", base, text }] }),
    headers: { "Sec-Fetch-Site": "same-origin", "Content-Type": "application/json", Cookie: cookie },
  });
  return ((await answer.json()) as { revision: number }).revision;
}

const people = (...names: [string, boolean][]) => ({
  event: "people",
  people: names.map(([name, writing]) => ({ name, writing })),
});

test("what is saved at one server is told at the other within a second, with a number and no words", async () => {
  const reader = await listen(one, "sato");
  const writer = await signIn(two, "suzuki");
  const revision = await write(two, writer, "", "5分以内");
  await reader.hears({ event: "sheet", revision }, 1_000);
  expect(reader.raw()).not.toContain("5分");
});

test("which cell somebody has in hand is told across servers, without a word of it", async () => {
  const reader = await listen(one, "sato", "?writing=1");
  const other = await listen(two, "suzuki", "?writing=1");
  const hold = (cell: string) =>
    fetch(`${two.url}/sheets/${sheetId}/presence`, {
      method: "POST",
      body: new URLSearchParams({ cell }),
      headers: { "Sec-Fetch-Site": "same-origin", Cookie: other.cookie },
    });
  const cell = `goal/${goal.id}|target`;
  expect((await hold(cell)).status).toBe(204);
  await reader.hears({ event: "people", people: [{ name: "鈴木 一", writing: true, cell }] }, 3_000);
  expect((await hold("")).status).toBe(204);
  await reader.hears(people(["鈴木 一", true]), 3_000);
  expect((await hold("<script>")).status).toBe(404);
  expect((await hold(`goal/${goal.id}|${"x".repeat(300)}`)).status).toBe(404);
});

test("who is on the sheet is told across servers; who leaves is gone at once, also when their server dies", async () => {
  const reader = await listen(one, "sato");
  const other = await listen(two, "suzuki", "?writing=1");
  await reader.hears(people(["鈴木 一", true]), 3_000);
  await other.hears(people(["佐藤 まどか", false]), 3_000);
  other.close();
  await reader.hears(people(), 3_000);
  const third = await startApp(t.appLogin);
  await listen(third, "suzuki");
  await reader.hears(people(["鈴木 一", false]), 3_000);
  await third.stop("SIGKILL");
  await reader.hears(people(), 30_000);
});

test("a stream that keeps running without its notices still learns what was saved", async () => {
  const reader = await listen(one, "sato");
  const end = "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'michishirube-listen'";
  await t.ownerQuery(`${end} and datname = current_database()`);
  const revision = await write(two, await signIn(two, "suzuki"), "5分以内", "4分以内");
  await reader.hears({ event: "sheet", revision }, 5_000);
});

test("signing out ends the stream within 5 seconds", async () => {
  const reader = await listen(one, "sato");
  await fetch(`${two.url}/sign-out`, {
    method: "POST",
    headers: { "Sec-Fetch-Site": "same-origin", Cookie: reader.cookie },
    redirect: "manual",
  });
  await reader.hears({ event: "over" }, 5_000);
  expect(await reader.ended).toBe("closed");
});

test("so does an account that is closed, and an idle session; an open stream prolongs none", async () => {
  const reader = await listen(one, "suzuki");
  await t.ownerQuery("update people set disabled_at = now() where login_name = 'suzuki'");
  await reader.hears({ event: "over" }, 5_000);
  await t.ownerQuery("update people set disabled_at = null where login_name = 'suzuki'");
  const idle = await listen(one, "sato");
  await t.ownerQuery("update sessions set last_seen_at = now() - interval '121 minutes'");
  await idle.hears({ event: "over" }, 5_000);
});

test("one person opens at most twelve streams; more are refused and the others go on", async () => {
  const cookie = await signIn(one, "sato");
  const address = `${one.url}/sheets/${sheetId}/events`;
  for (let n = 0; n < 12; n += 1) ears.push(await listenTo(address, cookie));
  const refused = await fetch(address, { headers: { Cookie: cookie } });
  expect(refused.status).toBe(429);
  ears[0]?.close();
  await vi.waitUntil(async () => {
    const answer = await fetch(address, { headers: { Cookie: cookie } });
    await answer.body?.cancel();
    return answer.status === 200;
  });
});

test("a server that is stopped closes its streams, and doesn't say that the session is over", async () => {
  const third = await startApp(t.appLogin);
  const reader = await listen(third, "sato");
  await third.stop();
  expect(await reader.ended).toBe("closed");
  expect(reader.raw()).not.toContain("over");
});
