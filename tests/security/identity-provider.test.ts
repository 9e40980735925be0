import { afterAll, beforeAll, expect, test } from "vitest";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { type IdentityProvider, startIdentityProvider } from "../support/identity-provider.ts";
import { addPerson } from "../support/sample-city.ts";
import { signedIn, type Visitor, visitor, webApp } from "../support/web-city.ts";

const site = "http://localhost:3999";
const callback = `${site}/sign-in/provider/callback`;

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let ours: IdentityProvider;
let theirs: IdentityProvider;
let office: Visitor;
let stranger: Visitor;
let code: string;
let otherCode: string;
const logged: LogEntry[] = [];
let now = new Date("2026-11-20T00:00:00Z");

beforeAll(async () => {
  [t, ours, theirs] = [
    await testDatabase(),
    await startIdentityProvider(callback),
    await startIdentityProvider(callback),
  ];
  // The provider's clock is the real one.
  now = new Date();
  app = webApp(t, { log: (entry) => logged.push(entry), now: () => now });
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" }));
  const tenantId = await t.addMunicipality("となり市");
  stranger = await signedIn(
    t,
    app,
    await addPerson(t, { name: "他所 人", role: "office", and: "administrator", tenantId }),
  );
  await named("suzuki", t.tenantId);
  await named("suzuki", tenantId);
  await named("tanaka@city.example.lg.jp", t.tenantId);
  await named("unverified@city.example.lg.jp", t.tenantId);
  const codes = await t.ownerQuery<{ code: string }>("select code from municipalities order by code");
  [code = "", otherCode = ""] = codes.map((row) => row.code);
  expect((await setProvider(office, ours)).status).toBe(422);
  for (const who of [office, stranger]) await who.post("/settings/sign-in/site-address", { siteAddress: `${site}/` });
  expect((await setProvider(office, ours)).status).toBe(303);
  expect((await setProvider(stranger, theirs)).status).toBe(303);
});
afterAll(async () => {
  await ours?.stop();
  await theirs?.stop();
  await t?.close();
});

async function named(loginName: string, tenantId: string): Promise<string> {
  const { personId } = await addPerson(t, { name: loginName, role: "staff", tenantId });
  await t.ownerQuery("update people set login_name = $2 where person_id = $1", [personId, loginName]);
  return personId;
}

const setProvider = (who: Visitor, { issuer }: { issuer: string }, more: Record<string, string> = {}) =>
  who.post("/settings/sign-in/provider", {
    issuer,
    clientId: "michi",
    clientSecret: "michi-secret",
    claim: "preferred_username",
    ...more,
  });

/** A browser that has been sent to the provider. */
async function begun(city = code): Promise<{ one: Visitor; request: URL }> {
  const one = visitor(app);
  const answer = await one.get(`/sign-in/provider?code=${city}&back=/history`);
  expect(answer.status).toBe(303);
  return { one, request: new URL(answer.headers.get("Location") ?? "") };
}

const pathOf = (address: URL) => address.pathname + address.search;
const isIn = async (one: Visitor) => (await one.get("/history")).status === 200;

/** The answer is refused, nobody is in, and the log says why. */
async function refused(one: Visitor, answer: URL, status = 403): Promise<string> {
  logged.length = 0;
  const response = await one.get(pathOf(answer));
  expect(response.status).toBe(status);
  expect(await isIn(one)).toBe(false);
  return logged.map(({ what, detail }) => `${what}: ${detail}`).join();
}

test("a person of the office comes in through its provider, to where they wanted to go", async () => {
  const { one, request } = await begun();
  expect(request.origin).toBe(ours.issuer);
  expect(request.searchParams.get("code_challenge_method")).toBe("S256");
  const answer = await ours.authorize(request, "suzuki");
  const back = await one.get(pathOf(answer));
  expect([back.status, back.headers.get("Location")]).toEqual([303, "/history"]);
  expect(await isIn(one)).toBe(true);
  expect(await (await visitor(app).get("/sign-in")).text()).toContain("認証基盤でサインインする");
});

test("an answer is good once: replayed by the same browser or brought by another, it lets nobody in", async () => {
  const { one, request } = await begun();
  const answer = await ours.authorize(request, "suzuki");
  const cookie = one.cookie();
  const another = visitor(app);
  expect((await another.get(pathOf(answer))).status).toBe(400);
  expect((await one.get(pathOf(answer))).status).toBe(303);
  const again = await app.request(pathOf(answer), { headers: { Cookie: cookie } });
  expect([again.status, again.headers.getSetCookie().join()]).toEqual([400, expect.not.stringContaining("session=")]);
});

test.each([
  ["state", "x".repeat(43), /state/],
  ["nonce", "x".repeat(43), /nonce/],
])("a request whose %s was changed on its way is refused at the end", async (name, value, why) => {
  const { one, request } = await begun();
  request.searchParams.set(name, value);
  expect(await refused(one, await ours.authorize(request, "suzuki"))).toMatch(why);
});

test("a code that was given for another program (audience) or another proof (PKCE) is refused", async () => {
  const first = await begun();
  first.request.searchParams.set("client_id", "another-program");
  expect(await refused(first.one, await ours.authorize(first.request, "suzuki"))).toContain("provider-refused");
  const [victim, thief] = [await begun(), await begun()];
  const answer = await ours.authorize(victim.request, "suzuki");
  answer.searchParams.set("state", thief.request.searchParams.get("state") ?? "");
  expect(await refused(thief.one, answer)).toContain("provider-refused");
});

test("an answer that names another issuer, or says no, is refused", async () => {
  const first = await begun();
  const answer = await ours.authorize(first.request, "suzuki");
  answer.searchParams.set("iss", theirs.issuer);
  expect(await refused(first.one, answer)).toMatch(/iss/);
  const second = await begun();
  const denied = new URL(callback);
  denied.search = String(
    new URLSearchParams({
      error: "access_denied",
      state: second.request.searchParams.get("state") ?? "",
      iss: ours.issuer,
    }),
  );
  expect(await refused(second.one, denied)).toContain("provider-refused");
});

test("the provider of another city opens nothing here, though it knows somebody of the same name", async () => {
  const [here, there] = [await begun(), await begun(otherCode)];
  expect(there.request.origin).toBe(theirs.issuer);
  const answer = await theirs.authorize(there.request, "suzuki");
  answer.searchParams.set("state", here.request.searchParams.get("state") ?? "");
  await refused(here.one, answer);
  const again = await begun();
  answer.searchParams.set("state", again.request.searchParams.get("state") ?? "");
  answer.searchParams.set("iss", ours.issuer);
  await refused(again.one, answer);
});

test("a provider that calls itself by another name than the office set is not asked", async () => {
  await setProvider(office, { issuer: ours.issuer.replace("127.0.0.1", "localhost") });
  const answer = await visitor(app).get(`/sign-in/provider?code=${code}`);
  expect(answer.status).toBe(503);
  await setProvider(office, ours);
});

test("a stranger, a stopped account and an unverified address are told whom to ask, and stay outside", async () => {
  const unknown = await begun();
  const message = await unknown.one.get(pathOf(await ours.authorize(unknown.request, "nobody")));
  expect(message.status).toBe(403);
  expect(await message.text()).toContain("「nobody」は、道しるべの利用者として登録されていない");
  expect(await isIn(unknown.one)).toBe(false);
  await t.ownerQuery("update people set disabled_at = now() where login_name = 'suzuki' and tenant_id = $1", [
    t.tenantId,
  ]);
  const stopped = await begun();
  await refused(stopped.one, await ours.authorize(stopped.request, "suzuki"));
  await t.ownerQuery("update people set disabled_at = null");
  await setProvider(office, ours, { claim: "email" });
  const unverified = await begun();
  await refused(unverified.one, await ours.authorize(unverified.request, "unverified"));
  const verified = await begun();
  await verified.one.get(pathOf(await ours.authorize(verified.request, "tanaka")));
  expect(await isIn(verified.one)).toBe(true);
  await setProvider(office, ours);
});

test("the secret is not in the database or on a page, and is not sent to a new issuer unasked", async () => {
  const [row] = await t.ownerQuery<{ sealed: Buffer }>("select sealed_secret as sealed from identity_providers");
  expect(row?.sealed.toString("latin1")).not.toContain("michi-secret");
  expect(await (await office.get("/settings/sign-in")).text()).not.toContain("michi-secret");
  expect((await setProvider(office, ours, { clientSecret: "" })).status).toBe(303);
  expect((await setProvider(office, theirs, { clientSecret: "" })).status).toBe(422);
  expect((await setProvider(office, { issuer: "http://login.example.lg.jp" })).status).toBe(422);
});

test("once it is removed, nobody comes in through it any more, and who did is out", async () => {
  const { one, request } = await begun();
  await one.get(pathOf(await ours.authorize(request, "suzuki")));
  expect(await isIn(one)).toBe(true);
  await office.post("/settings/sign-in/provider/remove", {});
  expect(await isIn(one)).toBe(false);
  expect((await visitor(app).get(`/sign-in/provider?code=${code}`)).status).toBe(404);
  expect(await isIn(office)).toBe(true);
});
