import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { insertNotifications, type NewNotification } from "../../src/database/notification-store.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { type RunningApp, startApp } from "../e2e/support/running-app.ts";
import { type CycleCity, cycleCity } from "../support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type MailServer, sendThrough, startMailServer } from "../support/mail-server.ts";
import { addPerson } from "../support/sample-city.ts";

let t: TestDatabase;
let city: CycleCity;
let server: MailServer;
const apps: RunningApp[] = [];
const sealer = sealerOf(() => randomBytes(32));

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  // No day's work may mix with these mails.
  await t.ownerQuery("insert into notice_settings (tenant_id, told_on) values ($1, '9999-12-31')", [t.tenantId]);
});
beforeEach(async () => {
  await t.ownerQuery("delete from mails");
  server = await startMailServer();
  await sendThrough(t.db, sealer, city.people.office, server.port);
});
afterEach(async () => {
  await Promise.all(apps.splice(0).map((app) => app.stop()));
  await server.stop();
});
afterAll(() => t.close());

const start = async () => {
  const app = await startApp(t.appLogin);
  apps.push(app);
  return app;
};

/** Puts mails into the outbox, one for each of so many people. */
async function tell(count: number): Promise<void> {
  const notices: NewNotification[] = [];
  for (let index = 0; index < count; index++) {
    const { personId } = await addPerson(t, { name: `職員 ${index}`, role: "viewer" });
    await t.ownerQuery("update people set email = $2 where person_id = $1", [personId, `${personId}@city.example`]);
    const about = { sheetId: city.sheetId, threadId: null, causedBy: null, stage: "中間", due: "2026-10-31" };
    notices.push({ personId, kind: "reminder", ...about, occasion: randomUUID() });
  }
  await t.db.withTenant(t.tenantId, (tx) => tx.queryAll([insertNotifications(notices)]));
}

/** A program that has just started may not listen yet; it would look for itself a minute later. */
async function until(what: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await what())) {
    await t.ownerQuery("select pg_notify('mail_news', $1)", [t.tenantId]);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
const left = async () => (await t.ownerQuery("select 1 from mails where state = 'waiting'")).length;

test("two programs at once send each mail once, those that waited and those that come", async () => {
  await tell(15);
  await Promise.all([start(), start()]);
  await tell(15);
  await until(async () => (await left()) === 0);
  const addresses = server.received.map(({ to }) => to[0]);
  expect(addresses).toHaveLength(30);
  expect(new Set(addresses).size).toBe(30);
});

test("killed after the server took a mail and before that was noted: it goes at most once more, with the same Message-ID", async () => {
  const taken: string[] = [];
  const app = await start();
  server.behave({
    onData: async ({ messageId }) => {
      taken.push(messageId);
      await app.stop("SIGKILL");
      return null;
    },
  });
  await tell(1);
  await until(() => server.received.length === 1);
  expect(await left()).toBe(1);
  server.behave({});
  // Five minutes later, in which nobody else may send it.
  await t.ownerQuery("update mails set leased_until = now() - interval '1 second'");
  await start();
  await until(async () => (await left()) === 0);
  expect(server.received.map(({ messageId }) => messageId)).toEqual([taken[0], taken[0]]);
});

test("a program that is asked to stop doesn't wait for a mail server that keeps silent; the mail stays", async () => {
  const app = await start();
  let asked = false;
  server.behave({
    onData: () => {
      asked = true;
      return new Promise(() => {});
    },
  });
  await tell(1);
  await until(() => asked);
  await app.stop();
  expect(await t.ownerQuery("select state, reason, leased_until from mails")).toEqual([
    { state: "waiting", reason: "broken-off", leased_until: null },
  ]);
});

test("a program that is asked to stop finishes the mail in hand", async () => {
  const app = await start();
  let stopped: Promise<void> | null = null;
  server.behave({
    onData: () => {
      stopped ??= app.stop();
      return null;
    },
  });
  await tell(1);
  await until(() => stopped !== null);
  await stopped;
  expect([await left(), server.received.length]).toEqual([0, 1]);
});
