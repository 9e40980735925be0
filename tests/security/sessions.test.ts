import { afterAll, beforeAll, expect, test } from "vitest";
import { absoluteLifetime, idleLifetime } from "../../src/usecases/sessions/session-lifetime.ts";
import { sessionCookie } from "../../src/web/session-cookie.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson } from "../support/sample-city.ts";
import { signedIn, testPassword, visitor, webApp } from "../support/web-city.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let login: { code: string; loginName: string; password: string };
let now = new Date("2026-11-20T00:00:00Z");

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now });
  const actor = await addPerson(t, { name: "佐藤 まどか", role: "office" });
  await signedIn(t, app, actor);
  const [row] = await t.ownerQuery<{ code: string }>("select code from municipalities");
  login = { code: row?.code ?? "", loginName: `login-${actor.personId}`, password: testPassword };
});
afterAll(() => t.close());

const withCookie = async (cookie: string, path = "/history") =>
  (await app.request(path, { headers: { Cookie: cookie } })).status;

test("a planted cookie is never taken over", async () => {
  const planted = `${sessionCookie}=${t.tenantId}.${"A".repeat(43)}`;
  const answer = await app.request("/sign-in", {
    method: "POST",
    body: new URLSearchParams(login),
    headers: { Cookie: planted, "Sec-Fetch-Site": "same-origin" },
  });
  const given = answer.headers.get("Set-Cookie")?.split(";")[0] ?? "";
  expect(given).not.toBe(planted);
  expect([await withCookie(planted), await withCookie(given)]).toEqual([303, 200]);
});

test("signing in again on the same screen ends the session before", async () => {
  const one = visitor(app);
  await one.post("/sign-in", login);
  const before = one.cookie();
  await one.post("/sign-in", login);
  expect(one.cookie()).not.toBe(before);
  expect([await withCookie(before), await withCookie(one.cookie())]).toEqual([303, 200]);
});

test("a session ends after a working day however busy it was", async () => {
  const one = visitor(app);
  await one.post("/sign-in", login);
  const end = now.getTime() + absoluteLifetime;
  while (now.getTime() + idleLifetime / 2 < end) {
    now = new Date(now.getTime() + idleLifetime / 2);
    expect((await one.get("/history")).status).toBe(200);
  }
  now = new Date(end + 1);
  expect((await one.get("/history")).status).toBe(303);
});

test.each([
  ["no cookie's form", "x"],
  ["a tenant and nothing", "00000000-0000-4000-8000-000000000000."],
  ["a statement in place of the tenant", `'; drop table people; --.${"A".repeat(43)}`],
  ["a tenant with a quote", `00000000-0000-4000-8000-00000000000'.${"A".repeat(43)}`],
  ["a very long one", "A".repeat(10_000)],
])("a cookie of %s is nobody's", async (_, value) => {
  expect(await withCookie(`${sessionCookie}=${value}`)).toBe(303);
});
