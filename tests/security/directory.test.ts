import { createServer, type Server } from "node:net";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { hashPassword } from "../../src/usecases/sessions/password.ts";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import {
  type DirectoryServer,
  directoryBase,
  directoryPassword,
  lookUpAccount,
  startDirectory,
} from "../support/directory-server.ts";
import { addPerson } from "../support/sample-city.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../support/web-city.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let directory: DirectoryServer;
let office: Visitor;
let code: string;
const logged: LogEntry[] = [];
const people: Record<string, string> = {};

beforeAll(async () => {
  directory = await startDirectory(["suzuki", "tanaka", "stranger", "twice", "twice", "ｱｲﾀﾞ", "kato", "newcomer"]);
  t = await testDatabase();
  app = webApp(t, { log: (entry) => logged.push(entry) });
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" }));
  for (const login of ["suzuki", "tanaka", "twice", "アイダ", "kato", "nobody-there", "*", "s*", "suzuki)(uid=*"]) {
    const { personId } = await addPerson(t, { name: login, role: "staff" });
    await t.ownerQuery("update people set login_name = $2 where person_id = $1", [personId, login]);
    people[login] = personId;
  }
  [{ code = "" } = {}] = await t.ownerQuery<{ code: string }>("select code from municipalities");
});
beforeEach(async () => {
  logged.length = 0;
  await t.ownerQuery("delete from sign_in_attempts");
  expect((await save()).status).toBe(303);
});
afterAll(async () => {
  await directory?.close();
  await t?.close();
});

const settings = () => ({
  directoryAddress: directory.secure,
  authority: directory.authority,
  bindName: lookUpAccount.name,
  bindPassword: lookUpAccount.password,
  base: directoryBase,
  filter: "(&(objectClass=person)(uid={login}))",
});
const save = (more: Record<string, string> = {}) =>
  office.post("/settings/sign-in/directory", { ...settings(), ...more });
const check = async (loginName: string) =>
  await (await office.post("/settings/sign-in/directory/check", { loginName })).text();

async function enter(loginName: string, password = directoryPassword): Promise<{ one: Visitor; answer: Response }> {
  const one = visitor(app);
  return { one, answer: await one.post("/sign-in", { code, loginName, password }) };
}
const status = async (loginName: string, password?: string) => (await enter(loginName, password)).answer.status;
const isIn = async (one: Visitor) => (await one.get("/account")).status === 200;

test("the password of the office's directory lets in who is on the city's list, over ldaps and over StartTLS", async () => {
  const first = await enter("suzuki");
  expect([first.answer.status, await isIn(first.one)]).toEqual([303, true]);
  expect((await save({ directoryAddress: directory.plain })).status).toBe(303);
  const second = await enter("ＳＵＺＵＫＩ");
  expect([second.answer.status, await isIn(second.one)]).toEqual([303, true]);
  expect(await status("アイダ")).toBe(303);
});

test("who comes in by the directory is registered without a password here; without a directory one is asked for", async () => {
  const person = { name: "新しい人", loginName: "newcomer", email: "", title: "", role: "staff", unitId: "" };
  const post = { ...person, from: "2020-04-01", password: "" };
  await office.post("/settings/sign-in/directory/remove", {});
  const refused = await office.post("/people", post);
  expect([refused.status, await refused.text()]).toEqual([422, expect.stringContaining("最初のパスワードを")]);
  await save();
  expect((await office.post("/people", post)).status).toBe(303);
  expect(await isIn((await enter("newcomer")).one)).toBe(true);
});

test("a wrong password, an unknown name and a stopped account are answered alike", async () => {
  const [wrong, unknown] = [await enter("suzuki", "ちがう合言葉です"), await enter("nobody-there")];
  expect([wrong.answer.status, unknown.answer.status]).toEqual([401, 401]);
  const plain = async ({ answer }: { answer: Response }) =>
    (await answer.text()).replaceAll("nobody-there", "suzuki").replaceAll(/nonce="[^"]*"/g, "");
  expect(await plain(wrong)).toBe(await plain(unknown));
  await t.ownerQuery("update people set disabled_at = now() where login_name = 'tanaka'");
  expect(await status("tanaka", "ちがう合言葉です")).toBe(401);
  const stopped = await enter("tanaka");
  expect([stopped.answer.status, await isIn(stopped.one)]).toEqual([403, false]);
  await t.ownerQuery("update people set disabled_at = null");
});

test("who is in the directory and not on the city's list is told whom to ask, and stays outside", async () => {
  const { one, answer } = await enter("stranger");
  expect([answer.status, await isIn(one)]).toEqual([403, false]);
  expect(await answer.text()).toContain("道しるべの利用者として登録されていない");
});

test('no password is no password, though the directory answers "success" to it', async () => {
  expect(await status("suzuki", "")).toBe(400);
  const here = (await enter("suzuki")).one;
  for (const present of ["", "\0"]) {
    const answer = await here.post("/account/second-factor", { act: "begin", present });
    expect(answer.status).toBeGreaterThanOrEqual(400);
  }
});

test.each(["*", "s*", "suzuki)(uid=*", "*)(objectClass=*"])("the login name %s finds nobody else", async (login) => {
  expect(await status(login)).toBe(401);
  expect(await check(login)).toContain("見つかりません");
});

test("a name that stands for two people, or finds another only by the condition, lets nobody in", async () => {
  expect(await status("twice")).toBe(401);
  expect(await check("twice")).toContain("2人以上います");
  // Whatever the condition lets the directory find, the name must be this one.
  expect((await save({ filter: "(|(uid={login})(cn=person-6))" })).status).toBe(303);
  expect(await status("nobody-there")).toBe(401);
});

test("guesses at a password of the directory stop after five", async () => {
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) statuses.push(await status("tanaka", `ちがう合言葉${n}`));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await status("tanaka")).toBe(429);
});

test("a second factor is asked after the directory's password, and set up with it", async () => {
  const here = (await enter("kato")).one;
  const begun = await here.post("/account/second-factor", { act: "begin", present: directoryPassword });
  expect(begun.headers.get("Location")).toBe("/account/second-factor");
  await t.ownerQuery("update totp_secrets set confirmed_at = now()");
  const { one, answer } = await enter("kato");
  expect([answer.headers.get("Location"), await isIn(one)]).toEqual(["/sign-in/code", false]);
});

test("while the directory is down it is said, and a password kept here lets in; nobody is locked out by it", async () => {
  await t.ownerQuery("update people set password_hash = $1 where login_name = 'tanaka'", [
    await hashPassword(testPassword),
  ]);
  await directory.stop();
  try {
    for (let n = 0; n < 7; n += 1) expect(await status("suzuki")).toBe(503);
    const { answer } = await enter("nobody-there");
    expect([answer.status, await answer.text()]).toEqual([
      503,
      expect.stringContaining("庁内ディレクトリにつながらない"),
    ]);
    expect(logged.map(({ what }) => what)).toContain("directory-away");
    expect(JSON.stringify(logged)).not.toContain(directoryPassword);
    expect(await status("tanaka", testPassword)).toBe(303);
    expect(await check("suzuki")).toContain("サーバーにつながりません");
  } finally {
    await directory.start();
  }
  expect(await status("suzuki")).toBe(303);
});

test("a server that takes the connection and never answers is given up", async () => {
  const silent: Server = createServer(() => {});
  await new Promise<void>((resolve) => silent.listen(0, "127.0.0.1", resolve));
  const address = silent.address();
  const port = typeof address === "object" && address ? address.port : 0;
  for (const directoryAddress of [`ldaps://127.0.0.1:${port}`, `ldap://127.0.0.1:${port}`]) {
    await save({ directoryAddress });
    expect(await status("suzuki")).toBe(503);
  }
  silent.close();
});

test.each([
  ["without the authority's certificate", () => ({ authority: "" })],
  [
    "by another name than its certificate's",
    () => ({ directoryAddress: directory.secure.replace("localhost", "127.0.0.1") }),
  ],
  ["by another name, with StartTLS", () => ({ directoryAddress: directory.plain.replace("localhost", "127.0.0.1") })],
])("a server %s is not trusted and hears no password", async (_, more) => {
  expect((await save(more())).status).toBe(303);
  expect(await status("suzuki")).toBe(503);
  expect(await check("suzuki")).toContain("証明書を確かめられません");
});

test("the page says what is wrong with the settings", async () => {
  expect(await check("suzuki")).toContain("1人見つかりました");
  await save({ bindPassword: "wrong" });
  expect(await check("suzuki")).toContain("検索用アカウントでつながれません");
  await save({ base: "ou=nowhere,dc=city,dc=example" });
  expect(await check("suzuki")).toContain("検索できません");
  for (const [more, words] of [
    [{ directoryAddress: "https://ldap.example" }, "ldaps://"],
    [{ directoryAddress: "ldaps://user@ldap.example/dc=x" }, "ldaps://"],
    [{ filter: "(uid=suzuki)" }, "{login}"],
    [{ authority: "-----BEGIN CERTIFICATE-----\nxx\n-----END CERTIFICATE-----" }, "PEM"],
    [{ bindName: "" }, "DN"],
  ] as const) {
    const answer = await save(more);
    expect([answer.status, await answer.text()]).toEqual([422, expect.stringContaining(words)]);
  }
});

test("the look-up password is not in the database or on a page, and is not sent to a new place unasked", async () => {
  const [row] = await t.ownerQuery<{ sealed: Buffer }>("select sealed_secret as sealed from directories");
  expect(row?.sealed.toString("latin1")).not.toContain(lookUpAccount.password);
  expect(await (await office.get("/settings/sign-in")).text()).not.toContain(lookUpAccount.password);
  expect((await save({ bindPassword: "", base: "dc=city,dc=example" })).status).toBe(303);
  const moved = await save({ bindPassword: "", directoryAddress: "ldaps://elsewhere.example" });
  expect([moved.status, await moved.text()]).toEqual([422, expect.not.stringContaining(lookUpAccount.password)]);
});

test("the neighbouring city doesn't use it", async () => {
  const tenantId = await t.addMunicipality("となり市");
  const { personId } = await addPerson(t, { name: "鈴木", role: "staff", tenantId });
  await t.ownerQuery("update people set login_name = 'suzuki' where person_id = $1", [personId]);
  const [row] = await t.ownerQuery<{ code: string }>("select code from municipalities where tenant_id = $1", [
    tenantId,
  ]);
  const answer = await visitor(app).post("/sign-in", {
    code: row?.code ?? "",
    loginName: "suzuki",
    password: directoryPassword,
  });
  expect(answer.status).toBe(401);
});

test("once it is removed, nobody comes in through it any more, and who did is out", async () => {
  const { one } = await enter("suzuki");
  expect(await isIn(one)).toBe(true);
  await office.post("/settings/sign-in/directory/remove", {});
  expect([await isIn(one), await isIn(office)]).toEqual([false, true]);
  expect(await status("suzuki")).toBe(401);
});
