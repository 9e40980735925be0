import { randomBytes } from "node:crypto";
import { readFileSync, rmSync } from "node:fs";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { makeCertificates } from "../../tests/support/certificates.ts";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { type MailServer, refusal, startMailServer } from "../../tests/support/mail-server.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { temporaryFolder } from "../../tests/support/temporary-folder.ts";
import { signedIn, type Visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor } from "../domain/permissions/actor.ts";
import { knownMailServer } from "../usecases/mail/mail-settings.ts";
import { sealerOf } from "../usecases/secrets/sealer.ts";
import { saveSiteAddress } from "../usecases/site/site-address.ts";

let t: TestDatabase;
let office: Visitor;
let staff: Visitor;
let staffActor: Actor;
let server: MailServer;
const key = randomBytes(32);
const sealer = sealerOf(() => key);

beforeAll(async () => {
  t = await testDatabase();
  const app = webApp(t, { sealer });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  staffActor = await addPerson(t, { name: "田中 花", role: "staff" });
  office = await signedIn(t, app, actor);
  staff = await signedIn(t, app, staffActor);
  const refused = await office.post("/settings/mail", { ...plain(25) });
  expect([refused.status, await refused.text()]).toEqual([
    422,
    expect.stringContaining("先に、管理者が「サインイン」の設定で"),
  ]);
  await saveSiteAddress(t.db, actor, "https://michi.example");
});
beforeEach(async () => {
  server = await startMailServer();
});
afterEach(() => server.stop());
afterAll(() => t.close());

function plain(port: number): Record<string, string> {
  return {
    host: "127.0.0.1",
    port: String(port),
    security: "none",
    userName: "",
    password: "",
    sender: "michi@city.example",
    senderName: "企画政策課",
  };
}
const save = (fields: Record<string, string>) => office.post("/settings/mail", fields);
const tryOut = async (to = "sato@city.example") => (await office.post("/settings/mail/test", { to })).text();

describe("a test mail says what the server said", () => {
  test("taken", async () => {
    expect((await save(plain(server.port))).status).toBe(303);
    expect(await tryOut()).toContain("sato@city.example あてに送りました");
    expect(server.received).toMatchObject([{ to: ["sato@city.example"], subject: "【道しるべ】送信の確認" }]);
  });

  test("the recipient refused", async () => {
    await save(plain(server.port));
    server.behave({ onRcptTo: (_, __, done) => done(refusal(550, "no such user here")) });
    const page = await tryOut();
    expect(page).toContain("宛先のアドレスが、サーバーに受け付けられません。");
    expect(page).toContain("no such user here");
  });

  test("nobody there", async () => {
    await save(plain(server.port));
    await server.stop();
    expect(await tryOut()).toContain("サーバーにつながりません。");
  });

  test("no encryption where it must be, and a certificate that nobody vouches for: nothing is sent", async () => {
    await save({ ...plain(server.port), security: "starttls" });
    expect(await tryOut()).toContain("暗号化した接続を始められません。");
    const secret = await startMailServer(0, { secure: true, disabledCommands: [] });
    await save({ ...plain(secret.port), security: "tls" });
    expect(await tryOut()).toContain("暗号化した接続を始められません。");
    expect([...server.received, ...secret.received]).toEqual([]);
    await secret.stop();
  });

  test("no words of something else that listens there are read out", async () => {
    server.behave({ onConnect: (_, done) => done(refusal(554, "go away")) });
    await save(plain(server.port));
    expect(await tryOut()).toContain("サーバーが受付を断りました。");
  });
});

test.each(["starttls", "tls"])("%s: with the office's own authority it signs in and sends", async (security) => {
  const folder = temporaryFolder();
  const { authority, certificateFile, keyFile } = makeCertificates(folder, ["IP:127.0.0.1"]);
  const [cert, key] = [readFileSync(certificateFile), readFileSync(keyFile)];
  const secret = await startMailServer(0, { secure: security === "tls", disabledCommands: [], cert, key });
  let signedInAs = "";
  secret.behave({
    onAuth: ({ username, password }, _, done) => {
      signedInAs = `${username} ${password}`;
      return password === "ひみつの合言葉" ? done(null, { user: "michi" }) : done(refusal(535, "wrong password"));
    },
  });
  const given = { ...plain(secret.port), security, authority, userName: "michi", password: "ひみつの合言葉" };
  expect((await save(given)).status).toBe(303);
  expect(await tryOut()).toContain("sato@city.example あてに送りました");
  expect(signedInAs).toBe("michi ひみつの合言葉");
  expect(secret.received).toHaveLength(1);
  await save({ ...given, password: "まちがい" });
  expect(await tryOut()).toContain("ユーザー名かパスワードが、サーバーに受け付けられません。");
  await secret.stop();
  rmSync(folder, { recursive: true });
});

test("the password is sealed, never shown, and doesn't follow to another server", async () => {
  const withUser = { ...plain(server.port), security: "tls", userName: "michi", password: "ひみつの合言葉" };
  expect((await save(withUser)).status).toBe(303);
  const [row] = await t.ownerQuery<{ sealed: Buffer }>("select sealed_password as sealed from mail_settings");
  expect(row?.sealed.toString("utf8")).not.toContain("ひみつ");
  expect(await (await office.get("/settings/mail")).text()).not.toContain("ひみつの合言葉");
  const known = () => t.db.withTenant(t.tenantId, (tx) => knownMailServer(tx, sealer));
  expect((await save({ ...withUser, password: "", senderName: "総務課" })).status).toBe(303);
  expect(await known()).toMatchObject({ password: "ひみつの合言葉", senderName: "総務課" });
  const folder = temporaryFolder();
  const elsewhere: Record<string, string>[] = [
    { host: "mail.evil.example" },
    { port: "465" },
    { userName: "other" },
    { security: "starttls" },
    { authority: readFileSync(makeCertificates(folder, ["DNS:x.example"]).authorityFile, "utf8") },
  ];
  for (const place of elsewhere) {
    expect((await save({ ...withUser, password: "", ...place })).status).toBe(422);
  }
  rmSync(folder, { recursive: true });
  expect((await save({ ...withUser, security: "none" })).status).toBe(422);
});

test.each<Record<string, string>>([
  { host: "mail example" },
  { host: "" },
  { port: "0" },
  { port: "smtp" },
  { sender: "michi" },
  { sender: "a@city.example\r\nBcc: b@evil.example" },
  { senderName: "課\nBcc: b@evil.example" },
])("%o is refused with a word", async (wrong) => {
  const answer = await save({ ...plain(25), ...wrong });
  expect(answer.status).toBe(422);
  expect(await answer.text()).toContain("入力内容をご確認ください");
});

test("a person chooses where and how mails come; a wrong address is said", async () => {
  const choose = (fields: Record<string, string>) => staff.post("/account/notices", fields);
  expect((await choose({ email: "hana@city.example", choice: "digest" })).status).toBe(303);
  expect(
    await t.ownerQuery("select email, mail_choice from people where person_id = $1", [staffActor.personId]),
  ).toEqual([{ email: "hana@city.example", mail_choice: "digest" }]);
  expect((await choose({ email: "hana@city.example, other@city.example", choice: "now" })).status).toBe(422);
  expect((await choose({ email: "花@city.example", choice: "now" })).status).toBe(422);
});

test("the days of the deadlines' notices are the city's", async () => {
  expect((await office.post("/settings/mail/notices", { days: "１、14 3", hour: "7" })).status).toBe(303);
  expect(await (await office.get("/settings/mail")).text()).toContain('value="14, 3, 1"');
  expect((await office.post("/settings/mail/notices", { days: "soon", hour: "7" })).status).toBe(422);
  expect((await office.post("/settings/mail/notices", { days: "1", hour: "24" })).status).toBe(422);
});
