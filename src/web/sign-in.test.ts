import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, testPassword, visitor, webApp } from "../../tests/support/web-city.ts";
import { attemptLimits } from "../usecases/sessions/sign-in-attempts.ts";

let t: TestDatabase;
let code: string;
let loginName: string;
let now = new Date("2026-11-20T00:00:00Z");
let app: ReturnType<typeof webApp>;

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await signedIn(t, app, actor);
  const [row] = await t.ownerQuery<{ code: string; login: string }>(
    "select code, login_name as login from municipalities join people using (tenant_id)",
  );
  code = row?.code ?? "";
  loginName = row?.login ?? "";
});
beforeEach(() => t.ownerQuery("delete from sign_in_attempts"));
afterAll(() => t.close());

const attempt = (fields: Record<string, string>) => visitor(app).post("/sign-in", { code, loginName, ...fields });

test("the right password signs in and leads where the person wanted to go", async () => {
  const answer = await attempt({ password: testPassword, back: "/years/2026" });
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/years/2026"]);
  expect(answer.headers.get("Set-Cookie")).toMatch(/^__Host-session=.*; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
});

test.each(["https://evil.example/", "//evil.example", "/\\evil.example"])("never leads away to %s", async (back) => {
  const answer = await attempt({ password: testPassword, back });
  expect(answer.headers.get("Location")).toBe("/");
});

test("an unknown account is answered like a mistaken password", async () => {
  const wrong = await attempt({ password: "ちがう合言葉です" });
  const unknown = await attempt({ loginName: "nobody", password: "ちがう合言葉です" });
  const text = async (answer: Response) => (await answer.text()).replaceAll("nobody", loginName);
  expect([wrong.status, unknown.status]).toEqual([401, 401]);
  expect(await text(wrong)).toBe(await text(unknown));
});

test("after five mistakes the account waits, even with the right password, and is let in later", async () => {
  for (let i = 0; i < attemptLimits.ofAccount; i++) await attempt({ password: "ちがう合言葉です" });
  expect((await attempt({ password: testPassword })).status).toBe(429);
  now = new Date(now.getTime() + attemptLimits.within + 1000);
  expect((await attempt({ password: testPassword })).status).toBe(303);
});

test("a browser that has signed in before goes on while a stranger's are kept waiting", async () => {
  const own = visitor(app);
  await own.post("/sign-in", { code, loginName, password: testPassword });
  expect(own.cookie()).toMatch(/__Host-device=[\w-]{43}/);
  await own.post("/sign-out", {});
  await t.ownerQuery("update sign_in_attempts set source = '192.0.2.1'");
  for (let i = 0; i < attemptLimits.ofAccount; i++) await attempt({ password: "ちがう合言葉です" });
  expect((await attempt({ password: testPassword })).status).toBe(429);
  expect((await own.post("/sign-in", { code, loginName, password: testPassword })).status).toBe(303);
});

test("guesses sent all at once are counted too", async () => {
  const answers = await Promise.all(Array.from({ length: 12 }, () => attempt({ password: "ちがう合言葉です" })));
  expect(answers.filter(({ status }) => status === 401)).toHaveLength(attemptLimits.ofAccount);
});

test("a whole town hall behind one address still signs in", async () => {
  for (let i = 0; i < 40; i++) {
    await t.ownerQuery(
      "insert into sign_in_attempts (tenant_id, at, login_name, source, succeeded) values ($1, $2, $3, '', false)",
      [t.tenantId, now, `someone-${i}`],
    );
  }
  expect((await attempt({ password: testPassword })).status).toBe(303);
});

test("a session ends after two idle hours, and with sign-out", async () => {
  const one = visitor(app);
  await one.post("/sign-in", { code, loginName, password: testPassword });
  now = new Date(now.getTime() + 119 * 60_000);
  expect((await one.get("/history")).status).toBe(200);
  now = new Date(now.getTime() + 119 * 60_000);
  expect((await one.get("/history")).status).toBe(200);
  now = new Date(now.getTime() + 121 * 60_000);
  expect((await one.get("/history")).status).toBe(303);
  const two = visitor(app);
  await two.post("/sign-in", { code, loginName, password: testPassword });
  const before = two.cookie();
  await two.post("/sign-out", {});
  expect((await app.request("/history", { headers: { Cookie: before } })).status).toBe(303);
});

test("the secret of a session is nowhere in the database", async () => {
  const one = visitor(app);
  await one.post("/sign-in", { code, loginName, password: testPassword });
  const secret = one.cookie().split(".")[1] ?? "";
  const rows = await t.ownerQuery<{ row: string }>("select sessions::text as row from sessions");
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ row }) => row.includes(secret) || row.includes(Buffer.from(secret).toString("hex")))).toBe(false);
});

test("entering as a demo person works only on a demo installation", async () => {
  const [person] = await t.ownerQuery<{ id: string }>("select person_id as id from people");
  const fields = { code, personId: person?.id ?? "" };
  expect((await visitor(app).post("/sign-in/demo", fields)).status).toBe(404);
  const demo = webApp(t, { demo: true });
  expect(await (await visitor(demo).get("/sign-in")).text()).toContain("佐藤 まどか");
  expect(await (await visitor(app).get("/sign-in")).text()).not.toContain("佐藤 まどか");
  expect((await visitor(demo).post("/sign-in/demo", fields)).status).toBe(303);
});
