import { afterAll, afterEach, beforeAll, expect, test, vi } from "vitest";
import type { Actor } from "../../src/domain/permissions/actor.ts";
import { liveSheets } from "../../src/jobs/live-sheets.ts";
import { hashOfToken } from "../../src/usecases/sessions/session-token.ts";
import { startSession } from "../../src/usecases/sessions/start-session.ts";
import { password, personWithPassword } from "../e2e/support/city.ts";
import { type RunningApp, startApp } from "../e2e/support/running-app.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addSheet, sampleGoal } from "../support/sample-city.ts";
import { type Ear, listenTo } from "./listen-to.ts";

vi.setConfig({ testTimeout: 60_000 });

/** Promised: who loses access is out within this time, open pages included. In milliseconds. */
const promised = 5_000;

let t: TestDatabase;
let one: RunningApp;
let two: RunningApp;
let administrator: string;
let suzuki: Actor;
let sheetId: string;
const ears: Ear[] = [];

beforeAll(async () => {
  t = await testDatabase();
  const office = await personWithPassword(t, "sato", { name: "佐藤 まどか", role: "office", and: "administrator" });
  ({ sheetId } = await addSheet(t, office, { texts: {}, goals: [sampleGoal({ title: "窓口を待たせない" })] }));
  suzuki = await personWithPassword(t, "suzuki", { name: "鈴木 葵", role: "staff" });
  [one, two] = await Promise.all([startApp(t.appLogin), startApp(t.appLogin)]);
  administrator = await signIn(two, "sato");
});
afterEach(() => {
  for (const ear of ears.splice(0)) ear.close();
});
afterAll(async () => {
  await Promise.all([one?.stop(), two?.stop()]);
  await t?.close();
});

async function signIn(app: RunningApp, loginName: string): Promise<string> {
  const answer = await post(app, "/sign-in", { code: "990001", loginName, password });
  expect(answer.status).toBe(303);
  return answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
}

async function post(app: RunningApp, path: string, fields: Record<string, string>, cookie = ""): Promise<Response> {
  return await fetch(`${app.url}${path}`, {
    method: "POST",
    body: new URLSearchParams(fields),
    headers: { "Sec-Fetch-Site": "same-origin", Cookie: cookie },
    redirect: "manual",
  });
}

const yesterday = () => new Date(Date.now() - 24 * 3_600_000).toLocaleDateString("sv-SE", { timeZone: "Asia/Tokyo" });

/** What an administrator does at another server, and how it is taken back. */
const losses: [string, () => Promise<Response>, () => Promise<unknown>][] = [
  [
    "whose screens are ended",
    () => post(two, `/people/${suzuki.personId}/sessions`, { session: "all" }, administrator),
    async () => {},
  ],
  [
    "whose account is closed",
    () =>
      post(
        two,
        `/people/${suzuki.personId}`,
        { name: suzuki.name, email: "", password: "", closed: "yes" },
        administrator,
      ),
    () => t.ownerQuery("update people set disabled_at = null"),
  ],
  [
    "whose only post has ended",
    async () => {
      const [row] = await t.ownerQuery<{ id: string }>("select post_id as id from posts where person_id = $1", [
        suzuki.personId,
      ]);
      const change = { act: "end", until: yesterday() };
      return await post(two, `/people/${suzuki.personId}/posts/${row?.id}`, change, administrator);
    },
    () => t.ownerQuery("update posts set until_day = null"),
  ],
  [
    "who is asked for a second factor and has none",
    () => post(two, "/settings/sign-in/second-factor", { roles: "staff" }, administrator),
    () => t.ownerQuery("delete from second_factor_roles"),
  ],
];

test.each(losses)(
  "someone %s is out within 5 seconds, at the other server, open stream included",
  async (_, lose, undo) => {
    const cookie = await signIn(one, "suzuki");
    const reader = await listenTo(`${one.url}/sheets/${sheetId}/events`, cookie);
    ears.push(reader);
    const page = () => fetch(`${one.url}/sheets/${sheetId}`, { headers: { Cookie: cookie }, redirect: "manual" });
    expect((await page()).status).toBe(200);
    try {
      const answer = await lose();
      expect([answer.status, answer.headers.get("Location")]).toEqual([303, expect.stringContaining("done=")]);
      expect((await page()).status).not.toBe(200);
      await reader.hears({ event: "over" }, promised);
      expect(await reader.ended).toBe("closed");
      const again = await fetch(`${one.url}/sheets/${sheetId}/events`, {
        headers: { Cookie: cookie },
        redirect: "manual",
      });
      expect(again.status).not.toBe(200);
      await again.body?.cancel();
    } finally {
      await undo();
    }
  },
);

test("a post that ends at midnight ends the stream that was opened on its last evening", async () => {
  let now = new Date("2027-03-31T14:59:00Z");
  const live = liveSheets(t.db, () => now);
  await t.ownerQuery("update posts set until_day = '2027-03-31' where person_id = $1", [suzuki.personId]);
  const session = await t.db.withTenant(t.tenantId, (tx) =>
    startSession(tx, suzuki.personId, { address: "" }, now, "password"),
  );
  const told: string[] = [];
  const hungUp = vi.fn();
  const opened = await live.watch({
    actor: suzuki,
    tokenHash: hashOfToken(session) ?? Buffer.alloc(0),
    sheetId,
    writing: false,
    tell: ({ event }) => told.push(event),
    hangUp: hungUp,
  });
  expect(opened.ok).toBe(true);
  // Two looks go by on the last evening.
  await vi.waitUntil(() => told.filter((event) => event === "still-here").length >= 2, { timeout: 15_000 });
  expect(told).not.toContain("over");
  now = new Date("2027-03-31T15:00:00Z");
  await vi.waitUntil(() => told.includes("over"), { timeout: promised });
  expect(hungUp).toHaveBeenCalled();
  await live.close();
  await t.ownerQuery("update posts set until_day = null");
});
