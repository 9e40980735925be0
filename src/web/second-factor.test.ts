import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type TestDatabase, testDatabase } from "../../tests/support/database.ts";
import { addPerson } from "../../tests/support/sample-city.ts";
import { signedIn, testPassword, type Visitor, visitor, webApp } from "../../tests/support/web-city.ts";
import type { Actor, Role } from "../domain/permissions/actor.ts";
import { secondStepLifetime } from "../usecases/second-factor/second-step.ts";
import { totpCode, totpStep } from "../usecases/second-factor/totp.ts";
import { attemptLimits } from "../usecases/sessions/sign-in-attempts.ts";

let t: TestDatabase;
let app: ReturnType<typeof webApp>;
let office: Visitor;
let now: Date;
beforeAll(async () => {
  t = await testDatabase();
  now = new Date("2026-11-20T00:00:00Z");
  app = webApp(t, { now: () => now });
  office = await signedIn(t, app, await addPerson(t, { name: "佐藤 まどか", role: "office", and: "administrator" }));
});
beforeEach(() => later(30));
afterAll(() => t.close());

function later(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

const codeOf = (secret: string, steps = 0) => totpCode(secret, totpStep(now) + steps);
const secretIn = (page: string) => /<code>([A-Z2-7 ]{39})<\/code>/.exec(page)?.[1]?.replaceAll(" ", "") ?? "";
const recoveryCodesIn = (page: string) =>
  [...page.matchAll(/<code>([A-Z2-7]{4}(?:-[A-Z2-7]{4}){3})</g)].map(([, one = ""]) => one);

/** Somebody who has set the second step up. `here`: the screen on which they did. */
async function enrolled(name: string, role: Role = "staff") {
  const actor = await addPerson(t, { name, role });
  const here = await signedIn(t, app, actor);
  expect((await here.post("/account/second-factor", { act: "begin", present: testPassword })).status).toBe(303);
  const secret = secretIn(await (await here.get("/account/second-factor")).text());
  const done = await here.post("/account/second-factor", { act: "confirm", code: codeOf(secret) });
  expect(done.status).toBe(200);
  later(60);
  return { actor, here, secret, recoveryCodes: recoveryCodesIn(await done.text()) };
}

async function afterPassword(actor: Actor): Promise<{ one: Visitor; answer: Response }> {
  const [row] = await t.ownerQuery<{ code: string; loginName: string }>(
    `select code, login_name as "loginName" from municipalities join people using (tenant_id) where person_id = $1`,
    [actor.personId],
  );
  const one = visitor(app);
  const given = { code: row?.code ?? "", loginName: row?.loginName ?? "", password: testPassword, back: "/history" };
  return { one, answer: await one.post("/sign-in", given) };
}

const isIn = async (one: Visitor) => (await one.get("/history")).status === 200;

test("set up with picture and words, then the password alone opens nothing and the code lets in", async () => {
  const { actor, here, secret, recoveryCodes } = await enrolled("鈴木 葵");
  expect(secret).toMatch(/^[A-Z2-7]{32}$/);
  expect([recoveryCodes.length, new Set(recoveryCodes).size]).toEqual([10, 10]);
  expect(await (await here.get("/account/second-factor")).text()).not.toContain(recoveryCodes[0]);
  const { one, answer } = await afterPassword(actor);
  expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/sign-in/code?back=%2Fhistory"]);
  expect(await isIn(one)).toBe(false);
  const wrong = await one.post("/sign-in/code", { code: "000000", back: "/history" });
  expect(wrong.status).toBe(401);
  const right = await one.post("/sign-in/code", { code: codeOf(secret), back: "/history" });
  expect([right.status, right.headers.get("Location")]).toEqual([303, "/history"]);
  expect(await isIn(one)).toBe(true);
});

test("neither secret nor recovery codes can be read in the database", async () => {
  const { actor, secret, recoveryCodes } = await enrolled("高橋 実");
  const rows = await t.ownerQuery<{ sealed: Buffer }>("select sealed from totp_secrets where person_id = $1", [
    actor.personId,
  ]);
  expect(rows[0]?.sealed.toString("latin1")).not.toContain(secret);
  const hashes = await t.ownerQuery<{ hash: Buffer }>("select code_hash as hash from recovery_codes");
  for (const { hash } of hashes)
    expect(recoveryCodes.join().replaceAll("-", "")).not.toContain(hash.toString("latin1"));
});

test("a code lets in once: not a second time, and not the one before it afterwards", async () => {
  const { actor, secret } = await enrolled("伊藤 望");
  const [before, code] = [codeOf(secret, -1), codeOf(secret)];
  const first = await afterPassword(actor);
  expect((await first.one.post("/sign-in/code", { code })).status).toBe(303);
  const second = await afterPassword(actor);
  expect((await second.one.post("/sign-in/code", { code })).status).toBe(401);
  expect((await second.one.post("/sign-in/code", { code: before })).status).toBe(401);
  later(30);
  expect((await second.one.post("/sign-in/code", { code: codeOf(secret) })).status).toBe(303);
});

test("of two requests at once with one code, one gets in", async () => {
  const { actor, secret } = await enrolled("加藤 結");
  const both = [await afterPassword(actor), await afterPassword(actor)];
  const answers = await Promise.all(both.map(({ one }) => one.post("/sign-in/code", { code: codeOf(secret) })));
  expect(answers.map(({ status }) => status).sort()).toEqual([303, 401]);
});

test("a recovery code lets in once, however it is typed, and the history tells", async () => {
  const { actor, recoveryCodes } = await enrolled("小林 空");
  const typed = (recoveryCodes[0] ?? "").toLowerCase().replaceAll("-", " ");
  const first = await afterPassword(actor);
  expect((await first.one.post("/sign-in/code", { code: typed })).status).toBe(303);
  const second = await afterPassword(actor);
  expect((await second.one.post("/sign-in/code", { code: typed })).status).toBe(401);
  expect(await (await first.one.get("/account/second-factor")).text()).toContain("回復用コードは9個");
  const notes = await (await office.get("/history")).text();
  expect(notes).toContain("「小林 空」が回復用コードでサインインしました。残りは9個です。");
});

test("guessing stops after five, and the right code doesn't help then; a late one neither", async () => {
  const { actor, secret } = await enrolled("森 千夏");
  const { one } = await afterPassword(actor);
  for (let n = 0; n < attemptLimits.ofAccount; n++) await one.post("/sign-in/code", { code: "123456" });
  expect((await one.post("/sign-in/code", { code: codeOf(secret) })).status).toBe(429);
  later(attemptLimits.within / 1000 + 1);
  const next = await afterPassword(actor);
  later(secondStepLifetime / 1000 + 1);
  const late = await next.one.post("/sign-in/code", { code: codeOf(secret) });
  expect(late.headers.get("Location")).toBe("/sign-in?late=1");
  expect(await isIn(next.one)).toBe(false);
});

test("a new password or a stopped account ends a step that is waiting for its code", async () => {
  const { actor, secret } = await enrolled("中村 健");
  const { one } = await afterPassword(actor);
  const person = { name: actor.name, password: "あたらしい合言葉にしました" };
  await office.post(`/people/${actor.personId}`, person);
  expect((await one.post("/sign-in/code", { code: codeOf(secret) })).headers.get("Location")).toBe("/sign-in?late=1");
});

test("turning it on or off asks for the password", async () => {
  const actor = await addPerson(t, { name: "石井 光", role: "staff" });
  const one = await signedIn(t, app, actor);
  expect((await one.post("/account/second-factor", { act: "begin", present: "ちがう" })).status).toBe(422);
  expect(secretIn(await (await one.get("/account/second-factor")).text())).toBe("");
  const { here, actor: other } = await enrolled("山本 樹");
  expect((await here.post("/account/second-factor", { act: "remove", present: "ちがう" })).status).toBe(422);
  // A second set-up can't replace the secret that counts.
  await here.post("/account/second-factor", { act: "begin", present: testPassword });
  expect((await afterPassword(other)).answer.headers.get("Location")).toContain("/sign-in/code");
  expect((await here.post("/account/second-factor", { act: "remove", present: testPassword })).status).toBe(303);
  expect((await afterPassword(other)).answer.headers.get("Location")).toBe("/history");
});

test("the office resets it for who has lost everything; nobody else, and not in another city", async () => {
  const { actor, here } = await enrolled("渡辺 翔");
  const staff = await signedIn(t, app, await addPerson(t, { name: "井上 陽", role: "staff" }));
  expect((await staff.post(`/people/${actor.personId}/second-factor`, {})).status).toBe(403);
  const tenantId = await t.addMunicipality("となり市");
  const stranger = await signedIn(t, app, await addPerson(t, { name: "他所 人", role: "office", tenantId }));
  expect((await stranger.post(`/people/${actor.personId}/second-factor`, {})).status).toBe(404);
  expect(await isIn(here)).toBe(true);
  expect((await office.post(`/people/${actor.personId}/second-factor`, {})).status).toBe(303);
  expect(await isIn(here)).toBe(false);
  expect((await afterPassword(actor)).answer.headers.get("Location")).toBe("/history");
  expect(await (await office.get("/history")).text()).toContain("利用者「渡辺 翔」：二段階認証を解除。");
});

test("where the city asks for it, nothing but its set-up is open until it is done, and it can't be turned off", async () => {
  const actor = await addPerson(t, { name: "木村 楓", role: "head" });
  const one = await signedIn(t, app, actor);
  expect(await isIn(one)).toBe(true);
  expect((await office.post("/settings/sign-in/second-factor", { roles: "head" })).status).toBe(303);
  const sent = await one.get("/history");
  expect([sent.status, sent.headers.get("Location")]).toEqual([303, "/account/second-factor"]);
  expect((await one.postJson("/sheets/x/changes", { changes: [] })).status).toBe(403);
  const viewer = await signedIn(t, app, await addPerson(t, { name: "林 凪", role: "viewer" }));
  expect(await isIn(viewer)).toBe(true);
  await one.post("/account/second-factor", { act: "begin", present: testPassword });
  const secret = secretIn(await (await one.get("/account/second-factor")).text());
  await one.post("/account/second-factor", { act: "confirm", code: codeOf(secret) });
  expect(await isIn(one)).toBe(true);
  const off = await one.post("/account/second-factor", { act: "remove", present: testPassword });
  expect(await off.text()).toContain("二段階認証が必須のため");
  await office.post("/settings/sign-in/second-factor", {});
  expect((await one.post("/account/second-factor", { act: "remove", present: testPassword })).status).toBe(303);
});
