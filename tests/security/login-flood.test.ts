import { argon2Sync, randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { loginNameOf } from "../../src/usecases/people/login-name.ts";
import { sealerOf } from "../../src/usecases/secrets/sealer.ts";
import { hashPassword } from "../../src/usecases/sessions/password.ts";
import { signIn } from "../../src/usecases/sessions/sign-in.ts";
import { attemptLimits } from "../../src/usecases/sessions/sign-in-attempts.ts";
import { type TestDatabase, testDatabase } from "../support/database.ts";
import { addPerson } from "../support/sample-city.ts";

const townHall = "10.20.30.40";
const password = "窓口に花を飾る係長より";
const now = new Date("2026-11-20T00:00:00Z");
const daysAgo = (days: number) => new Date(now.getTime() - days * 24 * 60 * 60_000);

const sealer = sealerOf(() => Buffer.alloc(32));
let t: TestDatabase;
let loginName: string;
beforeAll(async () => {
  t = await testDatabase();
  const { personId } = await addPerson(t, { name: "佐藤 まどか", role: "staff" });
  loginName = loginNameOf(`login-${personId}`);
  await t.ownerQuery("update people set password_hash = $1", [await hashPassword(password)]);
});
beforeEach(() => t.ownerQuery("delete from sign_in_attempts"));
afterAll(() => t.close());

const attempt = (given: { password?: string; address?: string; deviceHash?: Buffer } = {}) =>
  signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall, ...given }, now);

/** As many failures from the town hall as its limit and more, on names that may or may not be there. */
const flood = () =>
  t.ownerQuery(
    `insert into sign_in_attempts (tenant_id, at, login_name, source, succeeded)
     select $1, $2, 'guess-' || n, $3, false from generate_series(1, $4::integer) n`,
    [t.tenantId, daysAgo(0), townHall, attemptLimits.ofAddress + 100],
  );

test("a flood of guesses from an infected PC doesn't shut out who signs in from that address every day", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(7));
  await flood();
  expect(await attempt()).toMatchObject({ ok: true });
});

test("it does shut out who was never seen there, and who was seen there long ago", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: "10.99.99.99" }, daysAgo(7));
  await flood();
  expect(await attempt()).toEqual({ ok: false, reason: "too-many-attempts" });
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(91));
  expect(await attempt()).toEqual({ ok: false, reason: "too-many-attempts" });
  expect(await attempt({ address: "10.99.99.99" })).toMatchObject({ ok: true });
});

test("an account that is known at the address is still guessed at five times only", async () => {
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: townHall }, daysAgo(7));
  await flood();
  const outcomes: unknown[] = [];
  for (let n = 0; n <= attemptLimits.ofAccount; n++) outcomes.push(await attempt({ password: "ちがう合言葉です" }));
  expect(outcomes.slice(0, -1)).toEqual(Array(attemptLimits.ofAccount).fill({ ok: false, reason: "wrong" }));
  expect(outcomes.at(-1)).toEqual({ ok: false, reason: "too-many-attempts" });
});

const wrong = "ちがう合言葉です";
const stranger = { address: "192.0.2.66", password: wrong };

/** Uses the strangers' budget up. */
async function guessFromElsewhere(): Promise<void> {
  for (let n = 0; n < attemptLimits.ofAccount; n++) await attempt(stranger);
  expect(await attempt(stranger)).toEqual({ ok: false, reason: "too-many-attempts" });
}

test("somebody who guesses from elsewhere doesn't shut the owner out: neither their browser nor where they work", async () => {
  const browser = randomBytes(32);
  const attic = { address: "198.51.100.7" };
  expect(await attempt({ ...attic, deviceHash: browser })).toMatchObject({ ok: true });
  expect(await attempt()).toMatchObject({ ok: true });
  await guessFromElsewhere();
  expect(await attempt({ address: "203.0.113.9", deviceHash: browser })).toMatchObject({ ok: true });
  expect(await attempt({ deviceHash: randomBytes(32) })).toMatchObject({ ok: true });
  expect(await attempt({ address: "203.0.113.10" })).toEqual({ ok: false, reason: "too-many-attempts" });
});

test("a known browser, too, guesses five times only, and the owner's other browser goes on", async () => {
  const [stolen, other] = [randomBytes(32), randomBytes(32)];
  for (const deviceHash of [stolen, other]) await attempt({ deviceHash });
  for (let n = 0; n < attemptLimits.ofAccount; n++) {
    expect(await attempt({ deviceHash: stolen, password: wrong })).toEqual({ ok: false, reason: "wrong" });
  }
  expect(await attempt({ deviceHash: stolen })).toEqual({ ok: false, reason: "too-many-attempts" });
  expect(await attempt({ deviceHash: other })).toMatchObject({ ok: true });
});

test("a browser that is known to one account is a stranger to another", async () => {
  const { personId } = await addPerson(t, { name: "別の人", role: "staff" });
  await t.ownerQuery("update people set password_hash = $2 where person_id = $1", [
    personId,
    await hashPassword(password),
  ]);
  const deviceHash = randomBytes(32);
  const theirs = { loginName: loginNameOf(`login-${personId}`), password, address: stranger.address, deviceHash };
  expect(await signIn(t.db, sealer, t.tenantId, theirs, now)).toMatchObject({ ok: true });
  await guessFromElsewhere();
  expect(await attempt({ ...stranger, password, deviceHash })).toEqual({ ok: false, reason: "too-many-attempts" });
});

test("a browser is forgotten after 400 days, and only the latest twenty of a person are kept", async () => {
  const old = randomBytes(32);
  await signIn(t.db, sealer, t.tenantId, { loginName, password, address: "", deviceHash: old }, daysAgo(401));
  await guessFromElsewhere();
  expect(await attempt({ address: "203.0.113.9", deviceHash: old })).toEqual({
    ok: false,
    reason: "too-many-attempts",
  });
  await t.ownerQuery("delete from sign_in_attempts");
  for (let n = 0; n < 22; n++) await attempt({ deviceHash: randomBytes(32) });
  const known = await t.ownerQuery("select 1 from known_devices join people using (person_id) where login_name = $1", [
    loginName,
  ]);
  expect(known).toHaveLength(20);
});

test("a whole town hall signs in for the first time from one address, everybody mistyping once", async () => {
  const people = attemptLimits.ofAddress + 20;
  await t.ownerQuery(
    `insert into people (tenant_id, login_name, name, password_hash)
     select $1, 'hall-' || n, '職員' || n, $2 from generate_series(1, $3::integer) n`,
    [t.tenantId, cheapHash(password), people],
  );
  const enter = async (n: number) => {
    const given = { loginName: `hall-${n}`, address: townHall };
    await signIn(t.db, sealer, t.tenantId, { ...given, password: wrong, deviceHash: randomBytes(32) }, now);
    return await signIn(t.db, sealer, t.tenantId, { ...given, password, deviceHash: randomBytes(32) }, now);
  };
  const refused: unknown[] = [];
  for (let n = 1; n <= people; n += 20) {
    const some = await Promise.all(Array.from({ length: 20 }, (_, more) => enter(n + more)));
    refused.push(...some.filter(({ ok }) => !ok));
  }
  expect(refused).toEqual([]);
});

/** Like hashPassword, at a cost that a test of hundreds can bear: a stored hash carries its own. */
function cheapHash(words: string): string {
  const [nonce, memory, passes] = [Buffer.alloc(16, 7), 64, 1];
  const tag = argon2Sync("argon2id", {
    message: Buffer.from(words),
    nonce,
    memory,
    passes,
    parallelism: 1,
    tagLength: 32,
  });
  return ["argon2id", memory, passes, nonce.toString("base64url"), tag.toString("base64url")].join("$");
}
