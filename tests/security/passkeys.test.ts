import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Actor, Role } from "../../src/domain/permissions/actor.ts";
import type { LogEntry } from "../../src/web/site.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson } from "../support/sample-city.ts";
import { type SoftwarePasskey, softwarePasskey } from "../support/software-passkey.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../support/web-city.ts";

const site = "https://michi.city.example.lg.jp";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
let now = new Date("2026-11-20T00:00:00Z");
const logged: LogEntry[] = [];

beforeAll(async () => {
  t = await testDatabase();
  app = webApp(t, { now: () => now, log: (entry) => logged.push(entry) });
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" }));
  expect((await office.post("/settings/sign-in/site-address", { siteAddress: site })).status).toBe(303);
});
beforeEach(async () => {
  logged.length = 0;
  await t.ownerQuery("delete from sign_in_attempts");
  await t.ownerQuery("delete from second_factor_roles");
});
afterAll(() => t.close());

/** What the island on a page is asked. */
async function questionIn(answer: Response): Promise<{ challenge: string }> {
  const props = /data-island="passkey" data-props="([^"]*)"/.exec(await answer.text())?.[1] ?? "";
  return JSON.parse(props.replaceAll("&quot;", '"')).question;
}

const page = "/account/second-factor";
const recoveryCodeIn = (text: string) => /<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</.exec(text)?.[1];

async function askedToRegister(one: Visitor, present = testPassword): Promise<string> {
  const begun = await one.post("/account/passkeys", { name: "窓口のパソコン", present });
  expect(begun.headers.get("Location")).toBe("/account/passkeys/new");
  return (await questionIn(await one.get("/account/passkeys/new"))).challenge;
}

type Owner = { actor: Actor; here: Visitor; key: SoftwarePasskey; recoveryCode: string };

async function withPasskey(name: string, role: Role = "staff"): Promise<Owner> {
  const actor = await addPerson(t, { name, role });
  const here = await signedIn(t, app, actor);
  const key = softwarePasskey(site);
  const challenge = await askedToRegister(here);
  const done = await here.post("/account/passkeys/new", { passkey: key.register({ challenge }) });
  expect(done.status).toBe(200);
  return { actor, here, key, recoveryCode: recoveryCodeIn(await done.text()) ?? "" };
}

/** A browser that has given the right password, and what it is asked then. */
async function afterPassword({ personId }: Actor): Promise<{ one: Visitor; challenge: string }> {
  const [row] = await t.ownerQuery<{ code: string; loginName: string }>(
    `select code, login_name as "loginName" from municipalities join people using (tenant_id) where person_id = $1`,
    [personId],
  );
  const one = visitor(app);
  const answer = await one.post("/sign-in", {
    code: row?.code ?? "",
    loginName: row?.loginName ?? "",
    password: testPassword,
  });
  expect(answer.headers.get("Location")).toBe("/sign-in/code");
  return { one, challenge: (await questionIn(await one.get("/sign-in/code"))).challenge };
}

const isIn = async (one: Visitor) => (await one.get("/account")).status === 200;

async function refused(one: Visitor, passkey: string, why: RegExp): Promise<void> {
  const answer = await one.post("/sign-in/code", { passkey });
  expect([answer.status, await isIn(one)]).toEqual([401, false]);
  expect(await answer.text()).toContain("パスキーを確かめられませんでした");
  expect(logged.findLast(({ what }) => what === "passkey-refused")?.detail).toMatch(why);
}

test("made on a signed-in screen, from then on the password alone opens nothing and the passkey lets in", async () => {
  const { actor, key, recoveryCode } = await withPasskey("鈴木 葵");
  const { one, challenge } = await afterPassword(actor);
  expect(await isIn(one)).toBe(false);
  const right = await one.post("/sign-in/code", { passkey: key.answer({ challenge }), back: "/history" });
  expect([right.status, right.headers.get("Location"), await isIn(one)]).toEqual([303, "/history", true]);
  const other = await afterPassword(actor);
  expect((await other.one.post("/sign-in/code", { code: recoveryCode })).status).toBe(303);
  expect(await isIn(other.one)).toBe(true);
});

test("what a passkey has signed is good once: replayed, or signed for an earlier question, it lets nobody in", async () => {
  const { actor, key } = await withPasskey("高橋 実");
  const first = await afterPassword(actor);
  const signed = key.answer({ challenge: first.challenge });
  expect((await first.one.post("/sign-in/code", { passkey: signed })).status).toBe(303);
  const second = await afterPassword(actor);
  await refused(second.one, signed, /challenge/);
  // The refused answer has used the question up: even the right signature comes too late.
  await refused(second.one, key.answer({ challenge: second.challenge, counter: 3 }), /nothing was asked|challenge/);
});

test.each([
  ["another site", { origin: "https://michi.example.com" }, /origin/],
  ["the site without its encryption", { origin: site.replace("https", "http") }, /origin/],
  ["another question", { challenge: "A".repeat(43) }, /challenge/],
])("signed for %s, it is refused", async (_, wrong, why) => {
  const { actor, key } = await withPasskey("田中 結");
  const { one, challenge } = await afterPassword(actor);
  await refused(one, key.answer({ challenge, ...wrong }), why);
});

test("another person's passkey, one of the neighbouring city, and one that nobody registered are refused", async () => {
  const [mine, yours] = [await withPasskey("伊藤 花"), await withPasskey("渡辺 光")];
  const tenantId = await t.addMunicipality("となり市");
  const { one, challenge } = await afterPassword(mine.actor);
  await refused(one, yours.key.answer({ challenge }), /no passkey of this person/);
  await t.ownerQuery("update passkeys set tenant_id = $1, person_id = $2 where credential_id = $3", [
    tenantId,
    (await addPerson(t, { name: "他所 人", role: "staff", tenantId })).personId,
    yours.key.id,
  ]);
  const again = await afterPassword(mine.actor);
  await refused(again.one, yours.key.answer({ challenge: again.challenge }), /no passkey of this person/);
  const third = await afterPassword(mine.actor);
  await refused(third.one, softwarePasskey(site).answer({ challenge: third.challenge }), /no passkey/);
  const fourth = await afterPassword(mine.actor);
  const forged = JSON.parse(softwarePasskey(site).answer({ challenge: fourth.challenge }));
  await refused(fourth.one, JSON.stringify({ ...forged, id: mine.key.id, rawId: mine.key.id }), /not verified/);
  const fifth = await afterPassword(mine.actor);
  await refused(fifth.one, '{"id": 1}', /no answer/);
});

test("a copy of the device falls behind in its counter: refused, and said in the history", async () => {
  const { actor, key } = await withPasskey("山本 誠");
  const first = await afterPassword(actor);
  await first.one.post("/sign-in/code", { passkey: key.answer({ challenge: first.challenge, counter: 9 }) });
  expect(await isIn(first.one)).toBe(true);
  const copy = await afterPassword(actor);
  await refused(copy.one, key.answer({ challenge: copy.challenge, counter: 9 }), /counter went back/);
  expect(await (await office.get("/history")).text()).toContain("複製されたおそれのある応答");
});

test("guesses with passkeys count like wrong passwords", async () => {
  const { actor, key } = await withPasskey("中村 優");
  const { one } = await afterPassword(actor);
  const statuses: number[] = [];
  for (let n = 0; n < 6; n += 1) {
    statuses.push((await one.post("/sign-in/code", { passkey: key.answer({ challenge: "x" }) })).status);
  }
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
});

test("a passkey is registered once, by who knows the password, on the screen that asked, and not too late", async () => {
  const { here, key } = await withPasskey("小林 学");
  const wrong = await here.post("/account/passkeys", { name: "x", present: "ちがう合言葉です" });
  expect(wrong.status).toBe(422);
  expect((await here.get("/account/passkeys/new")).status).toBe(303);
  const challenge = await askedToRegister(here);
  const twice = await here.post("/account/passkeys/new", { passkey: key.register({ challenge }) });
  expect(await twice.text()).toContain("すでに登録されています");
  const replayed = softwarePasskey(site).register({ challenge });
  expect((await here.post("/account/passkeys/new", { passkey: replayed })).status).toBe(422);
  const fresh = await askedToRegister(here);
  const foreign = softwarePasskey(site).register({ challenge: fresh, origin: "https://michi.example.com" });
  expect((await here.post("/account/passkeys/new", { passkey: foreign })).status).toBe(422);
  expect(logged.at(-1)?.detail).toMatch(/origin/);
  const late = await askedToRegister(here);
  now = new Date(now.getTime() + 11 * 60_000);
  const made = softwarePasskey(site).register({ challenge: late });
  expect((await here.post("/account/passkeys/new", { passkey: made })).status).toBe(422);
  const sum = "select 1 from passkeys join people using (tenant_id, person_id) where people.name = '小林 学'";
  expect(await t.ownerQuery(sum)).toHaveLength(1);
});

test("where the city asks for a second factor a passkey is one, and the last one can't be taken away", async () => {
  await office.post("/settings/sign-in/second-factor", { roles: "viewer" });
  const actor = await addPerson(t, { name: "加藤 薫", role: "viewer" });
  const here = await signedIn(t, app, actor);
  expect((await here.get("/account")).headers.get("Location")).toBe(page);
  const key = softwarePasskey(site);
  const challenge = await askedToRegister(here);
  expect((await here.post("/account/passkeys/new", { passkey: key.register({ challenge }) })).status).toBe(200);
  expect(await isIn(here)).toBe(true);
  const [row] = await t.ownerQuery<{ id: string }>("select passkey_id as id from passkeys where person_id = $1", [
    actor.personId,
  ]);
  const removal = `/account/passkeys/${row?.id}/remove`;
  expect((await here.post(removal, { present: "ちがう合言葉です" })).status).toBe(422);
  const kept = await here.post(removal, { present: testPassword });
  expect([kept.status, await kept.text()]).toEqual([422, expect.stringContaining("必須のため、解除できません")]);
  await office.post("/settings/sign-in/second-factor", {});
  expect((await here.post(removal, { present: testPassword })).status).toBe(303);
  expect(await t.ownerQuery("select 1 from recovery_codes where person_id = $1", [actor.personId])).toEqual([]);
});

test("nobody takes away another's; the office takes all away, and who was signed in there is out", async () => {
  const { actor, here } = await withPasskey("吉田 直");
  const [row] = await t.ownerQuery<{ id: string }>("select passkey_id as id from passkeys where person_id = $1", [
    actor.personId,
  ]);
  const other = await signedIn(t, app, await addPerson(t, { name: "別の人", role: "staff" }));
  expect((await other.post(`/account/passkeys/${row?.id}/remove`, { present: testPassword })).status).toBe(404);
  await office.post(`/people/${actor.personId}/second-factor`, {});
  expect(await isIn(here)).toBe(false);
  expect(await t.ownerQuery("select 1 from passkeys where person_id = $1", [actor.personId])).toEqual([]);
});

test("on another address than the one it was made for, a passkey is neither asked for nor taken", async () => {
  const { actor, key } = await withPasskey("佐々木 歩");
  await office.post("/settings/sign-in/site-address", { siteAddress: "https://new.city.example.lg.jp" });
  const one = visitor(app);
  const [row] = await t.ownerQuery<{ code: string; loginName: string }>(
    `select code, login_name as "loginName" from municipalities join people using (tenant_id) where person_id = $1`,
    [actor.personId],
  );
  await one.post("/sign-in", { code: row?.code ?? "", loginName: row?.loginName ?? "", password: testPassword });
  expect(await (await one.get("/sign-in/code")).text()).not.toContain("data-island");
  await refused(one, key.answer({ challenge: "A".repeat(43) }), /nothing was asked/);
  await office.post("/settings/sign-in/site-address", { siteAddress: site });
});
