import { randomBytes, randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from "vitest";
import { writeComment } from "../../src/usecases/comments/write-comment.ts";
import { readMailQueue, retryMails } from "../../src/usecases/mail/mail-queue.ts";
import { sendNextMail } from "../../src/usecases/mail/send-next-mail.ts";
import { saveOwnMail } from "../../src/usecases/notifications/own-mail.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { mailLinks } from "../../src/web/mail-links.ts";
import { type CycleCity, cycleCity } from "../support/cycle-city.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type MailServer, refusal, sendThrough, startMailServer } from "../support/mail-server.ts";

let t: TestDatabase;
let city: CycleCity;
let server: MailServer;
const key = randomBytes(32);
const sealer = sealerOf(() => key);
const day = "2026-05-10";
const minutes = (count: number) => count * 60_000;
let now: Date;

beforeAll(async () => {
  t = await testDatabase();
  city = await cycleCity(t);
  const { staff, sectionHead, departmentHead } = city.people;
  await saveOwnMail(t.db, staff, { email: "tanaka@city.example", choice: "now" });
  await saveOwnMail(t.db, sectionHead, { email: "suzuki@city.example", choice: "now" });
  await saveOwnMail(t.db, departmentHead, { email: "takahashi@city.example", choice: "digest" });
});
beforeEach(async () => {
  now = new Date();
  server = await startMailServer();
  await t.ownerQuery("delete from mails");
  await t.ownerQuery("delete from notifications");
  await sendThrough(t.db, sealer, city.people.office, server.port);
});
afterEach(() => server.stop());
afterAll(() => t.close());

const later = (milliseconds: number) => new Date(now.getTime() + milliseconds);
const send = (at = later(1_000)) => sendNextMail(t.db, sealer, mailLinks, t.tenantId, at);
async function sendAll(at?: Date): Promise<string[]> {
  const outcomes: string[] = [];
  for (let outcome = await send(at); outcome !== "nothing"; outcome = await send(at)) {
    outcomes.push(outcome);
    if (outcome === "away") break;
  }
  return outcomes;
}
const states = () =>
  t.ownerQuery<{ state: string; reason: string | null }>("select state, reason from mails order by 1, 2");

/** The staff's sheet comes back: one mail for them, one for the section's head. */
async function sentBack(): Promise<void> {
  await city.act(city.people.staff, "submit", day);
  await t.ownerQuery("delete from mails");
  await city.act(city.people.departmentHead, { do: "sendBack", reason: "ひみつの理由", notes: [] }, day);
}

test("a notification is a short plain mail: what, which sheet, until when, where; no word of the sheet", async () => {
  await sentBack();
  expect(await sendAll()).toEqual(["sent", "sent"]);
  const mail = server.received.find(({ to }) => to[0] === "tanaka@city.example");
  expect(mail?.from).toBe("michi@city.example");
  expect(mail?.subject).toBe("【道しるべ】総務課 「目標設定」が差し戻されました。直して提出してください。");
  expect(mail?.text).toBe(
    [
      "田中 花 様",
      "",
      "総務部 総務課　「目標設定」が差し戻されました。直して提出してください。",
      `令和8年度　シート番号 ${city.sheetNumber}　期限 5月17日(日)`,
      `https://michi.example/sheets/${city.sheetId}`,
      "",
      "--",
      "このメールは、みちしるべ市の「道しるべ」が自動で送っています。返信はできません。",
      "受け取り方は、次の画面で変えられます。 https://michi.example/account/notices",
      "",
    ].join("\n"),
  );
  expect(mail?.raw).toContain("Content-Type: text/plain; charset=utf-8");
  expect(mail?.raw).not.toMatch(/ひみつ/);
});

test("a digest gathers until it is sent, without what was read; what comes later waits for the next", async () => {
  const { staff, departmentHead } = city.people;
  const name = () =>
    writeComment(t.db, staff, city.sheetId, {
      commentId: randomUUID(),
      threadId: null,
      place: { goalId: null, concept: null },
      body: "ひみつの相談",
      mentioned: departmentHead.personId,
    });
  for (let round = 0; round < 3; round++) await name();
  const [digest] = await t.ownerQuery<{ after: string }>("select send_after as after from mails where gathers");
  expect(new Date(digest?.after ?? "").getUTCHours()).toBe(23);
  const morning = later(minutes(25 * 60));
  const one = "(select notification_id from notifications where person_id = $1 order by created_at limit 1)";
  await t.ownerQuery(`update notifications set read_at = now() where notification_id = ${one}`, [
    departmentHead.personId,
  ]);
  expect(await sendAll()).toEqual([]);
  expect(await sendAll(morning)).toEqual(["sent"]);
  expect(server.received.map(({ to, subject }) => [to, subject])).toEqual([
    [["takahashi@city.example"], "【道しるべ】お知らせが2件あります"],
  ]);
  expect(server.received[0]?.text.match(/田中 花さんが、コメントであなたに知らせています。/g)).toHaveLength(2);
  expect(server.received[0]?.text).not.toContain("ひみつ");
  await name();
  expect(await t.ownerQuery("select 1 from mails where gathers")).toHaveLength(1);
});

test("a digest of what has been done meanwhile is not sent", async () => {
  await city.act(city.people.staff, "submit", day);
  await city.act(city.people.staff, "withdraw", day);
  expect(await sendAll(later(minutes(25 * 60)))).toContain("dropped");
  expect(server.received.map(({ to }) => to[0])).not.toContain("takahashi@city.example");
});

test("an address that the server refuses is not tried again; the office sees why and can send it anew", async () => {
  await sentBack();
  server.behave({
    onRcptTo: ({ address }, _, done) => done(address.startsWith("tanaka") ? refusal(550, "no such user") : null),
  });
  expect((await sendAll()).sort()).toEqual(["failed", "sent"]);
  const queue = await readMailQueue(t.db, city.people.office, later(2_000));
  expect(queue.troubled).toMatchObject([
    { to: "田中 花", state: "failed", reason: "recipient-refused", nextTry: null },
  ]);
  expect(queue.troubled[0]?.answer).toContain("no such user");
  server.behave({});
  await retryMails(t.db, city.people.office, null, later(2_000));
  expect(await sendAll(later(3_000))).toEqual(["sent"]);
  expect(server.received).toHaveLength(2);
});

test("a server that is down is left alone for a while; when it comes back nothing is lost and nothing double", async () => {
  await sentBack();
  const { port } = server;
  await server.stop();
  expect(await sendAll()).toEqual(["away"]);
  expect(await send()).toBe("nothing");
  expect(await readMailQueue(t.db, city.people.office, later(0))).toMatchObject({
    waiting: 2,
    away: { reason: "unreachable" },
  });
  expect(await sendAll(later(minutes(2)))).toEqual(["away"]);
  server = await startMailServer(port);
  expect(await send(later(minutes(3)))).toBe("nothing");
  expect(await sendAll(later(minutes(8)))).toEqual(["sent", "sent"]);
  expect(server.received.map(({ to }) => to[0]).sort()).toEqual(["suzuki@city.example", "tanaka@city.example"]);
  expect(await sendAll(later(minutes(9)))).toEqual([]);
  expect((await readMailQueue(t.db, city.people.office, now)).away).toBeNull();
});

test("a line that goes dead within a mail, and 'try again later', hold up that mail only", async () => {
  await sentBack();
  let tries = 0;
  server.behave({
    onData: ({ to }) => {
      if (!to[0]?.startsWith("tanaka")) return null;
      tries += 1;
      return tries === 1 ? "drop" : tries === 2 ? refusal(451, "greylisted") : null;
    },
  });
  expect((await sendAll()).sort()).toEqual(["sent", "waiting"]);
  expect(await states()).toContainEqual({ state: "waiting", reason: "broken-off" });
  expect(await sendAll(later(minutes(2)))).toEqual(["waiting"]);
  expect(await states()).toContainEqual({ state: "waiting", reason: "put-off" });
  expect(await sendAll(later(minutes(8)))).toEqual(["sent"]);
  expect(server.received).toHaveLength(2);
});

test("after five days of trying the office sees what did not arrive", async () => {
  await sentBack();
  server.behave({ onData: () => refusal(451, "disk full") });
  expect(await sendAll()).toEqual(["waiting", "waiting"]);
  const end = later(minutes(5 * 24 * 60 + 10));
  expect(await sendAll(end)).toEqual(["failed", "failed"]);
  expect(await readMailQueue(t.db, city.people.office, end)).toMatchObject({ failed: 2, waiting: 0 });
});

test("nobody gets mail whose account is closed or who no longer wants it", async () => {
  await sentBack();
  await saveOwnMail(t.db, city.people.staff, { email: "tanaka@city.example", choice: "none" });
  await t.ownerQuery("update people set disabled_at = now() where name = '鈴木 進'");
  expect(await sendAll()).toEqual(["dropped", "dropped"]);
  expect(server.received).toEqual([]);
  await t.ownerQuery("update people set disabled_at = null");
  await saveOwnMail(t.db, city.people.staff, { email: "tanaka@city.example", choice: "now" });
});

test("who has lost the last post gets no mail of what waited for them", async () => {
  await sentBack();
  await t.ownerQuery("update posts set from_day = '2019-01-01', until_day = '2020-01-01' where person_id = $1", [
    city.people.staff.personId,
  ]);
  expect((await sendAll()).sort()).toEqual(["dropped", "sent"]);
  expect(server.received.map(({ to }) => to[0])).toEqual(["suzuki@city.example"]);
  await t.ownerQuery("update posts set from_day = '2026-01-01', until_day = null where person_id = $1", [
    city.people.staff.personId,
  ]);
});

test("what was claimed by a program that died goes again under the same Message-ID, and its late word counts no more", async () => {
  await sentBack();
  const [claimed] = await t.ownerQuery<{ id: string; message: string }>(
    `update mails set attempts = 1, leased_until = now() + interval '5 minutes', message_id = '<' || mail_id || '@city.example>'
      returning mail_id as id, message_id as message`,
  );
  expect(await send()).toBe("nothing");
  await t.ownerQuery("update mails set leased_until = now() - interval '1 second'");
  expect(await sendAll()).toEqual(["sent", "sent"]);
  expect(server.received.map(({ messageId }) => messageId)).toContain(claimed?.message);
});

test("a name with line ends in it begins no header", async () => {
  const { staff } = city.people;
  const evil = "総務課\r\nBcc: thief@evil.example";
  await t.ownerQuery("update org_units set name = $1 where name = '総務課'", [evil]);
  await t.ownerQuery("update people set name = $1 where person_id = $2", [
    "花\r\nBcc: thief@evil.example",
    staff.personId,
  ]);
  await sentBack();
  await sendAll();
  expect(server.received).toHaveLength(2);
  for (const { raw, to } of server.received) {
    expect(raw).not.toMatch(/^Bcc:/im);
    expect(to).toHaveLength(1);
    expect(to[0]).not.toContain("thief");
  }
});
